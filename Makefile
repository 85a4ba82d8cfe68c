# make help says what there is; ARGS='--today 2026-11-22' goes to the command behind. Everything is
# installed inside the tree; `make test` alone may ask apt-get for what the machine lacks (.ci/system).

PYTHON ?= python3
UV     ?= uv

.DEFAULT_GOAL := help
.NOTPARALLEL:
.DELETE_ON_ERROR:
.SHELLFLAGS := -ec
.PHONY: help site release serve check review programme fix test bench-proof lint system lock bench bench-pages bench-search clean FORCE

# One tree, one environment: nothing of the caller's Python, no cache outside the tree.
unexport PYTHONPATH PYTHONHOME
export PIP_USER := 0
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_CACHE_DIR := $(CURDIR)/.cache/pip
export npm_config_cache := $(CURDIR)/.cache/npm
export NO_MKDOCS_2_WARNING := 1
ifeq ($(strip $(SITE_URL)),)
unexport SITE_URL
endif

RUN  := PYTHONDONTWRITEBYTECODE=1 .venv/bin/python
TEST := .venv-test/bin/python

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' Makefile

site: .venv/compiled ## check the content and build the preview into site/
	@$(RUN) scripts/build.py $(ARGS)

release: .venv/compiled ## the same for publication: each value missing in site.yml is a finding
	@$(RUN) scripts/build.py --release $(ARGS)

serve: .venv/compiled ## show the site while it is written, on this machine only
	@$(RUN) scripts/serve.py $(ARGS)

check: .venv/compiled ## check the content; FORMAT=text, github or json
	@$(RUN) scripts/check.py $(if $(FORMAT),--format $(FORMAT)) $(ARGS)

review: .venv/compiled ## what editors must look at today, as a list of tasks; OUTPUT=review.md
	@$(RUN) scripts/law.py review --format markdown $(ARGS) $(if $(OUTPUT),> $(OUTPUT))

programme: .venv/compiled ## the broadcast and the newspaper's pages of a month; ARGS='--month 2026-11'
	@$(RUN) scripts/plan_programme.py $(ARGS)

fix: .venv/compiled ## mend what a machine can mend in the content, and bring the locks up to date
	@$(RUN) scripts/check.py --fix $(ARGS)

test: system .venv-test/ready .venv-properdocs/ready node_modules/ready lint site ## all tests; TESTS='tests/unit -k lock' for some
	@$(TEST) -m pytest $(TESTS)

bench-proof: .venv/ready .venv-test/ready ## a thousand sequences of edits, each build against a clean one
	@SEQUENCES=1000 $(TEST) -m pytest -q tests/incremental

lint: .venv-test/ready ## the code and the workflows, without running them
	@$(TEST) -m ruff check --output-format=concise
	@$(TEST) -m mypy --no-error-summary
	@.venv-test/bin/actionlint -shellcheck= -pyflakes= .github/workflows/*.yml
	@.venv-test/bin/zizmor --offline --quiet --persona=auditor .github

system: ## what the tests need of the machine: installed by apt-get as root, else named
	@bash .ci/system

lock: ## renew the locks after a change of requirements/*.in or package.json; UPGRADE=--upgrade
	@for name in build runtime test properdocs ci bench; do \
		$(UV) pip compile requirements/$$name.in --output-file requirements/$$name.txt \
			--universal --python-version 3.11 --generate-hashes \
			--custom-compile-command 'make lock' --quiet $(UPGRADE); \
	done
	@npm install --package-lock-only
	@npm install --package-lock-only --prefix bench

bench: .venv/ready .venv-bench/ready bench/node_modules/ready ## speed beside other generators; ARGS='--records 400 --engines ours Hugo'
	@$(RUN) bench/speed.py $(ARGS)

bench-pages: .venv/ready ## what each part of each type of page costs, in bytes and time; ARGS='--records 1000'
	@$(RUN) bench/pages.py $(ARGS)

bench-search: system .venv/ready .venv-test/ready bench/node_modules/ready ## search beside other engines; ARGS='--records 1000'
	@$(TEST) bench/search.py $(ARGS)

clean: ## remove all that make and the tests have made
	rm -rf site .site-* .venv .venv-* node_modules bench/node_modules .cache .hypothesis .pytest_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# An environment holds what its locks name and nothing else: it is made anew when they change, when
# an installation was cut short, or when its Python is gone. One pip for all, itself locked.
define environment
	@$(PYTHON) -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo "Cần Python 3.11 trở lên, kèm mô-đun venv; máy này có: $$($(PYTHON) -V 2>&1 || true)" >&2; \
		echo "Python 3.11 or newer with its venv module is needed (Debian: python3-venv)." >&2; \
		echo "Chỉ ra bản khác / to name another: make PYTHON=/usr/bin/python3.12 $(MAKECMDGOALS)" >&2; \
		exit 1; }
	@echo "Đang cài / installing: $(@D)"
	@rm -rf $(@D)
	@$(PYTHON) -m venv $(@D)
	@$(@D)/bin/python -m pip install -qq --require-hashes -r requirements/build.txt
	@$(@D)/bin/python -m pip install -qq --require-hashes --no-build-isolation \
		$(foreach lock,$(filter-out %/build.txt FORCE,$^),-r $(lock))
	@touch $@
endef

gone = $(if $(shell test -x $(1)/bin/python && echo there),,FORCE)

.venv/ready: requirements/build.txt requirements/runtime.txt $(call gone,.venv)
	$(environment)

.venv-test/ready: requirements/build.txt requirements/test.txt requirements/ci.txt $(call gone,.venv-test)
	$(environment)

.venv-properdocs/ready: requirements/build.txt requirements/properdocs.txt $(call gone,.venv-properdocs)
	$(environment)

.venv-bench/ready: requirements/build.txt requirements/bench.txt $(call gone,.venv-bench)
	$(environment)

# The program, compiled and named by a hash of its text: Python by itself goes by the second of the
# last change, so that two changes within one could leave the older program at work.
.venv/compiled: .venv/ready $(shell find hooks scripts -name '*.py')
	@$(RUN) -m compileall -q --invalidation-mode checked-hash hooks scripts || true
	@touch $@

node_modules/ready: package-lock.json
bench/node_modules/ready: bench/package-lock.json
node_modules/ready bench/node_modules/ready:
	@echo "Đang cài / installing: $(@D)"
	@npm ci --prefix $(dir $(@D)) --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@
