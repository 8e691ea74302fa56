# Everything that is done with Indgang from a clone. `make help` lists it.

PYTHON ?= python3
BIN := .venv/bin
WORKERS ?= 2
SOURCES := config indgang tests $(wildcard benchmarks)
TEMPLATES = $(shell find config indgang -path '*/templates/*' \( -name '*.html' -o -name '*.txt' -o -name '*.xml' \))
PYTHON_FILES = $(shell find $(SOURCES) -name '*.py' -not -path '*/migrations/*')

.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

## Use it

.PHONY: demo
demo:  ## Set up, fill the database with the demonstration municipality, and show it (PORT=8000)
	@$(PYTHON) config/bootstrap.py setup running
	@$(BIN)/indgang demo

.PHONY: demo-reset
demo-reset:  ## The same, but forget first what was done in the demonstration
	@$(PYTHON) config/bootstrap.py setup running
	@$(BIN)/indgang demo --reset

## Work on it

.PHONY: setup
setup:  ## Make .venv with the locked packages and tools, fetch the front-end assets, compile the Danish text
	@$(PYTHON) config/bootstrap.py setup developing

# Forty processes begin in a run of the suite; what they import is compiled once, whatever the environment says.
test test-postgres test-faults: export PYTHONDONTWRITEBYTECODE :=

.PHONY: test
test: setup  ## Run the whole suite, then hold its coverage against the floors
	@$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal --cov --cov-report=json
	@$(BIN)/python tests/coverage_floors.py

.PHONY: test-postgres
test-postgres: setup  ## Run the whole suite on a PostgreSQL server of its own
	@$(BIN)/python tests/on_postgres.py -n $(WORKERS) --dist worksteal

.PHONY: test-faults
test-faults: setup  ## Kill whoever submits the form a thousand times on each database, and fill the disk a hundred times
	@INDGANG_FAULT_ROUNDS=1000 $(BIN)/python -m pytest -q tests/faults
	@INDGANG_FAULT_ROUNDS=1000 $(BIN)/python tests/on_postgres.py -q tests/faults

.PHONY: format
format: setup  ## Put code and templates in form
	@$(BIN)/ruff check --quiet --fix-only $(SOURCES)
	@$(BIN)/ruff format $(SOURCES)
	@test -z "$(TEMPLATES)" || $(BIN)/djade --target-version 5.2 $(TEMPLATES)

.PHONY: translations
translations: setup  ## Bring the po files up to date with the sources, and compile them
	@$(BIN)/python -m config.translations update
	@$(BIN)/python -m config.translations compile

.PHONY: migrations
migrations: setup  ## Write the migrations that the models ask for
	@$(BIN)/indgang makemigrations

.PHONY: lock
lock: setup  ## Write requirements/*.txt anew from requirements/*.in
	@cd requirements && for name in base dev build node uv; do \
	  ../$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	    --no-header $$name.in --output-file $$name.txt || exit 1; \
	done

## Check it

CHECKS := form lint types house migrations translations templates licences locks

.PHONY: check
check: $(CHECKS:%=check-%)  ## Form, lint, types, contracts, migrations, translations, licences, lock files

.PHONY: check-form
check-form: setup
	@$(BIN)/ruff format --check --output-format concise $(SOURCES)

.PHONY: check-lint
check-lint: setup
	@$(BIN)/ruff check $(SOURCES)
	@$(BIN)/django-upgrade --target-version 5.2 --check $(PYTHON_FILES)

.PHONY: check-types
check-types: setup
	@$(BIN)/mypy $(SOURCES)

.PHONY: check-house
check-house: setup
	@$(BIN)/lint-imports --no-logo

.PHONY: check-migrations
check-migrations: setup
	@$(BIN)/indgang makemigrations --check --dry-run
	@$(BIN)/indgang check

.PHONY: check-translations
check-translations: setup
	@$(BIN)/python -m config.translations check

.PHONY: check-templates
check-templates: setup
	@test -z "$(TEMPLATES)" || $(BIN)/djade --target-version 5.2 --check $(TEMPLATES)

.PHONY: check-licences
check-licences: setup
	@$(BIN)/reuse lint --quiet || $(BIN)/reuse lint

.PHONY: check-locks
check-locks:
	@! grep -nE '://|^--' requirements/*.txt || { echo "A lock file names an address."; exit 1; }
	@! grep -n '"resolved"' package-lock.json || { echo "package-lock.json names a registry."; exit 1; }

## Measure it

.PHONY: bench-pages
bench-pages: setup  ## Throughput of the pages as a ratio to an empty Django view
	@$(BIN)/python -m benchmarks.pages

.PHONY: bench-enquiries
bench-enquiries: setup  ## Enquiries received a second, and every list at 200,000 of them beside 1,000 (some twenty minutes)
	@$(BIN)/python -m benchmarks.enquiries

.PHONY: bench-find
bench-find: setup  ## Quality and speed of finding beside others, part by part (some ten minutes; INDGANG_GOLD_DIR)
	@$(BIN)/python -m benchmarks.find_quality
	@$(BIN)/python -m benchmarks.find_compare
	@$(BIN)/python -m benchmarks.find_ablations
	@$(BIN)/python -m benchmarks.find_belief
	@$(BIN)/python -m benchmarks.find_copies

.PHONY: bench-mix
bench-mix: setup  ## How near the best possible the plans of who meets whom are, beside others (some twenty minutes)
	@$(BIN)/python -m benchmarks.mix_pairs
	@$(BIN)/python -m benchmarks.mix_groups
	@$(BIN)/python -m benchmarks.mix_select
	@$(BIN)/python -m benchmarks.mix_tasks
	@$(BIN)/python -m benchmarks.mix_real

.PHONY: bench-intervals
bench-intervals: setup  ## How often intervals of few answers hold what they promise
	@$(BIN)/python -m benchmarks.intervals

.PHONY: help
help:  ## Show this list
	@awk -F':.*?## ' '/^## /{printf "\n%s\n", substr($$0, 4)} /^[a-z-]+:.*## /{printf "  make %-15s %s\n", $$1, $$2}' $(MAKEFILE_LIST)
