# Bandung. `make run` and `make test` are all a newcomer needs.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
WORKERS ?= 2

.PHONY: run test test-fast test-postgresql test-engines test-plain check format bench lock schemas client translations clean

run: .venv/ready  ## set everything up, load the sample, serve
	@$(BIN)/bandung serve --demonstration

test: .venv/ready  ## all tests, on the embedded database
	$(BIN)/pytest -n $(WORKERS) --dist worksteal

test-fast: .venv/ready  ## without the slow ones
	$(BIN)/pytest -n $(WORKERS) --dist worksteal -m "not slow"

# What writes and reads registers and tables, and what is asked over HTTP; pages and commands ask in the same words.
ASKING := tests/unit tests/spec tests/properties $(wildcard tests/web/test_*_api.py) tests/web/test_api_problems.py

test-postgresql: .venv/ready  ## what asks a database, on PostgreSQL (DATABASE_URL names it)
	@test -n "$$DATABASE_URL" || (echo "DATABASE_URL is not set" && false)
	$(BIN)/pytest -n $(WORKERS) --dist worksteal -m "django_db and not slow" $(ASKING)
	$(BIN)/pytest -n $(WORKERS) -k postgresql tests/economy/test_engines.py

test-engines: .venv-engines/ready  ## figures are the same on every statistics engine; DATABASE_URL adds PostgreSQL, java Spark
	.venv-engines/bin/pytest -c tests/plain.ini --rootdir . -p no:cacheprovider -p no:randomly tests/economy/test_engines.py

test-plain: .venv-plain/ready  ## the plain packages and their commands, in an environment without Django
	.venv-plain/bin/python -c "import importlib.util as u, sys; sys.exit('Django is here' if u.find_spec('django') else 0)"
	.venv-plain/bin/pytest -n $(WORKERS) -c tests/plain.ini --rootdir . -p no:cacheprovider tests --ignore tests/economy/test_engines.py --ignore tests/economy/test_economy_notebooks.py
	.venv-plain/bin/bandung reference members LDC --on 2025-01-01 > /dev/null
	.venv-plain/bin/bandung match "banque de lait maternel" > /dev/null

check: .venv/ready  ## lint, format, types, import order
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest -q -p no:randomly tests/architecture

format: .venv/ready
	$(BIN)/ruff check --fix-only -q .
	$(BIN)/ruff format .

bench: .venv/ready  ## every headline figure beside a peer (hours), one table at the end; NAMES="economy_trade pages" for some
	$(BIN)/python benchmarks/__main__.py $(NAMES)

lock: .venv/ready  ## lock the newest versions that pyproject.toml admits
	$(BIN)/uv pip compile -q pyproject.toml --upgrade --extra web --extra dev --generate-hashes --no-annotate --no-header \
		--universal --python-version 3.11 -o requirements.lock

schemas: .venv/ready  ## print settings, commands, JSON Schemas and the OpenAPI description into docs/
	$(BIN)/python -m bandung.cli.documents

client: schemas  ## generate the typed Python client from the OpenAPI description
	PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/openapi-python-client generate --path docs/openapi.json --meta uv \
		--config clients/python.yml --output-path clients/python --overwrite --fail-on-warning

translations: .venv/ready  ## collect visible sentences, compile the catalogues
	$(BIN)/python -m bandung.cli.translations

.venv/ready: requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install -q --disable-pip-version-check uv
	$(BIN)/uv pip install --python $(BIN)/python -q --require-hashes -r requirements.lock
	$(BIN)/uv pip install --python $(BIN)/python -q --no-deps -e .
	@touch $@

.venv-plain/ready: requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv-plain
	.venv-plain/bin/pip install -q --disable-pip-version-check uv
	.venv-plain/bin/uv pip install --python .venv-plain/bin/python -q -c requirements.lock -e . pytest hypothesis pytest-randomly pytest-xdist openpyxl
	@touch $@

.venv-engines/ready: requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv-engines
	.venv-engines/bin/pip install -q --disable-pip-version-check uv
	.venv-engines/bin/uv pip install --python .venv-engines/bin/python -q -c requirements.lock -e '.[engines]' pytest hypothesis pytest-randomly pytest-xdist
	@touch $@

clean:
	rm -rf .venv .venv-plain .venv-engines var build dist *.egg-info
