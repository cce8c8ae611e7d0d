# Everything here works on a fresh machine with Python 3.11 or newer, git and make.
#   make demo      install into .venv and run the main job on the shipped samples
#   make test      the tests                     make check      lint, types, floors, knowledge, house rules
#   make evaluate  the figures (DATA=folder)     make bench      speed and memory (DATA=folder)
#   make train     the reader again (DATA=folder), train-folds the five readers that are measured
#   make knowledge compile knowledge/            make golden     rewrite tests/golden/ and show what changed
#   make docs      regenerate the reference and README's example
#   make wheel     build the wheel into dist/

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PYTHON ?= $(shell for each in python3 python3.14 python3.13 python3.12 python3.11 python py; do \
	"$$each" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$each" && break; done)
VENV := .venv
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif
DATA ?=
OUT ?= $(DATA)/reader
KNOWLEDGE := $(shell find knowledge src/lapwing/knowledge -type f -not -name '*.pyc') $(wildcard scripts/compile_*.py)
COMPILERS := $(sort $(wildcard scripts/compile_*.py))

# ---------------------------------------------------------------------------------------------- installing (stamps)
$(VENV)/made:
	@test -n "$(PYTHON)" || { echo "Lapwing needs Python 3.11 or newer; none was found. Install one, or name it: make $(MAKECMDGOALS) PYTHON=/path/to/python3" >&2; exit 2; }
	"$(PYTHON)" -m venv $(VENV)
	@touch $@

$(VENV)/installed: pyproject.toml | $(VENV)/made
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/installed-dev: pyproject.toml | $(VENV)/made
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	@touch $@ $(VENV)/installed

$(VENV)/installed-training: pyproject.toml | $(VENV)/made
	$(BIN)/python -m pip install --quiet --editable '.[dev,training]'
	@touch $@ $(VENV)/installed $(VENV)/installed-dev

# ---------------------------------------------------------------------------------------------------- the main job
.PHONY: help demo
help:
	@sed -n 's/^#   //p' Makefile

demo: $(VENV)/installed
	$(BIN)/lapwing demo

# ---------------------------------------------------------------------------------------------------------- checks
.PHONY: test check lint types floors knowledge-check
test: $(VENV)/installed-dev
	$(BIN)/python -m pytest --quiet $(TESTS)

check: lint types floors knowledge-check

lint: $(VENV)/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/installed-dev
	$(BIN)/mypy

floors: $(VENV)/installed-dev
	$(BIN)/lint-imports --no-cache

# Compiled knowledge must equal what its sources give (minutes, so only when either has changed).
knowledge-check: $(VENV)/knowledge-checked

$(VENV)/knowledge-checked: $(KNOWLEDGE) | $(VENV)/installed-dev
	$(BIN)/python scripts/check_knowledge.py
	@touch $@

# -------------------------------------------------------------------------------------------------------- remaking
.PHONY: knowledge golden docs wheel
knowledge: $(VENV)/installed-dev
	@set -e; for each in $(COMPILERS); do echo "$(BIN)/python $$each"; $(BIN)/python "$$each"; done

golden: $(VENV)/installed
	$(BIN)/python scripts/golden.py

docs: $(VENV)/installed
	$(BIN)/python scripts/generate_reference.py

wheel: $(VENV)/made
	$(BIN)/python -m pip wheel --quiet --no-deps --wheel-dir dist .

# --------------------------------------------------------------------------------------- figures (DATA= is needed)
# Events are measured with the readers of `make train-folds` in OUT.
.PHONY: data evaluate bench train train-folds
data:
	@test -n "$(DATA)" || { echo "Say where the data are: make $(MAKECMDGOALS) DATA=folder (evaluation/README.md and training/README.md list them)" >&2; exit 2; }

evaluate: data $(VENV)/installed-dev
	$(BIN)/python -m evaluation --data "$(DATA)" --readers "$(OUT)"

bench: data $(VENV)/installed-dev
	$(BIN)/python -m evaluation.speed --data "$(DATA)"

train: data $(VENV)/installed-training
	$(BIN)/python -m training --data "$(DATA)" --out "$(OUT)"

# Five readers, each without one fold: what `make evaluate` measures the events with.
train-folds: data $(VENV)/installed-training
	$(BIN)/python -m training --data "$(DATA)" --out "$(OUT)" --folds
