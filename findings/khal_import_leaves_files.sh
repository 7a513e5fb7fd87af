#!/usr/bin/env bash
# khal 0.14.1: importing a calendar again leaves two stray files for every event it knows, every time.
#
# A school puts its year in an agenda, changes a day, and imports the .ics again. khal finds the
# event by its UID and updates it, as it says it does; `khal list` shows it once. But beside UID.ics
# in the folder of the calendar two more files come with each import, named UID.ics and eight
# letters: copies that khal first tried to link in place as a new event. What syncs that folder by
# itself (rsync, a file sync client) carries them along, and they never go away.
#
# Seen (khal 0.14.1): 1 file after the first import, 3 after the second, 5 after the third; one event
# in the list each time. Exit status 1 when that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check 'khal==0.14.1'
mkdir agenda
cat > khal.conf <<CONF
[calendars]
[[agenda]]
path = $work/agenda
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[sqlite]
path = $work/khal.db
CONF
import_with() {
    printf '%s\r\n' BEGIN:VCALENDAR VERSION:2.0 PRODID:-//test//test//NL BEGIN:VEVENT \
        UID:rapport@school DTSTAMP:20261101T120000Z "SEQUENCE:$2" "DTSTART;VALUE=DATE:$1" \
        SUMMARY:Rapport END:VEVENT END:VCALENDAR > jaar.ics
    env/bin/khal -c khal.conf import --batch -a agenda jaar.ics > /dev/null 2>&1
}
seen=""
for round in 1 2 3; do
    import_with "2027020$round" "$round"
    files=$(find agenda -type f | wc -l)
    events=$(env/bin/khal -c khal.conf list 2027-02-01 10d | grep -c Rapport)
    echo "import $round: $files file(s) in the folder, $events event(s) in the list"
    seen="$seen $files/$events"
done
env/bin/khal --version
if [ "$seen" != " 1/1 3/1 5/1" ]; then
    echo "changed: seen$seen instead of 1/1 3/1 5/1"
    exit 1
fi
