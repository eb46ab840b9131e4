# The two commands: `make demo` runs a whole call on embedded servers, `make test` passes all tests.
# Each sets up what it needs on a fresh machine with Python 3.11+.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: requirements help setup setup-dev demo test lint check-wheel crash several soak clean

help:  ## what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

setup: $(VENV)/.user  ## .venv with the command `intake`, pinned and hashed
setup-dev: $(VENV)/.dev  ## the same with what tests and linters need

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.user: $(BIN)/python requirements.txt pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.demo: $(BIN)/python requirements-demo.txt pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-demo.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@ $(VENV)/.user

$(VENV)/.dev: $(BIN)/python requirements-dev.txt pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@ $(VENV)/.user $(VENV)/.demo

demo: $(VENV)/.demo  ## a whole call in a minute: announcement, mails, digests, reminders, deliverables
	$(BIN)/intake demo

test: $(VENV)/.dev  ## every test, with real servers on loopback
	$(BIN)/python -m pytest

lint: $(VENV)/.dev  ## ruff and mypy --strict
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

check-wheel: $(VENV)/.dev  ## the wheel holds its data files
	$(BIN)/python -m tests.check_wheel

requirements:  ## pin again (needs uv)
	uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --python-version 3.11 --group build pyproject.toml -o requirements.txt
	uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --python-version 3.11 --extra demo --group build pyproject.toml -o requirements-demo.txt
	uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --python-version 3.11 --group dev --extra postgresql --extra demo --group build pyproject.toml -o requirements-dev.txt

clean:  ## remove what was made here
	rm -rf $(VENV) dist build out demo

crash: $(VENV)/.dev  ## kill the worker 1,000 times on SQLite and 300 times on PostgreSQL while mail arrives; count what became of it
	$(BIN)/python -m bench.crash --kills 1000 --mails 1500
	$(BIN)/python -m bench.crash --kills 300 --mails 600 --postgresql

several: $(VENV)/.dev  ## three workers on one PostgreSQL, 20,000 messages, killed at random
	$(BIN)/python -m bench.crash --workers 3 --kills 60 --longest 20 --mails 20000 --postgresql

soak: $(VENV)/.dev  ## a simulated year of digests and reminders in ten zones
	$(BIN)/python -m bench.soak
