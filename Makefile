# The commands of the README. Everything lives in .venv; nothing is installed outside this folder.
VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= $(firstword $(foreach p,python3 python3.13 python3.12 python3.11,\
  $(shell $(p) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $(p))))
UV := $(shell command -v uv 2>/dev/null)
ifdef UV
  PIP := $(UV) pip install --quiet --python $(BIN)/python --compile-bytecode
else
  PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
endif
LOCK := uv pip compile --quiet --universal --python-version 3.11 --no-annotate --no-header --no-emit-index-url
# Browser tests need a Chromium and the accessibility rules of axe-core (npm install).
CHROMIUM := $(firstword $(shell command -v chromium chromium-browser google-chrome 2>/dev/null))
MARKS := -m "$(if $(and $(CHROMIUM),$(wildcard node_modules/axe-core/axe.min.js)),,not browser and )not spark and not servers"

.PHONY: install demo test test-spark test-spark-equal test-servers bench proof check docs lock locales clean
.DEFAULT_GOAL := install

install: $(VENV)/.installed

demo: install
	$(BIN)/jalon demo --out demo --open

test: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/pytest -n auto $(MARKS)

# The same SQL on Spark: in a local session, on a Connect server, on a cluster of two workers. Needs Java.
test-spark: $(VENV)/.installed-dev
	$(PIP) -r requirements-spark.lock
	$(BIN)/pytest tests/engines -m spark

# Of these, what proves every indicator file and every score equal: one local session. A few minutes.
test-spark-equal: $(VENV)/.installed-dev
	$(PIP) -r requirements-spark.lock
	$(BIN)/pytest tests/engines/test_spark.py -m spark

# Two CRMs on PostgreSQL and a calendar server, from their own packages, in environments of their own under build/.
test-servers: $(VENV)/.installed-dev
	$(BIN)/python -m tests.servers.tools
	$(BIN)/pytest tests/servers -m servers

bench: $(VENV)/.installed-dev
	@set -e; for file in $(filter-out benchmarks/pack_%,$(wildcard benchmarks/*.py)); do \
	  echo "== $$file"; $(BIN)/python $$file; done

# Invented populations put the index to proof. Every seed writes docs/proof.md; SIZE=quick, one seed, build/proof/proof.md.
SIZE ?= nightly
# In pieces instead: jalon proof --size nightly --seeds 801 --format json > 801.json ..., then jalon proof --merge *.json --out docs
proof: $(VENV)/.installed-dev
	$(BIN)/jalon proof --size $(SIZE) --out $(if $(filter nightly,$(SIZE)),docs,build/proof)

check: $(VENV)/.installed-dev docs
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports --no-cache
	$(BIN)/pyright

docs: $(VENV)/.installed-dev
	$(BIN)/sphinx-build -W --keep-going -q -b html docs docs/_build/html

# Resolve the pinned versions again, for every Python and system at once.
lock: $(VENV)/.installed-dev
	$(BIN)/$(LOCK) --upgrade --extra link --extra pull --group build pyproject.toml -o requirements.lock
	$(BIN)/$(LOCK) --upgrade --group build --group dev --group docs -c requirements.lock pyproject.toml -o requirements-dev.lock
	$(BIN)/$(LOCK) --upgrade --extra spark -c requirements.lock -c requirements-dev.lock pyproject.toml -o requirements-spark.lock

# Compile the French and English sentences after editing a .po file.
locales: $(VENV)/.installed-dev
	$(BIN)/python -m tests.locales

clean:
	rm -rf $(VENV) demo docs/_build build dist

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Jalon needs Python 3.11 or newer." >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
	  echo "Python cannot make a virtual environment here. On Debian or Ubuntu: apt install python3-venv" >&2; exit 1; }

$(VENV)/.installed: requirements.lock pyproject.toml | $(BIN)/python
	$(PIP) -r requirements.lock
	$(PIP) --no-deps --no-build-isolation -e .
	@$(BIN)/python -m compileall -q src
	@touch $@

$(VENV)/.installed-dev: requirements-dev.lock $(VENV)/.installed
	$(PIP) -r requirements-dev.lock
	@touch $@
