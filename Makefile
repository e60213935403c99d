# Every verb sets up what it needs from nothing; needed are Python 3.11 or newer, its venv module, and make.
#   make demo                  read the sample reports into a fresh record and print what an analyst wants to know
#   make demo REPORTS=FOLDER   the same with your own reports
PYTHON  ?= python3
VENV    ?= .venv
SHARED  ?= ../shared
REPORTS ?= src/dragoman/samples
RECORD  ?= out/demo.db
BIN     := $(VENV)/bin
CLEAN_CACHES := build dist .coverage .mypy_cache .ruff_cache .pytest_cache .hypothesis

.PHONY: demo test lint format bench model fallback wheel clean

# Read reports into a fresh record and show the brief.
demo: $(VENV)/.package
	@mkdir -p "$(dir $(RECORD))" && rm -f "$(RECORD)" "$(RECORD)-wal" "$(RECORD)-shm"
	@$(BIN)/dragoman read "$(REPORTS)" --record "$(RECORD)" || [ $$? -eq 1 ]
	@$(BIN)/dragoman brief --record "$(RECORD)"
	@echo; echo "To look at it in a browser: $(BIN)/dragoman serve $(RECORD)   then open http://127.0.0.1:8470"

# All checks: style, types, tests with coverage, and the gates. The tests run even where the style is wrong.
test: $(VENV)/.dev
	@status=0; \
	$(BIN)/ruff check . || status=1; \
	$(BIN)/ruff format --check . || status=1; \
	$(BIN)/mypy || status=1; \
	SHARED="$(SHARED)" $(BIN)/python -m pytest --cov --cov-report=term:skip-covered || status=1; \
	exit $$status

# Style and types.
lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# Write the code as the formatter wants it.
format: $(VENV)/.dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# Quality, speed and memory, beside their pinned floors.
bench: $(VENV)/.package
	PATH="$(abspath $(BIN)):$$PATH" $(BIN)/python -m bench --shared "$(SHARED)"

# Train the reader of English anew from the treebanks and put it into the package.
model: $(VENV)/.package
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r training/requirements.txt
	$(BIN)/python -m training --treebanks "$(SHARED)/data/treebank"

# Learn anew what the fallback makes of acts that no frame knows: the meanings of words, then the types of acts; after `make model` too.
fallback: $(VENV)/.package
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r training/requirements.txt
	OMP_NUM_THREADS=1 $(BIN)/python -m training.meanings
	OMP_NUM_THREADS=1 $(BIN)/python -m training.fallback --data "$(SHARED)/data"

# The wheel, with model, codebook and samples inside.
wheel: $(VENV)/.package
	$(BIN)/python -m pip wheel --quiet --no-deps --wheel-dir dist .

# Everything that was made here, the environment too.
clean:
	rm -rf $(VENV) $(CLEAN_CACHES) out
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The environment; the stamps are newer than what they were made from, so a second run costs nothing.
$(VENV)/.package: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit("dragoman needs Python 3.11 or newer; set PYTHON, e.g. make $(firstword $(MAKECMDGOALS) test) PYTHON=python3.13" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e ".[web]"
	@touch $@

$(VENV)/.dev: $(VENV)/.package
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e ".[web,dev]"
	@touch $@
