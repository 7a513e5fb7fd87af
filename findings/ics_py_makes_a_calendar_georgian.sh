#!/usr/bin/env bash
# ics 0.7.3 (ics.py): a calendar that it read says "CALSCALE:GEORGIAN" when it is written again.
#
# CALSCALE may be left out of an .ics, and what is meant then is GREGORIAN (RFC 5545, 3.7.1). ics.py
# fills it in while reading, as "georgian", and writes that out; what it made itself has no such line.
# So a program that reads the agenda of a school, adds an evening and saves it, gives every event in it a
# calendar that does not exist. Many readers never look at the line. One that keeps to the standard
# must refuse a calendar that it does not know, and recurring-ical-events does: the whole agenda is gone
# for whoever reads it with that, the events of others too.
#
# Seen (ics 0.7.3, the newest release; icalendar 7.3.2, recurring-ical-events 3.8.2): as it came: 1 event;
# through ics.py: CALSCALE:GEORGIAN, refused ("Only Gregorian calendars are supported."); that line
# mended: 1 event. Exit status 1 when that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check \
    'ics==0.7.3' 'icalendar==7.3.2' 'recurring-ical-events==3.8.2'
cat > seen.py <<'PYTHON'
import re
import sys

import ics
import recurring_ical_events
from icalendar import Calendar

LINES = (
    "BEGIN:VCALENDAR VERSION:2.0 PRODID:-//school//agenda//NL BEGIN:VEVENT UID:avond@school "
    "DTSTAMP:20261101T120000Z DTSTART;VALUE=DATE:20270305 SUMMARY:Ouderavond END:VEVENT END:VCALENDAR"
)


def count(text):
    try:
        return len(recurring_ical_events.of(Calendar.from_ical(text)).at(2027))
    except ValueError as error:
        return f"refused: {error}"


before = "\r\n".join(LINES.split()) + "\r\n"
after = ics.Calendar(before).serialize()
scale = re.findall("^CALSCALE:.*$", after, re.MULTILINE)
seen = [count(before), [line.strip() for line in scale], count(after)]
seen.append(count(after.replace("GEORGIAN", "GREGORIAN")))
print("as it came, through ics.py, that mended:", *seen)
expected = [1, ["CALSCALE:GEORGIAN"], "refused: Only Gregorian calendars are supported.", 1]
sys.exit(seen != expected)
PYTHON
env/bin/python seen.py
