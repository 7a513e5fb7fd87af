#!/usr/bin/env bash
# CLDR (in Babel 2.19.0 and ICU): in Tigrinya "4 መጋቢት" is two days, nine days apart.
#
# Eritrea counts by the calendar that everybody here has, and names its months with the old names;
# in Ethiopia, where Tigrinya is spoken too, those names are months of the Ethiopian calendar, which begin
# a week or more later. CLDR has both calendars, and eleven of the twelve Gregorian months have the name of
# an Ethiopian one. So Babel writes 4 March 2026 as "4 መጋቢት", and a browser that was asked
# for the Ethiopian calendar writes 13 March with the same letters. Without the year nobody can tell.
# Amharic has other words for the Gregorian months (ማርች), and there they differ. Numbers are no way out: in
# Tigrinya CLDR's short form has the month first (3/4/26 is 4 March), in Amharic the day.
# A school that sends "4 መጋቢት" to families from both countries has to add a weekday, or the year.
#
# Seen (Babel 2.19.0; Node.js 20 with ICU 78.2 and Unicode's CLDR 48): as above. Exit status 1 when that changes.
set -euo pipefail
command -v node > /dev/null || { echo "needs node (Debian: nodejs)"; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check 'babel==2.19.0'
cat > icu.js <<'JS'
const write = (language, options, month, day) =>
  new Intl.DateTimeFormat(language, { timeZone: "UTC", ...options }).format(Date.UTC(2026, month - 1, day));
const full = { day: "numeric", month: "long" };
const names = (language) => {
  const months = new Set();
  for (let day = 1; day <= 365; day += 1) months.add(write(language, { month: "long" }, 1, day));
  return months;
};
const ethiopian = names("ti-u-ca-ethiopic");
console.log(JSON.stringify({
  gregorian: write("ti-u-ca-gregory", full, 3, 4),
  ethiopian: write("ti-u-ca-ethiopic", full, 3, 13),
  amharic: [write("am-u-ca-gregory", full, 3, 4), write("am-u-ca-ethiopic", full, 3, 13)],
  shared: [...names("ti-u-ca-gregory")].filter((name) => ethiopian.has(name)).length,
}));
JS
cat > seen.py <<'PYTHON'
import json
import subprocess
import sys
from datetime import date

from babel.dates import format_date

day = date(2026, 3, 4)
icu = json.loads(subprocess.check_output(["node", "icu.js"]))
babel = {
    "words": format_date(day, "d MMMM", "ti"),
    "ti": format_date(day, "short", "ti"),
    "am": format_date(day, "short", "am"),
}
print("4 March 2026 by Babel:", babel["words"], "| by ICU:", icu["gregorian"])
print("13 March 2026 by ICU, Ethiopian calendar:", icu["ethiopian"], "| months with one name:", icu["shared"])
print("Amharic:", *icu["amharic"], "| short, Tigrinya and Amharic:", babel["ti"], babel["am"], sep="  ")
same = babel["words"] == icu["gregorian"] == icu["ethiopian"] == "4 መጋቢት"
sys.exit(
    not same
    or icu["amharic"][0] == icu["amharic"][1]
    or icu["shared"] != 11
    or (babel["ti"], babel["am"]) != ("3/4/26", "04/03/2026")
)
PYTHON
env/bin/python seen.py
