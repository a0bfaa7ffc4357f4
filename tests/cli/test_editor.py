"""``notelint schema`` drives an editor: completion and complaints from the real yaml-language-server."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

from notelint.config.schema import CONFIG
from notelint.packs.schema import pack_schema

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PACKAGE = "yaml-language-server@1.23.0"

RULES = """\
id: own
version: "1"
rules:
  - id: own.a
    kind: phrase
    title: 一
    level: fatal
    terms: [最好]
    message: m
    basis: {kind: 经验, status: 已核对}
"""


@pytest.fixture(scope="session")
def server(pytestconfig: pytest.Config) -> str:
    """The server's script; installed by npm once and kept between runs."""
    cache = pytestconfig.cache
    assert cache is not None
    folder = cache.mkdir(PACKAGE.replace("@", "-"))
    script = folder / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
    said = "node and npm are not installed"
    if not script.exists() and shutil.which("node") and shutil.which("npm"):
        words = ["npm", "install", "--prefix", str(folder), "--no-audit", "--no-fund", "--ignore-scripts", PACKAGE]
        done = subprocess.run(words, capture_output=True, text=True, check=False, timeout=120)
        said = f"npm could not install {PACKAGE}: {done.stderr.strip()[-300:]}"
    if not script.exists():
        if os.environ.get("CI"):
            pytest.fail(said)
        pytest.skip(said)
    return str(script)


class Editor:
    """As much of an editor as the server needs."""

    def __init__(self, server: str, schemas: dict[str, str]) -> None:
        self.settings = {"schemas": schemas, "schemaStore": {"enable": False}, "validate": True, "completion": True}
        pipe = subprocess.PIPE
        self.run = subprocess.Popen(["node", server, "--stdio"], stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL)
        self.number = 0
        self.diagnostics: dict[str, list[dict[str, Any]]] = {}
        capabilities = {"workspace": {"configuration": True}, "textDocument": {"completion": {}}}
        self.ask("initialize", {"processId": None, "rootUri": None, "capabilities": capabilities})
        self.send("initialized", {})
        self.send("workspace/didChangeConfiguration", {"settings": {"yaml": self.settings}})

    def write(self, message: dict[str, Any]) -> None:
        content = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.run.stdin is not None
        self.run.stdin.write(b"Content-Length: %d\r\n\r\n" % len(content) + content)
        self.run.stdin.flush()

    def read(self) -> dict[str, Any]:
        assert self.run.stdout is not None
        length = 0
        while (line := self.run.stdout.readline().strip()) or not length:
            assert line, "the server ended"
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        message: dict[str, Any] = json.loads(self.run.stdout.read(length))
        if "method" in message and "id" in message:
            items = message.get("params", {}).get("items", [])
            wanted = [self.settings if item.get("section") == "yaml" else None for item in items]
            self.write({"id": message["id"], "result": wanted if items else None})
        if message.get("method") == "textDocument/publishDiagnostics":
            self.diagnostics[message["params"]["uri"]] = message["params"]["diagnostics"]
        return message

    def send(self, method: str, params: Any) -> None:
        self.write({"method": method, "params": params})

    def ask(self, method: str, params: Any) -> Any:
        self.number += 1
        self.write({"id": self.number, "method": method, "params": params})
        while (message := self.read()).get("id") != self.number or "method" in message:
            pass
        return message.get("result")

    def open(self, uri: str, text: str) -> None:
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self.send("textDocument/didOpen", {"textDocument": document})

    def complaints(self, uri: str, text: str) -> list[tuple[int, str]]:
        """Line (from one) and message of what the server says about a text."""
        self.open(uri, text)
        while uri not in self.diagnostics:
            self.read()
        return [(item["range"]["start"]["line"] + 1, item["message"]) for item in self.diagnostics[uri]]

    def offered(self, uri: str, text: str) -> set[str]:
        """What completes the text at its end."""
        self.open(uri, text)
        lines = text.split("\n")
        position = {"line": len(lines) - 1, "character": len(lines[-1])}
        found = self.ask("textDocument/completion", {"textDocument": {"uri": uri}, "position": position})
        items = found["items"] if isinstance(found, dict) else found or []
        return {item["label"] for item in items}


@pytest.fixture(scope="module")
def editor(server: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    folder: Path = tmp_path_factory.mktemp("schemas")
    schemas: dict[str, str] = {}
    for name, schema in (("rules", pack_schema()), ("config", CONFIG)):
        path = folder / f"{name}.json"
        path.write_text(json.dumps(schema, ensure_ascii=False), encoding="utf-8")
        schemas[path.as_uri()] = f"{name}-*.yaml"
    made = Editor(server, schemas)
    yield made
    made.run.kill()
    made.run.wait()


def test_a_wrong_level_is_marked_on_its_line(editor: Editor) -> None:
    found = editor.complaints("file:///w/rules-wrong.yaml", RULES)
    assert [line for line, _ in found] == [7]
    assert "warning" in found[0][1]


def test_a_good_rule_file_is_left_alone(editor: Editor) -> None:
    assert editor.complaints("file:///w/rules-good.yaml", RULES.replace("fatal", "warning")) == []


def test_an_unknown_key_is_marked(editor: Editor) -> None:
    text = RULES.replace("level: fatal", "level: info").replace("terms:", "termes:")
    assert 8 in [line for line, _ in editor.complaints("file:///w/rules-key.yaml", text)]


def test_the_keys_of_a_rule_are_offered(editor: Editor) -> None:
    text = 'id: own\nversion: "1"\nrules:\n  - id: own.a\n    kind: phrase\n    '
    assert {"level", "levels", "terms", "basis", "examples", "allow"} <= editor.offered("file:///w/rules-k.yaml", text)


def test_the_values_of_a_key_are_offered(editor: Editor) -> None:
    text = 'id: own\nversion: "1"\nrules:\n  - id: own.a\n    kind: phrase\n    level: '
    assert {"error", "warning", "info", '"off"'} <= editor.offered("file:///w/rules-v.yaml", text)


def test_the_kinds_are_offered(editor: Editor) -> None:
    text = 'id: own\nversion: "1"\nrules:\n  - id: own.a\n    kind: '
    assert {"phrase", "superlative", "contact", "require"} <= editor.offered("file:///w/rules-kind.yaml", text)


def test_the_configuration_is_completed_and_checked(editor: Editor) -> None:
    assert {"packs", "genre", "overrides", "locked"} <= editor.offered("file:///w/config-a.yaml", "fail_on: error\n")
    assert {"品牌广告", "种草"} <= editor.offered("file:///w/config-b.yaml", "genre: ")
    found = editor.complaints("file:///w/config-c.yaml", "packs: [adlaw]\nfail_on: fatal\n")
    assert [line for line, _ in found] == [2]
