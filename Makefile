# make demo   install into .venv and read the sample pages
# make test   install with what the tests need; lint, types, layers, tests
# make gate   the accuracy gate, where the annotated sets are at hand (DEMARCHE_DATA)

PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin

.PHONY: demo test gate

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml constraints.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable .
	touch $@

$(VENV)/.tested: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[dev]'
	touch $@

demo: $(VENV)/.installed
	$(BIN)/demarche read samples/mackerel-talks.html
	$(BIN)/demarche read samples/river-patrols-dump.txt
	$(BIN)/demarche read samples/airspace-wire.txt

test: $(VENV)/.tested
	$(BIN)/ruff check src tests training quality docs
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest

gate: $(VENV)/.tested
	$(BIN)/python -m quality
