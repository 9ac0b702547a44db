# The two commands: `make demo` shows it on the bundled sample, `make up` runs it on your own feeds.
# The oldest that is supported; of one version the distribution's own, which is built with profile-guided optimisation.
PYTHON ?= $(shell for v in 3.11 3.12 3.13 3; do for p in /usr/bin/python$$v python$$v; do \
	$$p -c 'import ensurepip, sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null && echo $$p && exit; done; done)
BIN := .venv/bin

.PHONY: env env-distributed demo up test test-distributed check bench soak lock sbom secrets

env: .venv/.made

# From nothing each time, since another Python may be the first in the path by now.
# uv installs what the lock names, with hashes, and byte-compiles (the first import of a large library is slow otherwise).
.venv/.made: requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "No Python 3.11 to 3.13 with venv (Debian: apt-get install python3-venv)" >&2; exit 1; }
	$(PYTHON) -m venv --clear .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	$(BIN)/uv pip sync --quiet --python $(BIN)/python --require-hashes --compile-bytecode requirements.lock
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	touch $@

env-distributed: .venv-distributed/.made

# What the image holds, beside the first: Celery, Postgres, Redis and users with roles change what Airflow is.
.venv-distributed/.made: requirements-distributed.lock .venv/.made
	$(PYTHON) -m venv --clear .venv-distributed
	$(BIN)/uv pip sync --quiet --python .venv-distributed/bin/python --require-hashes --compile-bytecode \
		requirements-distributed.lock
	touch $@

demo: env
	$(BIN)/driftwire demo

up: env
	$(BIN)/driftwire up

# Two processes; tests/conftest.py tells what stays together and in which order.
test: env
	$(BIN)/pytest -q -n 2 --dist loadscope --no-loadscope-reorder --ignore tests/distributed

# The services of docker-compose.yml as processes on loopback; wants Debian's packages postgresql and redis-server.
test-distributed: env env-distributed
	$(BIN)/python -m tests.distributed.service
	$(BIN)/pytest -q tests/distributed

check: env
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# Every figure of docs/figures.md that a machine can measure again; hours in all. One alone: .venv/bin/python -m tests.bench.NAME
# The pages in a browser (report_page_bench, airflow_pages_bench) want playwright and Chromium in an environment of their own.
BENCHES := real_input_bench labelled_story_bench independent_story_bench headline_story_bench unrelated_headline_bench republish_bench benign_bench small_word_bench \
	later_hands_bench independent_bench wire_bench within_bench collect_bench near_duplicate_bench band_index_bench pace evasion forgery backfill_bench \
	drift_simulation publish_bench report_bench latency_bench same_inputs_bench

bench: env env-distributed
	for one in $(BENCHES); do echo "== $$one"; $(BIN)/python -m tests.bench.$$one || exit 1; done
	$(BIN)/python -m tests.bench.pipeline_bench 100000 var-bench 1000 --rebuild
	$(BIN)/python -m tests.bench.pipeline_bench 5000 var-bench --pages --rebuild
	$(BIN)/python -m tests.bench.extract_bench
	$(BIN)/python -m tests.fault.guard

# Hundreds of kills at random moments, then every part of Airflow three times; about an hour and a half.
soak: env env-distributed
	$(BIN)/python -m tests.fault.soak 300
	$(BIN)/python -m tests.distributed.kill 3

lock:
	uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --no-emit-index-url --no-annotate --no-header \
		--generate-hashes -o requirements.lock
	uv pip compile pyproject.toml --extra distributed --constraint deploy/constraint.txt --python-version 3.11 --python-platform x86_64-unknown-linux-gnu \
		--no-emit-index-url --no-annotate --no-header --generate-hashes -o requirements-distributed.lock

# Bills of materials (CycloneDX) of both environments, and the list of licences that is in the documents.
sbom: env env-distributed
	for one in "" -distributed; do $(BIN)/uv tool run --from cyclonedx-bom==7.5.0 cyclonedx-py environment .venv$$one \
		--output-reproducible --short-PURLs --of JSON -o sbom$$one.json || exit 1; done
	$(BIN)/python deploy/licences.py docs/licences.md sbom.json sbom-distributed.json

# The secrets that docker-compose.yml asks for, into .env; what is there stays.
secrets: env
	$(BIN)/python deploy/make_secrets.py .env
