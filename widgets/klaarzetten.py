"""Make the environment of this checkout ready: ``python widgets/klaarzetten.py [--test]``.

It makes ``.venv`` when that is not there or does not work, and installs what pyproject.toml asks
for at the versions of constraints.txt; ``--test`` adds what the tests need. When that was done
already, it looks and goes.

Whoever runs it may have any Python: it has to say in a sentence that theirs is too old. So this
file keeps to what Python 2.7 understands too, imports nothing of ours, and has its few sentences
here, in ASCII, because an old Python reads no TOML and may not know how to print more.
"""

import hashlib
import io
import os
import re
import subprocess
import sys

WORTEL = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
OMGEVING = os.path.join(WORTEL, ".venv")
KLAAR = {"": ".klaar", "--test": ".klaar-test"}
"""The stamp of what is installed: it holds of what that was made, and comes last."""
LOGBOEK = os.path.join("data", "logboek", "klaarzetten.log")

ONDERDELEN = ("venv", "ensurepip._uninstall")
"""What makes an environment; of the second Debian may leave an empty folder."""

OUD = (
    "Het werkboek heeft Python {van} tot en met {tot} nodig, en '{python}' is {versie}. "
    "Er is niets veranderd. {raad}"
)
NEEM = "Die staat hier ook; zet achter de opdracht: PYTHON={python}"
NEEM_PY = "Die staat hier ook; doe: {python} widgets\\klaarzetten.py"
HAAL = "Installeer Python {tot} en probeer het opnieuw."
GEEN_VENV = (
    "Bij '{python}' ontbreekt het onderdeel dat een eigen omgeving maakt. Er is niets veranderd. "
    "Installeer het (op Debian en Ubuntu: sudo apt install python{versie}-venv) en probeer het "
    "opnieuw."
)
GEEN_NETWERK = (
    "De onderdelen van het werkboek zijn niet te bereiken; daar is een keer internet voor nodig. "
    "Uw werkboeken zijn niet veranderd. Maak verbinding en doe hetzelfde nog eens."
)
SCHIJF_VOL = (
    "De schijf is vol: het werkboek heeft een gigabyte nodig. Uw werkboeken zijn niet veranderd. "
    "Maak ruimte en doe hetzelfde nog eens."
)
GEEN_WIEL = (
    "'{pakket}' is er niet kant-en-klaar voor deze computer met Python {versie}. Uw werkboeken "
    "zijn niet veranderd. In docs/installeren.md staat waarop het werkboek draait."
)
MISLUKT = (
    "Het klaarzetten is niet gelukt. Uw werkboeken zijn niet veranderd. Doe hetzelfde nog eens; "
    "wat er misging, staat in {logboek}."
)
BEZIG = "Het werkboek wordt klaargezet. De eerste keer duurt dat een paar minuten..."

REDENEN = (
    (SCHIJF_VOL, r"No space left on device|Errno 28|not enough space on the disk"),
    (
        GEEN_NETWERK,
        r"NewConnectionError|NameResolutionError|name resolution|getaddrinfo failed"
        r"|ConnectTimeoutError|ReadTimeoutError|ProxyError|Network is unreachable"
        r"|Max retries exceeded|ConnectionResetError|IncompleteRead|SSLError",
    ),
    (GEEN_VENV, r"ensurepip"),
    (GEEN_WIEL, r"No matching distribution found for (?P<pakket>[\w.-]+)"),
    (GEEN_WIEL, r"The user requested \(constraint\) (?P<pakket>[\w.-]+)=="),
    (GEEN_WIEL, r"Failed (?:building wheel for|to build) '?(?P<pakket>[\w.-]+)"),
)
"""What pip says, and the sentence that it deserves; the first that is found."""


class Mis(Exception):
    """What the user is to read."""


def main(argv):
    # type: (list[str]) -> int
    """Make it ready; return 1 when that did not work, with one sentence on stderr."""
    try:
        make_ready("--test" if "--test" in argv else "")
    except Mis as mis:
        sys.stderr.write("{0}\n".format(mis))
        return 1
    except KeyboardInterrupt:
        return 1
    return 0


def make_ready(soort):
    # type: (str) -> None
    """Make the environment and install what is not in it yet (Mis)."""
    van, tot = promised()
    if not is_usable(van, tot):
        require_python(van, tot)
        sys.stdout.write(BEZIG + "\n")
        sys.stdout.flush()
        run([sys.executable, "-m", "venv", "--clear", OMGEVING])
    if not is_ready(soort):
        install(soort)


def promised():
    # type: () -> tuple[int, int]
    """Return the oldest and the newest minor version of Python 3 that will do."""
    found = re.search(r'requires-python = ">=3\.(\d+),<3\.(\d+)"', read("pyproject.toml"))
    assert found, "requires-python"
    return int(found.group(1)), int(found.group(2)) - 1


