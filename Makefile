# Set-up is part of each target: a virtual environment in .venv with the exact versions of constraints.txt.

PYTHON ?= python3
PORT ?= 8501
BIN := .venv/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt
# Kept for all starts to come. Knowledge with problems is no reason to stop here: the start says what they are.
LEARN := @$(BIN)/python -m assistant ask hello >/dev/null 2>&1 || true

.PHONY: run test lint bench browser

run: .venv/installed
	$(BIN)/python -m assistant serve --port $(PORT)

test: .venv/installed-test browser
	$(BIN)/python -m pytest

lint: .venv/installed-test
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

bench: .venv/installed-bench
	$(BIN)/python -m tests.bench

# The browser tests drive Debian's Chromium, one of them through HAProxy. Where these can't be had they are skipped, and say so.
browser:
	@PATH="$$PATH:/usr/sbin"; command -v chromium >/dev/null && command -v haproxy >/dev/null || \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium haproxy >/dev/null; \
	else echo "The browser tests that miss Chromium or HAProxy will be skipped. Install both with: sudo apt-get install chromium haproxy"; fi

.venv/installed: pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(INSTALL) --editable .
	$(LEARN)
	@touch $@

.venv/installed-test: pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(INSTALL) --editable '.[test]'
	$(LEARN)
	@touch $@ .venv/installed

.venv/installed-bench: .venv/installed-test
	$(INSTALL) --editable '.[bench]'
	@touch $@
