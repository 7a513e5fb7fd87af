#!/usr/bin/env bash
# icalendar 7.3.2, ical.js 2.2.1, node-ical 0.27.2: PT24H and P1D are two lengths, and none keeps them apart.
#
# In an .ics a duration in hours is exact and one in days is "until the same hour" (RFC 5545, 3.3.6). In
# the night that the clock goes forward they differ: a camp from Saturday noon is over on Sunday at 13:00
# after PT24H and at 12:00 after P1D. icalendar keeps a duration as a timedelta, which cannot tell: it ends both at
# 12:00, and what came in as PT24H goes out as P1D (PT48H as P2D), so reading and writing an agenda
# moves the end of an event in everybody else's. ical.js writes back what it read, and also ends both at
# 12:00. node-ical ends both at 13:00. So one file has two ends by two readers, whichever was written;
# only DTEND says the same to all.
#
# Seen: icalendar PT24H 12:00, P1D 12:00, written as P1D and P1D; ical.js 12:00, 12:00; node-ical 13:00, 13:00.
# Exit status 1 when that changes.
set -euo pipefail
command -v npm > /dev/null || { echo "needs npm (Debian: npm)"; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check 'icalendar==7.3.2' 'tzdata==2026.6'
npm install --silent --no-audit --no-fund 'ical.js@2.2.1' 'node-ical@0.27.2' > /dev/null
for length in PT24H P1D; do
    tr -d '\r' <<EVENT | sed 's/$/\r/' > "$length.ics"
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//school//agenda//NL
BEGIN:VTIMEZONE
TZID:Europe/Amsterdam
BEGIN:DAYLIGHT
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
DTSTART:19700329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
DTSTART:19701025T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
UID:kamp@school
DTSTAMP:20260101T120000Z
DTSTART;TZID=Europe/Amsterdam:20260328T120000
DURATION:$length
SUMMARY:Kamp
END:VEVENT
END:VCALENDAR
EVENT
done
cat > seen.mjs <<'JS'
import { readFileSync } from "node:fs";
import ICAL from "ical.js";
import nodeIcal from "node-ical";

const clock = { timeZone: "Europe/Amsterdam", hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
for (const length of ["PT24H", "P1D"]) {
  const text = readFileSync(`${length}.ics`, "utf8");
  const event = new ICAL.Event(new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent("vevent"));
  const end = nodeIcal.sync.parseICS(text)["kamp@school"].end;
  console.log(`ical.js ${length} ${event.endDate.toString().slice(11, 16)} ${event.duration}`);
  console.log(`node-ical ${length} ${new Intl.DateTimeFormat("nl", clock).format(end)}`);
}
JS
cat > seen.py <<'PYTHON'
from icalendar import Calendar

for length in ("PT24H", "P1D"):
    with open(f"{length}.ics", "rb") as file:
        calendar = Calendar.from_ical(file.read())
    event = calendar.events[0]
    written = next(line for line in calendar.to_ical().decode().split() if line.startswith("DURATION"))
    print("icalendar", length, event.end.strftime("%H:%M"), written.partition(":")[2])
PYTHON
seen=$(env/bin/python seen.py && node seen.mjs | LC_ALL=C sort)
echo "$seen"
[[ $seen == "icalendar PT24H 12:00 P1D
icalendar P1D 12:00 P1D
ical.js P1D 12:00 P1D
ical.js PT24H 12:00 PT24H
node-ical P1D 13:00
node-ical PT24H 13:00" ]]