def require_python(van, tot):
    # type: (int, int) -> None
    """Refuse a Python that will not do, or that cannot make an environment (Mis)."""
    hier = sys.version_info[:2]
    versie = "{0}.{1}".format(*hier)
    if not (3, van) <= hier <= (3, tot):
        nummers = {"van": "3.{0}".format(van), "tot": "3.{0}".format(tot)}
        raad = find_other(van, tot) or HAAL.format(**nummers)
        raise Mis(OUD.format(python=named(), versie=versie, raad=raad, **nummers))
    try:
        for naam in ONDERDELEN:
            __import__(naam)
    except ImportError:
        raise Mis(GEEN_VENV.format(python=named(), versie=versie))  # noqa: B904  for 2.7


def find_other(van, tot):
    # type: (int, int) -> str
    """Say how to take a Python on this machine that will do, or ""."""
    for minor in range(tot, van - 1, -1):
        naam = "py -3.{0}" if os.name == "nt" else "python3.{0}"
        command = naam.format(minor).split()
        if works(command, van, tot, ", ".join(ONDERDELEN)):
            return (NEEM_PY if os.name == "nt" else NEEM).format(python=" ".join(command))
    return ""


def named():
    # type: () -> str
    """Return what the Python that runs this is called."""
    return os.path.basename(sys.executable) or "python"


def venv_python():
    # type: () -> str
    """Return the path of the environment's own Python."""
    windows = os.name == "nt"
    return os.path.join(OMGEVING, *(("Scripts", "python.exe") if windows else ("bin", "python")))


def is_usable(van, tot):
    # type: (int, int) -> bool
    """Tell whether there is an environment to go on with: it runs, and was finished once.

    What was cut off half-way is made again, unless it is what runs this.
    """
    stamps = [os.path.join(OMGEVING, stamp) for stamp in KLAAR.values()]
    ours = os.path.realpath(sys.prefix) == os.path.realpath(OMGEVING)
    return (ours or any(map(os.path.isfile, stamps))) and works([venv_python()], van, tot)


def works(python, van, tot, needs="pip"):
    # type: (list[str], int, int, str) -> bool
    """Tell whether this Python runs, will do, and can import what is needed."""
    code = "import sys, {0}; sys.exit(not (3, {1}) <= sys.version_info[:2] <= (3, {2}))"
    return call(python + ["-c", code.format(needs, van, tot)], os.devnull) == 0


def is_ready(soort):
    # type: (str) -> bool
    """Tell by the stamp whether what the project asks for now was installed."""
    try:
        with open(os.path.join(OMGEVING, KLAAR[soort])) as stamp:
            return stamp.read() == fingerprint()
    except (IOError, OSError):
        return False


def install(soort):
    # type: (str) -> None
    """Install the package, and stamp the environment (Mis)."""
    pip = [venv_python(), "-m", "pip", "install", "--disable-pip-version-check"]
    pip += ["--no-warn-script-location", "--progress-bar", "off", "-c", "constraints.txt"]
    if soort:  # who tests, sees here that nobody will have to compile a pin
        pip += ["--only-binary", ":all:"]
    run(pip + ["hatchling", "editables"])
    run(pip + ["--no-build-isolation", "-e", ".[test]" if soort else "."])
    for stamp in {KLAAR[""], KLAAR[soort]}:
        with open(os.path.join(OMGEVING, stamp), "w") as stream:
            stream.write(fingerprint())


def fingerprint():
    # type: () -> str
    """Return what an environment is made of: other wishes, pins or another place, another print."""
    place = WORTEL if isinstance(WORTEL, bytes) else WORTEL.encode("utf-8", "replace")
    wishes = [read("pyproject.toml"), read("constraints.txt")]
    return hashlib.sha256(place + "".join(wishes).encode("utf-8")).hexdigest()


def read(naam):
    # type: (str) -> str
    """Return the text of one of the project's files."""
    with io.open(os.path.join(WORTEL, naam), encoding="utf-8") as stream:
        return stream.read()


def run(command):
    # type: (list[str]) -> None
    """Run a command that has to succeed; what it says goes into the log (Mis)."""
    logboek = os.path.join(WORTEL, LOGBOEK)
    try:
        if not os.path.isdir(os.path.dirname(logboek)):
            os.makedirs(os.path.dirname(logboek))
        if call(command, logboek) == 0:
            return
        with io.open(logboek, encoding="utf-8", errors="replace") as stream:
            said = stream.read()
    except (IOError, OSError) as error:
        said = str(error)
    raise Mis(explain(said))


def explain(said):
    # type: (str) -> str
    """Return the sentence for what a command said when it failed."""
    hier = "{0}.{1}".format(*sys.version_info[:2])
    for zin, pattern in REDENEN:
        found = re.search(pattern, said)
        if found:
            return zin.format(python=named(), versie=hier, **found.groupdict())
    return MISLUKT.format(logboek=LOGBOEK)


def call(command, uitvoer):
    # type: (list[str], str) -> int
    """Run a command with its words in a file; return its status, and 127 when it is not there."""
    with open(uitvoer, "wb") as stream:
        try:
            return subprocess.call(command, stdout=stream, stderr=subprocess.STDOUT, cwd=WORTEL)
        except OSError as error:
            stream.write(str(error).encode("utf-8"))
            return 127


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
