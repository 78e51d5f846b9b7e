# What there is to make: `make help`. The two that matter: `make convert` and `make test`.

PYTHON ?= $(shell sh .ci/python)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
SOURCES := $(shell find tei_memcon schemas corpus tests docs .ci -type f ! -name '*.pyc' ! -name '*.manifest.json') \
	README.md CHANGELOG.md CITATION.cff Makefile pyproject.toml action.yml .pre-commit-hooks.yaml

.PHONY: convert test browser hostile judges thorough consumers lint golden schemas bench accuracy fuzz help clean
.DELETE_ON_ERROR:

convert: $(VENV)/installed  ## Convert corpus/ into build/, validate the result and make a page of each record.
	@$(BIN)/tei-memcon convert corpus --out-dir build --schemas schemas --report build/report.json --quiet
	@$(BIN)/tei-memcon validate build
	@$(BIN)/tei-memcon export build --to html --out-dir build --force
	@$(BIN)/python .ci/table.py build/report.json

test: $(VENV)/tested  ## Run the linters and all tests; nothing to do where nothing has changed since they passed.
	@echo "All tests have passed, and nothing has changed since."

$(VENV)/tested: $(VENV)/developing $(SOURCES)
	@$(MAKE) --no-print-directory lint
	$(BIN)/pytest --numprocesses auto --dist worksteal --ignore tests/hostile --ignore tests/judges -m 'not browser and not consumers'
	@touch $@

hostile: $(VENV)/developing  ## Run the tests of hostile files and of processes that are killed, starved and cut off; CI does.
	$(BIN)/pytest --numprocesses auto --dist worksteal tests/hostile

browser: $(VENV)/developing  ## Look at all pages in Chromium: wide, narrow, dark, by keyboard, for screen readers; CI does.
	$(BIN)/pytest --numprocesses auto --dist worksteal -m browser tests

judges: $(VENV)/developing  ## Let jing, libxml2 and xmlschema judge the same two thousand documents; CI does, and they must agree.
	$(BIN)/pytest tests/judges

thorough: $(VENV)/developing  ## Run all tests with eight times as many random records.
	TEI_MEMCON_THOROUGH=1 $(BIN)/pytest --numprocesses auto --dist worksteal

consumers: $(VENV)/consuming  ## Hold what needs pandas, DuckDB, pyarrow and Saxon to them; they are too large for every `make test`.
	$(BIN)/pytest -m consumers tests/export tests/schemata

lint: $(VENV)/developing  ## Check format, style and types.
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

golden: $(VENV)/developing  ## Write the golden files anew, on purpose; look at the difference before you commit it.
	$(BIN)/tei-memcon convert corpus --schemas schemas --force
	TEI_MEMCON_WRITE_GOLDEN=1 $(BIN)/pytest --numprocesses auto $$(grep -rl --include='test_*.py' golden tests)
	git --no-pager diff --stat

schemas: $(VENV)/developing  ## Compile schemas/tei_memcon.odd; TEI_ALL=PATH names TEI's tei_all.rng (needs Java).
	@test -f "$(TEI_ALL)" || { echo "Name TEI's tei_all.rng: make schemas TEI_ALL=path/to/tei_all.rng"; exit 1; }
	$(BIN)/python schemas/compile_odd.py --tei-all "$(TEI_ALL)" --out schemas

bench: $(VENV)/developing  ## Measure all that takes time (RECORDS=DIR: on those), and validation beside jing and xmllint (TEI=DIR).
	@$(BIN)/python .ci/bench.py $(RECORDS)
	@$(BIN)/python .ci/compare.py $(TEI)

accuracy: $(VENV)/installed  ## Measure the converter on FRUS; GOLD=DIR names volumes in TEI, WRITE=docs/accuracy.md notes it.
	@test -e "$(GOLD)" || { echo "Name FRUS volumes in TEI: make accuracy GOLD=path/to/volumes"; exit 1; }
	@$(BIN)/python .ci/accuracy.py "$(GOLD)" $(if $(WRITE),--write "$(WRITE)")

fuzz: $(VENV)/fuzzing  ## Convert and validate random bytes, a minute each; what crashes is kept in tests/crashes.
	$(BIN)/python .ci/fuzz.py convert 60
	$(BIN)/python .ci/fuzz.py validate 60

help:  ## List what there is to make.
	@sed -n 's/^\([a-z]*\):.*  ## \(.*\)/  make \1|\2/p' Makefile | awk -F'|' '{ printf "%-16s%s\n", $$1, $$2 }'

clean:  ## Remove build/ and what the tools remember; .venv stays, so that no network is needed.
	rm -rf build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis $(VENV)/tested

$(VENV)/installed: pyproject.toml
	@command -v "$(PYTHON)" > /dev/null || { echo "There is no $(PYTHON): install Python 3.11 or newer."; exit 1; }
	@"$(PYTHON)" -c 'import sys; v = sys.version_info; sys.exit(v < (3, 11) and "tei-memcon needs Python 3.11 or newer, \
	this is %d.%d; name another one: make PYTHON=python3.12" % v[:2] or 0)'
	@echo "Installing tei-memcon into $(VENV), with $(PYTHON); only this first time needs the network."
	@test -x $(BIN)/python || "$(PYTHON)" -m venv $(VENV)
	@$(PIP) install --editable .
	@$(BIN)/python -m compileall -q tei_memcon  # where Python may not keep what it compiles, each start would do it
	@touch $@

$(VENV)/developing: $(VENV)/installed
	@echo "Installing the tools of developers into $(VENV); only this first time needs the network."
	@$(PIP) install --upgrade 'pip>=25.1'  # the first that knows dependency groups
	@$(PIP) install --group dev
	@touch $@

$(VENV)/consuming: $(VENV)/developing
	@echo "Installing pandas, DuckDB and pyarrow into $(VENV); only this first time needs the network."
	@$(PIP) install --group consumers
	@touch $@

$(VENV)/fuzzing: $(VENV)/developing
	@echo "Installing atheris into $(VENV); only this first time needs the network."
	@$(PIP) install --group fuzz
	@touch $@
