#!/usr/bin/env bash
# ical.js 2.2.1: an evening in week 10 of every year is one in every week, or none at all.
#
# Schools plan by week number, and a rule can say it: FREQ=YEARLY;BYWEEKNO=10;BYDAY=TH is the Thursday of week 10, once a
# year (RFC 5545, 3.3.10, weeks of ISO 8601). ical.js reads BYWEEKNO, checks it, writes it back, and
# does not use it when it works out the dates. With BYDAY what is left is "every Thursday", from the one
# after the first evening, which itself is not there; with COUNT=3 all three are over by April. Without
# BYDAY the rule never gives a date. Nothing is said in either case. Thunderbird's calendar and many
# pages show an .ics with ical.js; rrule.js 2.8.1 has the right days. Who wants to be read by all
# writes the dates out (RDATE, or an event each).
#
# Seen (ical.js 2.2.1, rrule 2.8.1), from Thursday 11 March 2027:
#   BYWEEKNO=10;BYDAY=TH  rrule 2027-03-11 2028-03-09 2029-03-08   ical.js 2027-03-18 2027-03-25 2027-04-01
#   BYWEEKNO=10           ical.js nothing
# Exit status 1 when that changes.
set -euo pipefail
command -v npm > /dev/null || { echo "needs npm (Debian: npm)"; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund 'ical.js@2.2.1' 'rrule@2.8.1' > /dev/null 2>&1
cat > seen.cjs <<'JS'
const ICAL = require("ical.js");
const { rrulestr } = require("rrule");

const byICAL = (rule) => {
  const steps = ICAL.Recur.fromString(rule).iterator(ICAL.Time.fromDateTimeString("2027-03-11T19:30:00"));
  const days = [];
  for (let day; days.length < 3 && (day = steps.next()); ) days.push(day.toString());
  return days;
};
const byRrule = (rule) => {
  const days = rrulestr(`DTSTART:20270311T193000Z\nRRULE:${rule}`);
  return days.all((_, nr) => nr < 3).map((day) => day.toISOString());
};
const THURSDAY = "FREQ=YEARLY;BYWEEKNO=10;BYDAY=TH";
for (const [name, days] of [
  ["rrule", byRrule(THURSDAY)],
  ["ical.js", byICAL(THURSDAY)],
  ["COUNT=3", byICAL(`${THURSDAY};COUNT=3`)],
  ["no BYDAY", byICAL("FREQ=YEARLY;BYWEEKNO=10")],
]) {
  console.log([name, ...days.map((day) => day.slice(0, 10))].join(" "));
}
console.log(ICAL.Recur.fromString(THURSDAY).toString());
JS
seen=$(TZ=UTC timeout 60 node seen.cjs)
echo "$seen"
[[ $seen == "rrule 2027-03-11 2028-03-09 2029-03-08
ical.js 2027-03-18 2027-03-25 2027-04-01
COUNT=3 2027-03-18 2027-03-25 2027-04-01
no BYDAY
FREQ=YEARLY;BYWEEKNO=10;BYDAY=TH" ]]
