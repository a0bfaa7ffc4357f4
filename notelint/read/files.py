"""What is a draft: the files that the paths of a command line stand for."""

from __future__ import annotations

import os
import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from notelint.model import Skipped, Unchecked
from notelint.read.notes import FORMATS, suffix
from notelint.read.source import shown_path

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from notelint.globs import Patterns

IGNORE_FILES = (".gitignore", ".notelintignore")
_NEVER = frozenset({"node_modules", "__pycache__"})
_CONFIGURATION = "notelint.yaml"


@cache
def _not_drafts() -> re.Pattern[str]:
    """What repositories keep beside drafts under a draft's suffix."""
    return re.compile(
        r"readme|changelog|(?:licen[cs]e|contributing|code_of_conduct|security|requirements|constraints|cmakelists)(?![a-z])",
        re.IGNORECASE,
    )


class Draft(NamedTuple):
    """A file to read: ``path`` opens it, ``shown`` is its path in reports; ``explicit``: it was named by the user."""

    path: str
    shown: str
    explicit: bool


class Scope(NamedTuple):
    """What the configuration of a folder says about its drafts. ``base`` is the absolute folder its patterns are
    relative to; ``drafts`` is null for the default."""

    base: str
    drafts: Sequence[str] | None = None
    exclude: Sequence[str] = ()


