# Everything a fresh machine needs: python3 >= 3.11, git, make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
DEMO := fixtures/notes/岬棠护肤/27-详情页搬运.md
LOCKED := --no-build-isolation --require-hashes

.PHONY: demo test check lint types rules docs spark lock clean

demo: $(VENV)/.runtime
	@$(BIN)/notelint check $(DEMO) --fail-on never
	@echo; echo "── 以上是一篇。下面审计整个虚构品牌：二十个账号、三个月的笔记，写成网页 ──"
	@$(BIN)/notelint audit fixtures --fail-on never -o report.html
	@echo; echo "网页报告：$(CURDIR)/report.html（用浏览器打开）"

test: $(VENV)/.dev
	$(BIN)/python -m pytest -n auto

# What CI runs besides the tests.
check: lint types rules

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.dev
	$(BIN)/mypy

rules: $(VENV)/.dev
	$(BIN)/notelint test all

docs: $(VENV)/.dev
	$(BIN)/python tools/build_rule_docs.py
	$(BIN)/python tools/build_matrix_docs.py
	$(BIN)/python tools/build_figure_docs.py

$(VENV)/.created:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "需要 Python 3.11 或更新；可用 make PYTHON=python3.12 指定" >&2; exit 2; }
	@$(PYTHON) -m venv $(VENV) || \
		{ echo "建不了虚拟环境：Debian/Ubuntu 请先 apt install python3-venv" >&2; exit 2; }
	@touch $@

$(VENV)/.runtime: $(VENV)/.created requirements/build.txt requirements/runtime.txt pyproject.toml
	@echo "安装依赖（只在第一次）…"
	@$(PIP) install --require-hashes -r requirements/build.txt
	@$(PIP) install $(LOCKED) -r requirements/runtime.txt
	@$(PIP) install --no-build-isolation --no-deps -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.runtime requirements/dev.txt
	@$(PIP) install $(LOCKED) -r requirements/dev.txt
	@touch $@

# Half a gigabyte that only the tests of Spark need: CI installs it, everyone else may.
spark: $(VENV)/.spark

$(VENV)/.spark: $(VENV)/.dev requirements/spark.txt
	@$(PIP) install $(LOCKED) -r requirements/spark.txt
	@touch $@

COMPILE := $(BIN)/pip-compile --quiet --generate-hashes --strip-extras --allow-unsafe --no-header \
	--no-emit-index-url --no-emit-find-links --no-emit-trusted-host

lock: $(VENV)/.created
	$(PIP) install pip-tools
	$(COMPILE) -o requirements/build.txt requirements/build.in
	$(COMPILE) --extra office --build-deps-for wheel --build-deps-for editable -o requirements/runtime.txt pyproject.toml
	$(COMPILE) -o requirements/dev.txt requirements/dev.in
	$(COMPILE) -o requirements/spark.txt requirements/spark.in

clean:
	rm -rf $(VENV) report.html
