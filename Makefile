# Two commands for newcomers: `make demo` and `make test`. Each creates its own environment.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# the same versions every day: constraints.txt says how to regenerate it
INSTALL := $(BIN)/python -m pip install --quiet --constraint constraints.txt
ON ?= 2026-11-23
SEED ?= 1
SAMPLE ?= 100

.PHONY: demo test lint types reports train verdicts mutants clean

$(BIN)/termsdiff: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(INSTALL) --editable .
	touch $@

$(VENV)/.dev: pyproject.toml constraints.txt $(BIN)/termsdiff
	$(INSTALL) --editable '.[dev]'
	touch $@

demo: $(BIN)/termsdiff
	$(BIN)/termsdiff diff versions/aurelia-deployment/2026-09-01.md \
	  versions/aurelia-deployment/2027-01-15.md --no-pager
	@echo
	@echo "The same with a second opinion, recorded in versions/opinions.jsonl (docs/opinion.md):"
	@echo
	$(BIN)/termsdiff diff versions/aurelia-deployment/2026-09-01.md \
	  versions/aurelia-deployment/2027-01-15.md --opinions versions/opinions.jsonl --no-pager
	$(MAKE) --no-print-directory reports
	@echo
	@echo "The HTML reports are in reports/: open reports/index.html"

reports: $(BIN)/termsdiff
	$(BIN)/termsdiff report --out reports --on $(ON)

test: $(VENV)/.dev
	$(BIN)/python -m pytest -n auto --dist loadfile

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.dev
	$(BIN)/mypy

# the weights of the estimate, from a folder with changes.jsonl and pairs/: make train DATA=DIR
train: $(VENV)/.dev
	$(INSTALL) --editable '.[train]'
	$(BIN)/python benchmarks/train_judgement.py $(DATA)/changes.jsonl $(DATA)/pairs --write

# how often verdicts are right, as in the table of docs/verdicts.md: make verdicts DATA=DIR
verdicts: $(VENV)/.dev
	$(BIN)/python -m pip install --quiet --editable '.[train]'
	$(BIN)/python benchmarks/verdicts.py $(DATA)/changes.jsonl $(DATA)/pairs

# whether the tests of a folder notice a changed line of what they own (docs/benchmarks.md)
mutants: $(VENV)/.dev
	$(BIN)/python benchmarks/mutants.py --seed $(SEED) --sample $(SAMPLE)

clean:
	rm -rf $(VENV)
