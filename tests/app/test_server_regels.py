"""The lines of docs/server.md with which a server is set up for PostgreSQL."""

import os
import re
import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa

from motoren import POSTGRES, left_out
from ouderplan.kern.rondes import Rondesoort, Stembriefje
from ouderplan.kern.soorten import Groep, Kanaal
from ouderplan.opslag import Werkboek
from ouderplan.opslag.motor.kiezen import OMGEVING
from ouderplan.opslag.stemmen import cast, close_ronde, open_ronde

DOCS = Path(__file__).parents[2] / "docs"
HOOFDSTUK = (DOCS / "server.md").read_text("utf-8").partition("## 7. ")[2]
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Dit zijn regels voor een server.")


def block(begin):
    """Return the lines of chapter 7 in which `begin` stands."""
    (found,) = (one for one in re.findall(r"```sh\n(.*?)```", HOOFDSTUK, re.DOTALL) if begin in one)
    return found


def bash(lines, **env):
    done = subprocess.run(
        ["bash", "-euc", lines], env=os.environ | env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    "motor", [pytest.param(POSTGRES, marks=left_out())], indirect=True, scope="function"
)
def test_in_a_database_made_as_the_page_says_a_workbook_lives_from_beginning_to_end(
    motor, tmp_path, monkeypatch
):
    """Its user is no superuser: what only such a one may do, is used nowhere."""
    lines = block("createuser").replace("runuser -u postgres -- ", "").replace(" --pwprompt", "")
    bash(
        re.sub(r"\bouderplan\b", "bestuur", lines),
        PATH=os.pathsep.join([str(motor.server.bin), os.environ["PATH"]]),
        PGHOST=str(motor.server.map),
        PGUSER="ouderplan",
        PGDATABASE="postgres",
    )
    url = sa.make_url(motor.server.url("bestuur")).set(username="bestuur")
    monkeypatch.setenv(OMGEVING, url.render_as_string(hide_password=False))
    facts = {"school": "De Serverschool", "schooljaar": "2026-2027"}
    with closing(Werkboek.create(tmp_path / "boek", facts)) as wb:
        ronde = open_ronde(wb, soort=Rondesoort.WAARDEN, vraag="Wat?", aantal_keuzes=1).ronde
        who = {"stemmer": "toestel", "groep": Groep.OUDERS, "kanaal": Kanaal.TELEFOON}
        cast(wb, ronde=ronde, keuzes=("respect",), **who)
        close_ronde(wb, ronde)
        with wb.reading() as tx:
            assert [row.keuze for row in tx.rows(Stembriefje)] == ["respect"]
    motor.server.psql("DROP DATABASE bestuur WITH (FORCE)")
    motor.server.psql("DROP ROLE bestuur")


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd staat hier niet")
def test_systemd_takes_the_services_with_what_the_page_adds_to_them(tmp_path):
    units = tmp_path / "etc" / "systemd" / "system"
    units.mkdir(parents=True)
    (tmp_path / "etc" / "ouderplan").mkdir()
    programs = tmp_path / "opt" / ".venv" / "bin"
    programs.mkdir(parents=True)
    for name in ("python", "jupyterhub"):
        shutil.copy(shutil.which("true"), programs / name)
    for path in [*DOCS.glob("server/*.service"), *DOCS.glob("server/*.timer")]:
        text = path.read_text("utf-8").replace("/opt/ouderplan", str(tmp_path / "opt"))
        (units / path.name).write_text(text, "utf-8")
    lines = block("for dienst in")
    added = lines[lines.index("install -m 600") : lines.index("systemctl")]
    bash(added.replace("/etc/", f"{tmp_path}/etc/"))
    added_to = {path.parent.name for path in units.glob("*/database.conf")}
    assert added_to == {f"{naam}.service.d" for naam in DIENSTEN}
    names = [path.name.replace("@.", "@linde.") for path in units.iterdir() if path.is_file()]
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *(f"{units}/{naam}" for naam in sorted(names))],
        env=os.environ | {"SYSTEMD_UNIT_PATH": f"{units}:"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout + done.stderr) == (0, "")


DIENSTEN = ("ouderplan@", "ouderplan-zalen", "ouderplan-reserve")
