"""Packs -> one set of rules with one automaton, kept in the cache by the content of its files."""

from __future__ import annotations

import marshal
import sys
from array import array
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple

from notelint import __version__, cache
from notelint.kinds.rule import ALLOW, Rule
from notelint.kinds.table import kind
from notelint.model import Basis, PackInfo
from notelint.packs.document import Problem
from notelint.packs.locate import files
from notelint.text.fold import fold_term
from notelint.text.lexicon import Lexicon, build, engine

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from notelint.packs.load import Pack

BRAND = -1
"""Stands for every rule: a brand name beats a shorter term of any."""

_MOST = 20
"""Rule sets kept in the cache: every change of a brand name or a rule makes another."""

Route = tuple[int, int]
"""Index of the rule and role of the literal; a pack that is only suggested has a rule index below ``BRAND``."""


class Ruleset(NamedTuple):
    """Rules ready to judge. ``routes[route_of[i]]`` says whom literal ``i`` of the lexicon concerns.

    ``always`` are the rules that need no literal. Rules of one kind that share their literals (``Kind.SHARED``) are
    reached through the first of them: ``shared`` leads from it to all of them.
    """

    packs: tuple[PackInfo, ...]
    rules: tuple[Rule, ...]
    joined: bytes
    """The literals, one a line; decoded and split only where they are needed."""
    route_of: Sequence[int]
    routes: tuple[tuple[Route, ...], ...]
    always: tuple[int, ...]
    shared: Mapping[int, tuple[int, ...]]
    lexicon: Lexicon
    suggested: tuple[str, ...] = ()
    """Names of the packs that are off; the pack of rule index ``-2 - i`` is ``suggested[i]``."""

    @property
    def literals(self) -> list[str]:
        """Every literal, in the order of the lexicon."""
        return _lines(self.joined)


def ruleset(
    packs: Sequence[str], suggested: Sequence[str], words: Sequence[str]
) -> tuple[Ruleset | None, list[Problem]]:
    """The rules of some packs (paths), from the cache where its files are the same.

    ``suggested`` are packs that are off but say when they would help; ``words`` are brand names. Null with problems
    where any file is wrong: nothing is judged with half a set of rules.
    """
    contents, problems = _contents((*packs, *suggested))
    if problems:
        return None, problems
    name = _key(packs, suggested, words, contents)
    stored = cache.load(name)
    if stored is not None:
        with suppress(*cache.DAMAGED):
            return _thaw(stored), []
    from notelint.packs.load import load_pack

    loaded: list[Pack] = []
    texts: dict[str, str] = {}
    for path, content in contents.items():
        with suppress(UnicodeDecodeError):  # load_pack says so
            texts[path] = content.decode("utf-8-sig")
    for path in (*packs, *suggested):
        pack, found = load_pack(path, texts)
        problems.extend(found)
        if pack is not None:
            loaded.append(pack)
    problems.extend(_twice(loaded))
    if problems:
        return None, problems
    result = compile_rules(loaded[: len(packs)], loaded[len(packs) :], words)
    cache.store(name, _freeze(result), _MOST)
    return result, []


def _contents(packs: Iterable[str]) -> tuple[dict[str, bytes], list[Problem]]:
    contents: dict[str, bytes] = {}
    problems: list[Problem] = []
    for pack in packs:
        try:
            for path in files(pack):
                with open(path, "rb") as file:
                    contents[path] = file.read()
        except FileNotFoundError:
            problems.append(Problem(pack, None, None, "找不到规则包：应是一个 YAML 文件，或含有 pack.yaml 的文件夹"))
        except OSError as error:
            problems.append(Problem(pack, None, None, f"读不了规则包：{error.strerror}"))
    return contents, problems


