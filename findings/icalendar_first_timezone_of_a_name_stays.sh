#!/usr/bin/env bash
# icalendar 7.3.2 and vobject 0.9.9: a second agenda is read with the time zone of the first, if the zones have one name.
#
# An .ics may bring time zones of its own, and the name of one (TZID) counts within that file only (RFC 5545,
# 3.8.3.1). Outlook can call a zone "Customized Time Zone", whatever is in it. Both libraries keep the
# zones that they met by their name, for as long as the process runs, and never look at a second one. So a program that
# reads the agenda of a school here (an hour ahead of UTC) and then that of a guest in Istanbul (three
# hours) has the guest's 19:00 two hours late, and so has what works on icalendar, like recurring-ical-events. Which
# of the two is wrong hangs on which came first: alone, each is right. Nothing is said, and written out again both
# files are as they were. icalendar forgets its zones at use_zoneinfo(); ical.js 2.2.1 looks in the file.
#
# Seen (icalendar 7.3.2, recurring-ical-events 3.8.2, vobject 0.9.9), 19:00 there in UTC: alone 16:00, after the
# other file 18:00, with all three; after use_zoneinfo() 16:00. Exit status 1 when that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check \
    'icalendar==7.3.2' 'recurring-ical-events==3.8.2' 'vobject==0.9.9'
cat > seen.py <<'PYTHON'
import sys
from datetime import UTC

import icalendar
import recurring_ical_events
import vobject

AGENDA = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//school//agenda//NL
BEGIN:VTIMEZONE
TZID:Customized Time Zone
BEGIN:STANDARD
DTSTART:20161101T000000
TZOFFSETFROM:{offset}
TZOFFSETTO:{offset}
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
UID:avond@school
DTSTAMP:20261101T120000Z
DTSTART;TZID=Customized Time Zone:20270305T190000
SUMMARY:Ouderavond
END:VEVENT
END:VCALENDAR
""".replace("\n", "\r\n")
HERE, THERE = (AGENDA.format(offset=offset) for offset in ("+0100", "+0300"))


def recurring(text):
    return recurring_ical_events.of(icalendar.Calendar.from_ical(text)).at(2027)[0].start


READERS = {
    "icalendar": lambda text: icalendar.Calendar.from_ical(text).events[0].start,
    "recurring-ical-events": recurring,
    "vobject": lambda text: vobject.readOne(text).vevent.dtstart.value,
}


def hour(reader, text):
    return f"{READERS[reader](text).astimezone(UTC):%H:%M}"


name, *first = sys.argv[1:]
for text in first:
    hour(name, {"here": HERE, "there": THERE}[text])
seen = [hour(name, THERE)]
if name == "icalendar":
    icalendar.use_zoneinfo()
    seen.append(hour(name, THERE))
    assert icalendar.Calendar.from_ical(THERE).to_ical().count(b"+0300") == 2
print(*seen)
PYTHON
failed=0
check() {
    seen=$(env/bin/python seen.py $1)
    echo "$1: $seen"
    [[ $seen == "$2" ]] || failed=1
}
check "icalendar" "16:00 16:00"
check "icalendar here" "18:00 16:00"
check "recurring-ical-events" "16:00"
check "recurring-ical-events here" "18:00"
check "vobject" "16:00"
check "vobject here" "18:00"
exit $failed
