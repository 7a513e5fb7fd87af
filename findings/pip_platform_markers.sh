#!/usr/bin/env bash
# pip 26.3: `--platform` chooses the files of another machine, and the requirements of this one.
#
# Whoever asks on Linux "what would be installed on Windows?" (`pip install --dry-run --platform
# win_amd64 --python-version 3.12 --only-binary=:all:`, or `pip download` likewise) gets wheels for
# Windows, but markers are still read for the machine and the Python that pip runs on. click asks
# for colorama on Windows only: it is missing from the answer, without a word. A set of pins that
# was checked in this way can lack a package on the machine that it was checked for.
#
# Seen (pip 26.3 on Linux): click alone; the same question with the markers of Windows gives click
# and colorama. Exit status 1 when that changes.
set -euo pipefail
if [[ $(uname -s) != Linux ]]; then
    echo "this is about asking from Linux; here nothing was tried"
    exit 0
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check 'pip==26.3' 'packaging==26.3'
env/bin/pip install --quiet --dry-run --report answer.json --target nothing \
    --platform win_amd64 --python-version 3.12 --only-binary=:all: 'click==8.1.8' 2> /dev/null
seen=$(env/bin/python - <<'PYTHON'
import json
from packaging.requirements import Requirement

answer = json.load(open("answer.json"))["install"]
windows = {"platform_system": "Windows", "python_version": "3.12"}
asked = [Requirement(r) for item in answer for r in item["metadata"].get("requires_dist", [])]
needed = sorted(r.name for r in asked if r.marker is None or r.marker.evaluate(windows))
print("answer:", *sorted(item["metadata"]["name"] for item in answer), "/ needed besides:", *needed)
PYTHON
)
echo "$seen"
[[ $seen == "answer: click / needed besides: colorama" ]]
