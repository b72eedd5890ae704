# `make serve` and `make test` do all the set-up on a fresh machine.
VENV   := .venv
PYTHON := $(VENV)/bin/python
MKDOCS := $(VENV)/bin/mkdocs
ADDR   ?= 127.0.0.1:8000
FUZZ   ?= 5000
# Hides Material's advertisement for another generator.
export NO_MKDOCS_2_WARNING := 1

.PHONY: serve site test fuzz lint bench clean
.DELETE_ON_ERROR:

serve: $(VENV)/.runtime  ## build and preview on http://127.0.0.1:8000
	$(MKDOCS) serve --dev-addr $(ADDR)

site: $(VENV)/.runtime  ## strict build into site/ (PAPERS_DIR, SITE_DIR, SITE_URL)
	$(MKDOCS) build --strict

test: $(VENV)/.dev node_modules/.stamp tests/.system  ## all tests, browser included
	$(VENV)/bin/pytest
	node --test tests/search/

fuzz: $(VENV)/.dev node_modules/.stamp  ## try many more examples of each property (FUZZ=5000)
	FUZZ=$(FUZZ) $(VENV)/bin/pytest -m hypothesis
	FUZZ=$(FUZZ) node --test tests/search/fuzz/

lint: $(VENV)/.dev node_modules/.stamp  ## style, types, one-way imports, built scripts
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports
	npx --no-install tsc -p tsconfig.json
	node hooks/browser/build.mjs --check

bench: $(VENV)/.dev node_modules/.stamp tests/.system  ## measure; see tests/bench/README.md
	$(PYTHON) -m tests.bench

clean:
	rm -rf $(VENV) node_modules site .site.build .cache tests/.system

# The constraints pin every version; pyproject.toml says what is needed and why.
$(VENV)/.runtime: pyproject.toml constraints.txt
	test -x $(PYTHON) || python3 -m venv $(VENV)
	$(PYTHON) -m pip install --quiet --constraint constraints.txt --editable .
	touch $@

$(VENV)/.dev: $(VENV)/.runtime
	$(PYTHON) -m pip install --quiet --constraint constraints.txt --editable '.[dev]'
	touch $@

node_modules/.stamp: package.json package-lock.json tests/.system
	npm ci --no-audit --no-fund --loglevel=error
	touch $@

# Installs Chromium, and Node if there is none.
tests/.system: tests/install-system-packages.sh
	sh tests/install-system-packages.sh
	touch $@
