#!/bin/sh
# Een school op een server met JupyterHub: haar account, en een map die van haar is en van de dienst met de zalen. Als root:
#   sh /opt/ouderplan/docs/server/school.sh linde
# Doe het nog eens als er een map bij kwam, van een laptop of uit een reservekopie. Uitleg: docs/server.md.
set -eu
school=$1
thuis=/var/lib/ouderplan/thuis/$school
map=/var/lib/ouderplan/scholen/$school
if ! getent passwd "$school" > /dev/null; then
  useradd --system --user-group --create-home --home-dir "$thuis" --shell /usr/sbin/nologin "$school"
elif [ "$(getent passwd "$school" | cut -d: -f6)" != "$thuis" ]; then
  echo "‘$school’ heet al een ander account op deze computer. Er is niets veranderd. Geef de school een andere naam." >&2
  exit 1
fi
usermod --append --groups ouderplan-scholen "$school"      # die mogen de wieg om een server vragen
usermod --append --groups "$school" ouderplan
mkdir -p "$map"
chown -R "$school:$school" "$map"
chmod -R u+rwX,g+rwX,o= "$map"
find "$map" -type d -exec chmod g+s {} +      # wat de zalen erin maken, is dan ook van de school
