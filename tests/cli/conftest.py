"""The command line in this process, over packs of our own, in a folder of the test's own."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

import pytest

from notelint.cli.main import main
from notelint.packs import locate
from tests.shelf import TODAY, stock

if TYPE_CHECKING:
    from pathlib import Path

STARTED = "import sys; from notelint.packs import locate; locate._PACKAGE = sys.argv.pop(1); "
RUN = "from notelint.cli.main import main; main()"


class Ran(NamedTuple):
    """What a command left: exit status, standard output and error."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def rules(self) -> list[str]:
        return [finding["rule"] for finding in self.json["findings"]]


class Command(Protocol):
    """Runs ``notelint`` with these words and this standard input."""

    def __call__(self, *words: str, stdin: bytes = b"") -> Ran: ...


@pytest.fixture(scope="session")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that stands for the installed package, with the packs that ship."""
    folder = tmp_path_factory.mktemp("package")
    stock(folder)
    return folder


@pytest.fixture
def here(tmp_path: Path, package: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder, with the root of a repository so that nothing above it is read."""
    folder = tmp_path / "work"
    (folder / ".git").mkdir(parents=True)
    monkeypatch.chdir(folder)
    monkeypatch.setattr(locate, "_PACKAGE", str(package))
    return folder


@pytest.fixture
def notelint(here: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    """The command line, run in this process on a fixed day."""

    def run(*words: str, stdin: bytes = b"") -> Ran:
        out, err = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.TextIOWrapper(io.BytesIO(), "utf-8")
        monkeypatch.setattr(sys, "stdout", out)
        monkeypatch.setattr(sys, "stderr", err)
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), "utf-8"))
        monkeypatch.setattr("notelint.cli.asked.today_in_china", lambda: TODAY)
        with pytest.raises(SystemExit) as ended:
            main(words)
        out.flush()
        err.flush()
        texts = [stream.buffer.getvalue().decode() for stream in (out, err)]
        assert isinstance(ended.value.code, int)
        return Ran(ended.value.code, *texts)

    return run


class Process(Protocol):
    """Runs ``notelint`` as a process; ``before`` is code that runs first, ``after`` code that runs at its exit."""

    def __call__(self, *words: str, code: str = RUN, env: dict[str, str] | None = None) -> Ran: ...


@pytest.fixture
def process(here: Path, package: Path) -> Process:
    """The command line as a process of its own, where that is what is tested."""

    def run(*words: str, code: str = RUN, env: dict[str, str] | None = None) -> Ran:
        done = subprocess.run(
            [sys.executable, "-c", STARTED + code, str(package), *words],
            cwd=here,
            env={**os.environ, **(env or {})},
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=60,
        )
        return Ran(done.returncode, done.stdout, done.stderr)

    return run