def _key(packs: Sequence[str], suggested: Sequence[str], words: Sequence[str], contents: dict[str, bytes]) -> str:
    named = (__version__, engine(), *map(str, sys.version_info[:3]), *packs, "|", *suggested, "|", *words)
    files_read = (part for path, content in contents.items() for part in (path.encode(), content))
    return f"rules-{cache.digest_of(cache.code_state(), *(name.encode() for name in named), *files_read).hex()}"


def _twice(packs: Iterable[Pack]) -> list[Problem]:
    seen: dict[str, str] = {}
    problems: list[Problem] = []
    for pack in packs:
        for rule in pack.rules:
            if rule.id in seen:
                source = pack.sources[rule.id]
                problems.append(Problem(source.path, source.line, 1, f"编号「{rule.id}」与规则包 {seen[rule.id]} 重复"))
            seen[rule.id] = pack.info.id
    return problems


def compile_rules(packs: Sequence[Pack], suggested: Sequence[Pack] = (), words: Sequence[str] = ()) -> Ruleset:
    """One automaton for the literals of all rules, brand names, and the words that suggest a pack."""
    rules = tuple(rule for pack in packs for rule in pack.rules)
    routes: dict[str, dict[Route, None]] = {}

    def route(literal: str, rule: int, role: int) -> None:
        folded = fold_term(literal)
        if folded:
            routes.setdefault(folded, {})[rule, role] = None

    shared: dict[int, tuple[int, ...]] = {}
    for index, rule in enumerate(rules):
        members = [other for other, each in enumerate(rules) if each.kind == rule.kind]
        one_for_all = getattr(kind(rule.kind), "SHARED", False)
        if one_for_all:
            shared[members[0]] = tuple(members)
        if not one_for_all or index == members[0]:
            for literal, role in kind(rule.kind).literals(rule):
                route(literal, index, role)
        for literal in rule.allow:
            route(literal, index, ALLOW)
    for word in words:
        route(word, BRAND, ALLOW)
    for index, pack in enumerate(suggested):
        for word in pack.suggest_when:
            route(word, BRAND - 1 - index, ALLOW)
    literals = sorted(routes)
    distinct = {ways: place for place, ways in enumerate(dict.fromkeys(tuple(routes[literal]) for literal in literals))}
    return Ruleset(
        tuple(pack.info for pack in packs),
        rules,
        "\n".join(literals).encode("utf-8", "surrogatepass"),
        array("H", [distinct[tuple(routes[literal])] for literal in literals]),
        tuple(distinct),
        tuple(index for index, rule in enumerate(rules) if _always(rule)),
        shared,
        build(literals),
        tuple(pack.info.id for pack in suggested),
    )


def _always(rule: Rule) -> bool:
    module = kind(rule.kind)
    depends = getattr(module, "always", None)
    return module.ALWAYS if depends is None else bool(depends(rule))


def _freeze(rules: Ruleset) -> bytes:
    plain = [(*rule[:7], tuple(rule.basis), *rule[8:]) for rule in rules.rules]
    packs = [tuple(info) for info in rules.packs]
    route_of = array("H", rules.route_of).tobytes()
    automaton = rules.lexicon.dump()
    kept = (packs, plain, rules.joined, route_of, rules.routes, rules.always, rules.shared)
    record: Any = (kept, len(automaton), rules.suggested)
    # Megabytes that marshal would copy once more stand behind what it reads.
    return marshal.dumps(record) + automaton


def _thaw(content: bytes) -> Ruleset:
    data: tuple[Any, ...] = marshal.loads(content)
    (packs, plain, joined, route_of, routes, always, shared), size, suggested = data
    return Ruleset(
        tuple(PackInfo(*info) for info in packs),
        tuple(Rule(*rule)._replace(basis=Basis(*rule[7])) for rule in plain),
        joined,
        array("H", route_of),
        routes,
        always,
        shared,
        build((), content[len(content) - size :]) if size else build(_lines(joined)),
        suggested,
    )


def _lines(joined: bytes) -> list[str]:
    return joined.decode("utf-8", "surrogatepass").split("\n") if joined else []
