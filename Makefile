# Duizhao 对照. `make run` and `make test` do all there is to do; the rest are their parts.
PYTHON ?= python3
PY := .venv/bin/python
# `make run PORT=8600` starts the dashboard elsewhere than Streamlit's usual 8501.
PORT ?=

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run test setup browser check format build accuracy bench lock briefing screenshots clean

help: ## this list
	@echo "Duizhao 对照"
	@echo
	@echo "  make run     set everything up and start the dashboard"
	@echo "  make test    set everything up and run every check and test"
	@echo
	@echo "Parts of these, and what a developer needs:"
	@sed -nE 's/^([a-z]+):.*## (.*)/  make \1|\2/p' Makefile | grep -vE 'make (run|test)\|' \
		| awk -F'|' '{ printf "%-19s %s\n", $$1, $$2 }'

run: setup ## start the dashboard
	@exec $(PY) serve.py $(if $(PORT),--port $(PORT))

test: browser check ## every check and test
	$(PY) -m pytest

setup: ## everything of requirements.lock into .venv, test tools too
	@PYTHON="$(PYTHON)" sh tools/setup.sh

browser: setup ## Chromium and a Chinese font for the browser tests, where they are missing
	@sh tools/browser.sh

check: setup ## lint, format and types
	$(PY) -m ruff check
	$(PY) -m ruff format --check
	$(PY) -m mypy

format: setup ## put the code into the project's format, repair what lint can
	$(PY) -m ruff check --fix
	$(PY) -m ruff format

build: setup ## data/reports → data/tables
	$(PY) -m extract build

accuracy: setup ## how right the reading is on the project's test reports → docs/accuracy.md
	$(PY) -m tests.accuracy

bench: setup ## how fast the reading is, beside the least it could cost → docs/benchmarks.md
	@$(PY) -m pip install --quiet --disable-pip-version-check --no-input --no-deps \
		--require-hashes -r tools/bench-requirements.txt
	$(PY) -m tools.bench

# `make lock LOCK=--upgrade` takes the newest versions; without it only what must change does.
lock: setup ## renew requirements.lock from pyproject.toml
	@$(PY) -m uv --version >/dev/null 2>&1 || $(PY) -m pip install --quiet uv
	$(PY) -m uv --no-config pip compile pyproject.toml --all-extras --universal \
		--python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate \
		--quiet $(LOCK) --output-file requirements.lock

# `make briefing SPEC=docs/briefing-penalties.yaml OUT=out`; DUIZHAO_URL is the dashboard's address.
briefing: setup ## SPEC=FILE → OUT=DIR: slides, a page and pictures with their sources
	@$(if $(and $(SPEC),$(OUT)),$(PY) tools/briefing.py "$(SPEC)" --out "$(OUT)",\
		echo "make briefing SPEC=FILE OUT=DIR" >&2; exit 2)

# `make screenshots PAGE=compare UI=en OUT=compare.png`: the presentation view of one page; PAGE also
# as an address in quotes: PAGE="compare?metric=penalty_cases&year=2023".
screenshots: browser ## renew the README's pictures, or take PAGE=… UI=zh|en (OUT=FILE) for a briefing
	@$(PY) tools/screenshots.py $(if $(PAGE),--page "$(PAGE)") $(if $(UI),--ui "$(UI)") \
		$(if $(OUT),--out "$(OUT)")

clean: ## remove everything that make has made
	rm -rf .venv .venv.lock data/tables test-results .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
