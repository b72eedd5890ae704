# `make serve` and `make test` do all the set-up on a fresh machine.
VENV   := .venv
PYTHON := $(VENV)/bin/python
MKDOCS := $(VENV)/bin/mkdocs
ADDR   ?= 127.0.0.1:8000
FUZZ   ?= 5000
# Tests of one file share what they build, so they run on one core; tests/conftest.py says which begin.
CORES  := --numprocesses auto --dist loadfile --no-loadscope-reorder
# Hides Material's advertisement for another generator.
export NO_MKDOCS_2_WARNING := 1

.PHONY: serve site test fuzz lint wheel sbom audit bench clean
.DELETE_ON_ERROR:

serve: $(VENV)/.runtime  ## build and preview on http://127.0.0.1:8000
	$(MKDOCS) serve --dev-addr $(ADDR)

site: $(VENV)/.runtime  ## strict build into site/ (PAPERS_DIR, SITE_DIR, SITE_URL)
	$(MKDOCS) build --strict

test: $(VENV)/.dev node_modules/.stamp tests/.system  ## all tests, browser included
	$(VENV)/bin/pytest $(CORES) -m "not thorough"
	node --test tests/search/

# What nobody waits for: more examples of each property, and the cases that `make test` leaves out.
fuzz: $(VENV)/.dev node_modules/.stamp tests/.system  ## try much more, for hours (FUZZ=5000)
	FUZZ=$(FUZZ) $(VENV)/bin/pytest $(CORES) -m "hypothesis or thorough"
	FUZZ=$(FUZZ) node --test tests/search/fuzz/

lint: $(VENV)/.dev node_modules/.stamp  ## style, types, one-way imports, built scripts
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports
	npx --no-install tsc -p tsconfig.json
	node hooks/browser/build.mjs --check

SOURCES := pyproject.toml setup.py MANIFEST.in README.md LICENSE hooks docs
# From the commit, so that nothing else of this machine is in it: twice the same bytes.
wheel: $(VENV)/.runtime  ## make the package in dist/
	rm -rf dist/source && mkdir -p dist/source
	umask 022 && git archive HEAD $(SOURCES) | tar -x -C dist/source --no-same-permissions
	cd dist/source && umask 022 && SOURCE_DATE_EPOCH=$$(git log -1 --format=%ct) \
		$(abspath $(PYTHON)) -c "from setuptools import build_meta; build_meta.build_wheel('..')"
	rm -rf dist/source

sbom: $(VENV)/.runtime  ## list what a site is made with, in dist/
	mkdir -p dist
	$(PYTHON) -m tests.sbom > dist/papershelf.cdx.json

AUDIT := dist/audit
audit:  ## ask for known faults of what is installed (needs the network)
	test -x $(AUDIT)/bin/python || python3 -m venv $(AUDIT)
	$(AUDIT)/bin/python $(INSTALL) requirements-audit.txt
	$(AUDIT)/bin/pip-audit --require-hashes --disable-pip --requirement requirements-dev.txt
	npm audit --audit-level=moderate

bench: $(VENV)/.dev node_modules/.stamp tests/.system  ## measure; see tests/bench/README.md
	$(PYTHON) -m tests.bench

clean:
	rm -rf $(VENV) node_modules dist site .site.build .cache tests/.system

# What is installed has the version and the hash that these files name; pyproject.toml says what is
# needed and why. Without isolation, the package is made by the setuptools that they name, too.
INSTALL := -m pip install --quiet --require-hashes --no-deps --requirement
$(VENV)/.runtime: pyproject.toml requirements.txt
	test -x $(PYTHON) || python3 -m venv $(VENV)
	$(PYTHON) $(INSTALL) requirements.txt
	$(PYTHON) -m pip install --quiet --no-deps --no-build-isolation --editable .
	touch $@

$(VENV)/.dev: $(VENV)/.runtime requirements-dev.txt
	$(PYTHON) $(INSTALL) requirements-dev.txt
	touch $@

node_modules/.stamp: package.json package-lock.json tests/.system
	npm ci --no-audit --no-fund --loglevel=error
	touch $@

# Installs Chromium, and Node if there is none.
tests/.system: tests/install-system-packages.sh
	sh tests/install-system-packages.sh
	touch $@
