# make start   open the workbook          make test    install what tests need, and run them all
# make lab     the same in JupyterLab     make lint / make format
# make bench   measure speed and cost, and write BENCHMARKS.md
# make controle   ask (over the internet) for known vulnerabilities in what is used
# make talen   bring the catalogs up to date, and say what is not translated
#              (TAAL=ro begins a language, LEES=map takes in translated catalogs)
# make talenbeelden   pictures of the ballot in every language, in exports/talen

PYTHON ?= python3
VENV := .venv
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif
PY := $(BIN)/python
INSTALL := $(PY) -m pip install --quiet --disable-pip-version-check --no-warn-script-location -c constraints.txt
BRON := widgets tests

.DEFAULT_GOAL := start
.PHONY: start lab test bench lint format controle chromium clean talen talenbeelden

start: $(VENV)/.klaar data/voorbeeld/werkboek.csv
	@$(PY) -m ouderplan start $(OPTIES)

lab: $(VENV)/.klaar data/voorbeeld/werkboek.csv
	@$(PY) -m ouderplan start --lab $(OPTIES)

test: $(VENV)/.klaar-test chromium
	$(PY) -m ruff check $(BRON)
	$(PY) -m ruff format --check $(BRON)
	$(PY) -m mypy
	$(PY) -m pytest
	$(PY) -m pytest --nbval-lax --nbval-current-env --nbval-cell-timeout=120 notebooks

bench: $(VENV)/.klaar-test chromium
	$(PY) tests/bench/meten.py

talen: $(VENV)/.klaar
	$(PY) -m ouderplan.app.catalogi $(if $(TAAL),--nieuw $(TAAL)) $(if $(LEES),--lees $(LEES))

talenbeelden: $(VENV)/.klaar-test chromium
	$(PY) tests/talen/talen_bekijken.py exports/talen

lint: $(VENV)/.klaar-test
	$(PY) -m ruff check $(BRON)
	$(PY) -m mypy

format: $(VENV)/.klaar-test
	$(PY) -m ruff check --fix $(BRON)
	$(PY) -m ruff format $(BRON)

# In an environment of its own, so that nothing of it comes near the school's. A package that could
# not be looked up is an error, and no silent pass.
controle:
	$(PYTHON) -m venv $(VENV)-controle
	$(VENV)-controle/$(notdir $(BIN))/python -m pip install --quiet --disable-pip-version-check pip-audit
	$(VENV)-controle/$(notdir $(BIN))/python -m pip_audit --strict --requirement constraints.txt --no-deps --disable-pip

# The stamps are renewed only when what is to be installed has changed.
$(VENV)/pyvenv.cfg:
	@echo "De omgeving wordt gemaakt (dit duurt de eerste keer een paar minuten)…"
	$(PYTHON) -m venv $(VENV)

$(VENV)/.klaar: $(VENV)/pyvenv.cfg pyproject.toml constraints.txt
	$(INSTALL) hatchling editables
	$(INSTALL) --no-build-isolation -e .
	@$(PY) -c "import pathlib; pathlib.Path('$@').touch()"

$(VENV)/.klaar-test: $(VENV)/.klaar
	$(INSTALL) --no-build-isolation -e ".[test]"
	@$(PY) -c "import pathlib; pathlib.Path('$@').touch()"

data/voorbeeld/werkboek.csv: | $(VENV)/.klaar
	$(PY) -m ouderplan.app.voorbeeld data/voorbeeld

chromium: $(VENV)/.klaar-test
	@$(PY) tests/chromium.py

clean:
	$(PYTHON) -c "import shutil; shutil.rmtree('$(VENV)', ignore_errors=True)"
