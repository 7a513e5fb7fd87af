"""Hand-made requests to the real hall: never an invalid ballot, a crash or a traceback."""

import contextlib
import http.client
import os
from urllib.parse import quote, urlencode

import pytest
from bs4 import BeautifulSoup
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from keren import keren
from ouderplan.kern.rondes import Rondekeuze, Stembriefje
from ouderplan.kern.soorten import Groep, Kanaal
from ouderplan.zaal.rem import Toestellen

BUNDEL = 25
VERZOEKEN = int(os.environ.get("OUDERPLAN_VERZOEKEN", keren(1_500, 100_000)))
PADEN = ["/", "/team", "/stem", "/inbreng", "/ontvangen", "/team/ontvangen", "/gezond", "/vast/x"]
NARE_TEKST = [
    "",
    "durf",
    "geduld",
    "0",
    "1",
    "-1",
    "999999999999",
    "ouders",
    "team",
    "leerlingen",
    "kans",
    "<script>alert(1)</script>",
    "=cmd|' /C calc'!A0",
    "\u202etxt.exe",
    "\u200b\u200d",
    "\x00",
    "\ud7ff\U0010ffff",
    "{{ 7*7 }}{0}%s",
    "' OR 1=1; DROP TABLE rondes;--",
    "../../../etc/passwd",
    "x" * 2_000,
    "\U0001f600" * 500,
]
TEKST = st.sampled_from(NARE_TEKST) | st.text(max_size=12)
VELD = st.sampled_from(
    ["boek", "ronde", "groep", "keuze", "blanco", "inzending", "soort", "tekst", "bewijs"]
)
WAARDE = st.sampled_from(["durf", "geduld", "plezier", "respect", "vertrouwen", "openheid", "?"])
FORM = st.lists(st.tuples(VELD, TEKST), max_size=8) | st.lists(
    st.tuples(st.just("keuze"), WAARDE), max_size=6
)
KOPPEN = st.dictionaries(
    st.sampled_from(["Cookie", "Origin", "Sec-Fetch-Site", "X-Zaal", "Accept-Encoding", "Host"]),
    st.sampled_from(
        [
            "telefoon=2|1:0|1:0|8:telefoon|4:eA==|00",
            "telefoon=\xff",
            "null",
            "same-origin",
            "gzip",
            "cross-site",
            "http://[",
            "http://127.0.0.1",
            ";;;=,",
            "x" * 300,
        ]
    ),
    max_size=3,
)
SOORTEN = ["application/x-www-form-urlencoded"] * 6
SOORT = st.sampled_from(
    [*SOORTEN, "multipart/form-data; boundary=x", "multipart/form-data", "application/json", "\xe9"]
)
METHODE = st.sampled_from(
    ["POST"] * 6 + ["GET", "GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE"]
)
VERZOEK = st.tuples(
    METHODE,
    st.sampled_from(PADEN + ["/stem"] * 8 + ["/inbreng"] * 4),
    FORM,
    st.binary(max_size=60) | st.none(),
    SOORT,
    KOPPEN,
    st.sampled_from([0, 1, 2, 3]),
)


class Belager:
    """Sends whatever it likes, on one line; some of it with the cookie and form of a real phone."""

    def __init__(self, zaal) -> None:
        self.host = zaal.url.removeprefix("http://")
        self.line = http.client.HTTPConnection(self.host, timeout=10)
        self.statuses: dict[int, int] = {}
        self.cookie, self.form = self._real_phone()

    def _real_phone(self):
        self.line.request("GET", "/")
        answer = self.line.getresponse()
        page = BeautifulSoup(answer.read(), "html.parser")
        cookie = answer.headers["Set-Cookie"].partition(";")[0]
        return cookie, [(box["name"], box["value"]) for box in page.select("[type=hidden]")]

    def vote(self) -> None:
        headers = {"Content-Type": SOORTEN[0], "Cookie": self.cookie}
        line = http.client.HTTPConnection(self.host, timeout=10)
        line.request("POST", "/stem", urlencode([*self.form, ("keuze", "durf")]), headers)
        answer = line.getresponse()
        line.close()
        assert (answer.status, answer.headers["Location"]) == (303, "/ontvangen")

    def send(self, verzoek) -> None:
        methode, pad, form, raw, soort, koppen, echt = verzoek
        fields = [*(self.form if echt & 1 else ()), *form]
        body = raw if raw is not None else urlencode(fields, errors="replace").encode()
        headers = {"Content-Type": soort, **koppen, **({"Cookie": self.cookie} if echt & 2 else {})}
        if methode in ("GET", "HEAD"):
            pad, body = f"{pad}?{quote(body)}", b""
        try:
            self.line.request(
                methode, pad, body, {k: v.encode("latin-1") for k, v in headers.items()}
            )
            answer = self.line.getresponse()
            content = answer.read()
        except (http.client.HTTPException, OSError):  # the door hung up, which is an answer too
            self.line.close()
            return
        assert b"Traceback" not in content
        assert b"sqlalchemy" not in content.lower()
        assert answer.status not in (500, 503), (methode, pad, body, headers)
        self.statuses[answer.status] = self.statuses.get(answer.status, 0) + 1


def test_thousands_of_hand_made_requests_never_make_an_invalid_ballot_or_an_error(zaal, caplog):
    zaal.open()
    zaal.deur.app.settings["toestellen"] = Toestellen(groot=VERZOEKEN)  # or most would be too soon
    belager = Belager(zaal)

    @settings(
        max_examples=VERZOEKEN // BUNDEL,
        deadline=None,
        phases=[Phase.generate],
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.lists(VERZOEK, min_size=BUNDEL, max_size=BUNDEL))
    def belaag(verzoeken):
        for verzoek in verzoeken:
            belager.send(verzoek)
        belager.vote()  # whatever came before, a real vote is taken

    belaag()
    assert sum(belager.statuses.values()) > VERZOEKEN * 0.8
    with zaal.wb.reading() as tx:
        offered = {row.keuze for row in tx.rows(Rondekeuze, ronde=1)}
        ballots = tx.rows(Stembriefje)
    assert ballots
    per: dict[str, set[str]] = {}
    for row in ballots:
        assert (row.ronde, row.kanaal) == (1, Kanaal.TELEFOON)
        assert row.groep in (Groep.OUDERS, Groep.TEAM)
        assert row.keuze in offered | {""}
        per.setdefault(row.briefje, set()).add(row.keuze)
    assert len(per) == 1  # one real phone
    assert all(len(keuzes) <= 5 for keuzes in per.values())
    assert "Traceback" not in caplog.text


@pytest.mark.parametrize("veld", ["keuze", "tekst", "inzending", "boek"])
def test_a_megabyte_of_emoji_is_refused_and_the_hall_goes_on(zaal, toestel, veld):
    zaal.open()
    phone = toestel()
    body = urlencode({**phone.get().hidden, veld: "\U0001f600" * 262_144}).encode()
    with contextlib.suppress(OSError):  # the line may be cut while sending
        assert phone.post("/stem", body).status in {400, 413}
    assert zaal.ballots() == {}
    assert phone.vote("durf").status == 200
