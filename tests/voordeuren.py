"""Have the web servers that tests put before our doors; ``.ci/run`` does, a laptop need not.

Debian starts a web server when it installs one, so nobody gets one unasked.
"""

import shutil

from debianpakketten import apt_install

PAKKETTEN = {"nginx": "nginx-light", "caddy": "caddy"}


def find_program(naam: str) -> str | None:
    """Return where it is, or None; Debian keeps servers where not every PATH looks."""
    return shutil.which(naam) or shutil.which(naam, path="/usr/sbin:/usr/local/sbin")


def main() -> None:
    """Install what is not there; without it, the tests that need it are skipped and say so."""
    missing = [naam for naam in PAKKETTEN if not find_program(naam)]
    if not missing:
        return
    print("nginx en Caddy worden gehaald om mee te testen…", flush=True)
    for naam in missing:
        apt_install(PAKKETTEN[naam])
        if not find_program(naam):
            print(
                f"{naam} is niet te halen; daar is één keer internet voor nodig. De tests achter "
                f"{naam} worden overgeslagen. Installeer het zelf en doe het nog eens.",
                flush=True,
            )


if __name__ == "__main__":
    main()
