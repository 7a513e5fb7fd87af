#!/usr/bin/env bash
# ical.js 2.2.1: months in the order of a school year (BYMONTH=9,11,1,3) lose the second half of it.
#
# A list in a rule has no order of its own (RFC 5545, 3.3.10), and a school year begins in September. ical.js keeps
# the list as it was written and walks along it within one calendar year: after November 2026 come September and
# November 2027, and only then January and March 2027. A rule that ends with the school year
# (UNTIL=20270731) is over at that first September: two evenings are left of four. Without an end the dates go
# back in time, so what looks for the next evening, or stops at the first one after the month it shows, as one does
# with dates in order, has no January. If the rule begins in January, the next evening is that of
# November, and January comes once more. With the months sorted (1,3,9,11), or with FREQ=YEARLY, the same
# rule is right; rrule.js 2.8.1 is right in all.
#
# Seen (ical.js 2.2.1, rrule 2.8.1), FREQ=MONTHLY;BYMONTHDAY=15:
#   from 15 Sep 2026, 9,11,1,3, until July 2027   2026-09 2026-11
#   the same without an end                       2026-09 2026-11 2027-09 2027-11 2027-01 2027-03
#   from 15 Jan 2027                              2027-01 2027-11 2027-01 2027-03 2028-09 2028-11
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

const BY_SCHOOL_YEAR = "FREQ=MONTHLY;BYMONTHDAY=15;BYMONTH=9,11,1,3";
for (const [start, rule] of [
  ["20260915T193000", `${BY_SCHOOL_YEAR};UNTIL=20270731T220000Z`],
  ["20260915T193000", BY_SCHOOL_YEAR],
  ["20270115T193000", BY_SCHOOL_YEAR],
  ["20260915T193000", "FREQ=MONTHLY;BYMONTHDAY=15;BYMONTH=1,3,9,11;UNTIL=20270731T220000Z"],
  ["20260915T193000", "FREQ=YEARLY;BYMONTHDAY=15;BYMONTH=9,11,1,3;UNTIL=20270731T220000Z"],
]) {
  const line = `DTSTART:${start}Z`;
  const from = new ICAL.Property(ICAL.parse.property(line)).getFirstValue();
  const steps = ICAL.Recur.fromString(rule).iterator(from);
  const days = [];
  for (let day; days.length < 6 && (day = steps.next()); ) days.push(day.toString());
  const right = rrulestr(`${line}\nRRULE:${rule}`).all((_, nr) => nr < 6).map((day) => day.toISOString());
  for (const found of [right, days]) console.log(...found.map((day) => day.slice(0, 7)));
}
JS
seen=$(TZ=UTC timeout 60 node seen.cjs)
echo "$seen"
[[ $seen == "2026-09 2026-11 2027-01 2027-03
2026-09 2026-11
2026-09 2026-11 2027-01 2027-03 2027-09 2027-11
2026-09 2026-11 2027-09 2027-11 2027-01 2027-03
2027-01 2027-03 2027-09 2027-11 2028-01 2028-03
2027-01 2027-11 2027-01 2027-03 2028-09 2028-11
2026-09 2026-11 2027-01 2027-03
2026-09 2026-11 2027-01 2027-03
2026-09 2026-11 2027-01 2027-03
2026-09 2026-11 2027-01 2027-03" ]]