class Selection(NamedTuple):
    """What the paths stand for. ``empty`` are the folders without any draft, as the user wrote them."""

    drafts: tuple[Draft, ...]
    unchecked: tuple[Unchecked, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    empty: tuple[str, ...] = ()


def find(
    paths: Iterable[str],
    *,
    cwd: str | None = None,
    drafts: Sequence[str] | None = None,
    exclude: Sequence[str] = (),
    scope: Callable[[str], Scope] | None = None,
    only_drafts: bool = False,
) -> Selection:
    """The drafts that files and folders stand for, each once: in the order of ``paths``, sorted within a folder.

    In a folder a draft is a file of a known format that ``drafts`` asks for (default: all but README*, CHANGELOG*,
    LICENSE, requirements.txt and the like, and folders named docs), neither hidden nor ignored by ``.gitignore`` or
    ``.notelintignore``; links to folders are not followed. ``exclude`` holds for files named in ``paths`` too, and with
    ``only_drafts`` so does all the rest: what is no draft is skipped instead of being read or refused. ``drafts`` and
    ``exclude`` are patterns relative to ``cwd``; ``scope`` tells for an absolute folder what its own configuration
    says, instead of ``drafts`` and besides ``exclude``.
    """
    here = os.path.abspath(cwd or os.getcwd()).replace(os.sep, "/")
    search = _Search(here, drafts, exclude, scope, only_drafts=only_drafts)
    for path in paths:
        search.add(path)
    return Selection(tuple(search.drafts.values()), tuple(search.unchecked), tuple(search.skipped), tuple(search.empty))


class _Rules(NamedTuple):
    """The compiled scope of one folder."""

    drafts: Patterns | None
    exclude: tuple[Patterns, ...]


class _Search:
    """The state of one ``find``."""

    def __init__(
        self,
        cwd: str,
        drafts: Sequence[str] | None,
        exclude: Sequence[str],
        scope: Callable[[str], Scope] | None,
        *,
        only_drafts: bool,
    ) -> None:
        self.cwd = cwd
        self.only_drafts = only_drafts
        self.common = _compiled(cwd, exclude)
        self.scope = scope or (lambda _folder: Scope(cwd, drafts))
        self.rules: dict[Scope, _Rules] = {}
        self.drafts: dict[str, Draft] = {}
        self.met = 0
        self.unchecked: list[Unchecked] = []
        self.skipped: list[Skipped] = []
        self.empty: list[str] = []

    def add(self, path: str) -> None:
        """Adds what one path of the command line stands for."""
        full = os.path.abspath(os.path.join(self.cwd, path)).replace(os.sep, "/")
        shown = shown_path(full, self.cwd)
        if os.path.isdir(full):
            before = self.met
            self._walk(full, self._ignores_above(full))
            if self.met == before:
                self.empty.append(path)
        elif not os.path.lexists(full):
            self.unchecked.append(Unchecked(shown, "missing", "找不到这个文件或文件夹；请检查路径"))
        elif _held(self._rules(os.path.dirname(full)).exclude, full):
            self.skipped.append(Skipped(shown, "被 exclude 排除"))
        elif self.only_drafts:
            if self._is_named_draft(full):
                self._take(full, shown, explicit=False)
            else:
                self.skipped.append(Skipped(shown, "不是稿件（README、docs/ 之类，或不在 drafts: 里）"))
        elif suffix(full) not in FORMATS:
            ending = f" {suffix(full)} " if suffix(full) else "没有后缀的"
            self.unchecked.append(
                Unchecked(shown, "unsupported", f"不认识{ending}文件；能读 {' '.join(FORMATS)}，纯文字请另存为 .txt")
            )
        else:
            self._take(full, shown, explicit=True)

    def _take(self, full: str, shown: str, *, explicit: bool) -> None:
        self.met += 1
        known = self.drafts.get(full)
        self.drafts[full] = Draft(full, shown, explicit or (known is not None and known.explicit))

    def _rules(self, folder: str) -> _Rules:
        scope = self.scope(folder)
        scope = Scope(scope.base, None if scope.drafts is None else tuple(scope.drafts), tuple(scope.exclude))
        rules = self.rules.get(scope)
        if rules is None:
            own = _compiled(scope.base, scope.exclude)
            drafts = None if scope.drafts is None else _compiled(scope.base, scope.drafts)
            exclude = tuple(patterns for patterns in (self.common, own) if patterns is not None)
            rules = self.rules[scope] = _Rules(drafts, exclude)
        return rules

    def _walk(self, folder: str, ignores: tuple[Patterns, ...]) -> None:
        """Adds the drafts of a folder and of those below it."""
        try:
            with os.scandir(folder) as listing:
                entries = sorted(listing, key=_name)
        except OSError as error:
            reason = "没有权限读取这个文件夹" if isinstance(error, PermissionError) else f"读取失败（{error.strerror}）"
            self.met += 1
            self.unchecked.append(Unchecked(shown_path(folder, self.cwd), "unreadable", reason))
            return
        rules = self._rules(folder)
        names = {entry.name for entry in entries}
        ignores += tuple(_ignore_file(folder, name) for name in IGNORE_FILES if name in names)
        prefix = folder if folder.endswith("/") else folder + "/"
        for entry in entries:
            name = entry.name
            if name.startswith("."):
                continue
            full = prefix + name
            if entry.is_dir(follow_symlinks=False):
                if not (name in _NEVER or (rules.drafts is None and name == "docs") or _ignored(ignores, full + "/")):
                    if _held(rules.exclude, full + "/"):
                        self.skipped.append(Skipped(shown_path(full, self.cwd) + "/", "整个文件夹被 exclude 排除"))
                    else:
                        self._walk(full, ignores)
            elif self._is_draft(name, full, rules, ignores):
                self._found(entry, full, rules)

    def _is_draft(self, name: str, full: str, rules: _Rules, ignores: tuple[Patterns, ...]) -> bool:
        if suffix(name) not in FORMATS or (ignores and _ignored(ignores, full)):
            return False
        if rules.drafts is None:
            return not _not_drafts().match(name)
        return rules.drafts.hold(full)

    def _is_named_draft(self, full: str) -> bool:
        """Whether a walk from the working folder would find this file."""
        folder, _, name = full.rpartition("/")
        rules = self._rules(folder)
        ignores = (*self._ignores_above(folder), *_ignore_files([folder]))
        *above, _ = full.removeprefix(self.cwd + "/").split("/") if full.startswith(self.cwd + "/") else [name]
        passed = name.startswith(".") or any(
            part.startswith(".") or part in _NEVER or (rules.drafts is None and part == "docs") for part in above
        )
        entries = (full.rsplit("/", depth)[0] + "/" for depth in range(len(above), 0, -1))
        return not (passed or any(_ignored(ignores, entry) for entry in entries)) and self._is_draft(
            name, full, rules, ignores
        )

    def _found(self, entry: os.DirEntry[str], full: str, rules: _Rules) -> None:
        shown = shown_path(full, self.cwd)
        if rules.exclude and _held(rules.exclude, full):
            self.skipped.append(Skipped(shown, "被 exclude 排除"))
        elif entry.is_file():
            self._take(full, shown, explicit=False)
        elif entry.is_symlink() and not os.path.exists(full):
            self.met += 1
            self.unchecked.append(Unchecked(shown, "missing", "符号链接指向的文件不存在"))

    def _ignores_above(self, folder: str) -> tuple[Patterns, ...]:
        """The ignore files of the folders above, outermost first: up to the root of the git repository, else as far up
        as there is a configuration, or to the working folder."""
        chain: list[str] = []
        at = folder
        while not os.path.exists(f"{at}/.git"):
            above = os.path.dirname(at)
            if above == at:
                ends = [i for i, up in enumerate(chain) if up == self.cwd or os.path.exists(f"{up}/{_CONFIGURATION}")]
                del chain[max(ends, default=-1) + 1 :]
                break
            chain.append(above)
            at = above
        return tuple(_ignore_files(chain))


def _name(entry: os.DirEntry[str]) -> str:
    return entry.name


def _compiled(base: str, lines: Sequence[str]) -> Patterns | None:
    if not lines:
        return None
    from notelint.globs import compile_patterns

    return compile_patterns(base.replace(os.sep, "/"), lines)


def _ignore_files(chain: Sequence[str]) -> Iterator[Patterns]:
    for folder in reversed(chain):
        for name in IGNORE_FILES:
            if os.path.isfile(f"{folder}/{name}"):
                yield _ignore_file(folder, name)


def _ignore_file(folder: str, name: str) -> Patterns:
    from notelint.globs import compile_patterns

    try:
        with open(f"{folder}/{name}", encoding="utf-8-sig", errors="replace") as file:
            return compile_patterns(folder, file)
    except OSError:
        return compile_patterns(folder, ())


def _ignored(ignores: tuple[Patterns, ...], full: str) -> bool:
    """Whether the innermost ignore file that speaks of this path ignores it."""
    for patterns in reversed(ignores):
        verdict = patterns.verdict(full)
        if verdict is not None:
            return verdict
    return False


def _held(exclude: tuple[Patterns, ...], full: str) -> bool:
    return any(patterns.hold(full) for patterns in exclude)
