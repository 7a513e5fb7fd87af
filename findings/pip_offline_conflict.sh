#!/usr/bin/env bash
# pip 26.3: a pin that cannot be reached is told as a conflict between pins.
#
# With a constraints file and no way to the index (no network, a school's filter), pip does not say
# that it found nothing: it says that "these package versions have conflicting dependencies", names
# the pin as one half of the conflict, and advises to loosen the pins. Without the constraints file
# the same command says "No matching distribution found". Who reads the last line goes looking
# for a fault in the pins, and a program that turns pip's words into advice has to look for the
# warnings above it.
#
# Seen (pip 26.3): ResolutionImpossible with the pin, "No matching distribution found" without.
# Exit status 1 when that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check 'pip==26.3'
echo 'click==8.1.8' > constraints.txt
offline() {
    env -u PIP_FIND_LINKS PIP_CONFIG_FILE=/dev/null PIP_RETRIES=0 \
        env/bin/pip install --no-cache-dir --index-url http://127.0.0.1:9/simple "$@" 2>&1 || true
}
said() {
    grep -o -m 1 -E 'ResolutionImpossible|No matching distribution found' <<< "$1" || echo "something else"
}
with=$(said "$(offline -c constraints.txt click)")
without=$(said "$(offline click)")
echo "with the pin: $with; without: $without"
[[ $with == ResolutionImpossible && $without == "No matching distribution found" ]]
