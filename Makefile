# make start   open the workbook          make test    install what tests need, and run them all
# make lab     the same in JupyterLab     make lint / make format
# make bench   measure speed and cost, and write docs/BENCHMARKS.md
# make pins    ask (over the internet) whether every pin is there for every promised machine
# make wiel    build the wheel, in dist/
# make nacht   the tests, with the loops that kill and make things up ten times as long
# make controle   ask (over the internet) for known vulnerabilities in what is used
# make talen   bring the catalogs up to date, and say what is not translated
#              (TAAL=ro begins a language, LEES=map takes in translated catalogs,
#              SCHOOL=map what readers of a school corrected)
# make talenbeelden   pictures of the ballot in every language, in exports/talen
# make beelden  the two pictures of the README
# make voordeuren  install nginx and Caddy (Debian), so that the tests behind them are not skipped
# make browsers  install Firefox and WebKit (Debian), so that the tests in them are not skipped
# make hub      install JupyterHub and its proxy, so that the test with many schools is not skipped
# make databaseserver  have a PostgreSQL and what speaks with it, so that no test on it is skipped
# make schermbeelden  pictures of every slide of the projector, in exports/schermbeelden
# make bladzijden  pictures of every page of Word and Excel, in exports/bladzijden

PYTHON ?= python3
VENV := .venv
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif
PY := $(BIN)/python
BRON := widgets tests
# Three processes for each two cores (tests/conftest.py), each with a browser, servers and folders of its own; a file stays together.
PROEVEN = $(PY) tests/alles_draaien.py -n logical --dist loadfile --no-loadscope-reorder tests notebooks \
	-p nbval.plugin --nbval-lax --nbval-current-env --nbval-cell-timeout=120

.DEFAULT_GOAL := start
.PHONY: start lab test nacht bench lint format controle chromium browsers clean talen talenbeelden schermbeelden bladzijden beelden pins wiel klaar klaar-test voordeuren hub databaseserver

start: klaar data/voorbeeld/werkboek.csv
	@$(PY) -m ouderplan start $(OPTIES)

lab: klaar data/voorbeeld/werkboek.csv
	@$(PY) -m ouderplan start --lab $(OPTIES)

test: klaar-test chromium
	@$(PY) tests/andere_browsers.py --sturing
	$(PY) -m ruff check $(BRON)
	$(PY) -m ruff format --check $(BRON)
	$(PROEVEN)

# The same, with the loops that kill and make things up some ten times as long.
nacht: export OUDERPLAN_NACHT = 1
nacht: klaar-test chromium
	@$(PY) tests/andere_browsers.py --sturing
	$(PROEVEN) --timeout=0 -o faulthandler_timeout=0

bench: klaar-test chromium
	$(PY) tests/bench/meten.py

talen: klaar
	$(PY) -m ouderplan.app.catalogi $(if $(TAAL),--nieuw $(TAAL)) $(if $(LEES),--lees $(LEES)) $(if $(DOOR),--door $(DOOR)) $(if $(SCHOOL),--school $(SCHOOL))

bladzijden: klaar-test
	$(PY) tests/uitvoer/bladzijden_bekijken.py exports/bladzijden $(ALLEEN)

talenbeelden: klaar-test chromium
	$(PY) tests/talen/talen_bekijken.py exports/talen

schermbeelden: export PYTHONPATH = tests
schermbeelden: klaar-test chromium
	$(PY) tests/stappen/dias/dias_bekijken.py exports/schermbeelden $(ALLEEN)

beelden: klaar-test chromium
	$(PY) tests/leesmij_beelden.py

pins: klaar-test
	$(PY) tests/pins.py

wiel: klaar
	$(PY) -m pip wheel --quiet --disable-pip-version-check --no-deps --no-build-isolation -w dist .

lint: klaar-test
	$(PY) -m ruff check $(BRON)
	$(PY) -m mypy

format: klaar-test
	$(PY) -m ruff check --fix $(BRON)
	$(PY) -m ruff format $(BRON)

# In an environment of its own, so that nothing of it comes near the school's. A package that could
# not be looked up is an error, and no silent pass.
controle:
	$(PYTHON) -m venv $(VENV)-controle
	$(VENV)-controle/$(notdir $(BIN))/python -m pip install --quiet --disable-pip-version-check pip-audit
	$(VENV)-controle/$(notdir $(BIN))/python -m pip_audit --strict --requirement constraints.txt --no-deps --disable-pip

# Both look by themselves whether there is anything to do. Whether there is a Python at all is asked
# first, because a shell would say so in English. `|| echo`, because make repeats what a command
# says that ended with 127; the two halves, so that an error that repeats the command is no answer.
klaar klaar-test:
	$(if $(findstring er-is-python,$(shell $(PYTHON) -c "print('er-is-' + 'python')" 2>&1 || echo nee)),,\
	$(error '$(PYTHON)' is niet gevonden. Er is niets veranderd. Installeer Python 3.11 of nieuwer en probeer het opnieuw))
	@$(PYTHON) widgets/klaarzetten.py $(if $(filter %-test,$@),--test)

data/voorbeeld/werkboek.csv: | klaar
	$(PY) -m ouderplan.app.voorbeeld data/voorbeeld

chromium: klaar-test
	@$(PY) tests/chromium.py

voordeuren:
	@$(PYTHON) tests/voordeuren.py

hub: klaar-test
	@$(PY) tests/hub_halen.py

databaseserver: klaar-test
	@$(PY) tests/databaseserver.py

browsers: klaar-test
	@$(PY) tests/andere_browsers.py

clean:
	$(PYTHON) -c "import shutil; shutil.rmtree('$(VENV)', ignore_errors=True)"
