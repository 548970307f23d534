# make run [URI=...]   serve every virtual machine of a libvirt connection, test:///default unless named
# make test            the whole test suite
# make test-lowest     the tests of what peers send, with the lowest versions that pyproject.toml allows
# make lint            style, types, and that the generated classes agree with their MOF
# make bench           the benchmarks
# make fuzz [SECONDS=...]
#                      look for octets that break what listens, so long for each protocol
# make soak [MINUTES=...] [SEED=...]
#                      clients and hostile peers of every kind, while libvirtd, vamt and the disk fail; half an hour
# make clean           take away everything these made
#
# Each installs what it needs first: Debian packages where they are missing (root or sudo), and a virtual
# environment in .venv, made anew where pyproject.toml changed.

SHELL := /bin/bash
VENV := .venv
LOWEST := .cache/lowest
BIN := $(VENV)/bin
# Debian's own Python has the packages' headers; another one on PATH may not.
PYTHON = $(shell /usr/bin/python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo /usr/bin/python3 || echo python3)

RUN_PACKAGES := gcc pkg-config libvirt-dev python3-dev python3-venv
TEST_PACKAGES := curl mount libvirt-daemon qemu-system-x86 seabios ovmf ipxe-qemu util-linux \
	busybox-static cpio kmod iproute2 node=nodejs npm=npm chromium=chromium \
	openssl qemu-utils libnbd-bin amtterm xtightvncviewer xvfb xdotool \
	xorriso grub-common grub-pc-bin

.PHONY: run test test-lowest lint bench fuzz soak clean run-packages test-packages guest clients

run: $(VENV)/.run
	$(BIN)/vamt serve $(if $(URI),--uri "$(URI)")

test: $(VENV)/.dev test-packages guest clients
	$(BIN)/pytest --numprocesses 2

test-lowest: $(LOWEST)/.dev
	$(LOWEST)/bin/pytest --numprocesses 2 tests/auth tests/net tests/soap tests/wsman

lint: $(VENV)/.dev
	$(BIN)/ruff check --output-format concise
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/vamt mof check

bench: $(VENV)/.dev
	$(BIN)/python -m tests.benchmarks

fuzz: $(VENV)/.dev test-packages
	nice -n 19 $(BIN)/python -m tests.fuzz $(if $(SECONDS),--seconds $(SECONDS))
	nice -n 19 $(BIN)/python -m tests.fuzz --ports $(if $(SECONDS),--seconds $(SECONDS))

soak: $(VENV)/.dev test-packages
	$(BIN)/python -m tests.soak $(if $(MINUTES),--minutes $(MINUTES)) $(if $(SEED),--seed $(SEED))

clean:
	rm -rf $(VENV) .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis build dist
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

run-packages:
	@.ci/debian-packages $(RUN_PACKAGES)

test-packages:
	@.ci/debian-packages --optional $(TEST_PACKAGES)

# Tests that need the guest say why they are skipped where it cannot be built.
guest: test-packages
	@if [ -x tests/lab/build_guest.sh ]; then tests/lab/build_guest.sh || true; fi

# Real clients that are no Python packages; likewise.
clients: test-packages
	@tests/interop/setup.sh

$(BIN)/python: | run-packages
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	touch $@

$(VENV)/.dev: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $@ $(VENV)/.run

$(LOWEST)/.dev: pyproject.toml | run-packages
	$(PYTHON) -m venv --clear $(LOWEST)
	sed -n '/^dependencies/,/^]/s/.*"\(.*\)>=\(.*\)".*/\1==\2/p' pyproject.toml > $(LOWEST)/versions
	$(LOWEST)/bin/python -m pip install --quiet --disable-pip-version-check --constraint $(LOWEST)/versions \
		--editable . hypothesis pytest pytest-asyncio pytest-xdist requests
	touch $@
