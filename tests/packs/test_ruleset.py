"""Compiled rules are the same from the cache as fresh; a cache that is damaged costs time only."""

from __future__ import annotations

import marshal
import sys
from typing import TYPE_CHECKING, Any

import pytest

from notelint import cache
from notelint.packs.load import load_pack
from notelint.packs.ruleset import BRAND, Ruleset, ruleset
from notelint.text.fold import fold_term
from tests.shelf import pack_text, rule, write

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "全网最好用的面霜，玉沐颜史上最强！"


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NOTELINT_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def packs(tmp_path: Path) -> tuple[list[str], list[str]]:
    own = write(
        tmp_path / "own.yaml", pack_text("own", rule("own.a", "最好用", "最強"), rule("own.b", "最", allow=["最好"]))
    )
    other = write(tmp_path / "other.yaml", pack_text("other", rule("other.a", "治好"), suggest_when=["面霜", "眼霜"]))
    return [str(own)], [str(other)]


def compiled(packs: tuple[list[str], list[str]], words: tuple[str, ...] = ("玉沐颜",)) -> Ruleset:
    rules, problems = ruleset(packs[0], packs[1], words)
    assert rules is not None, problems
    return rules


def plain(rules: Ruleset) -> tuple[Any, ...]:
    return (*rules[:5], rules.suggested, sorted(rules.lexicon.scan(fold_term(TEXT))))


def no_loading(*_: object) -> Any:
    pytest.fail("read the packs again")


def test_a_cache_hit_equals_a_fresh_compile(
    packs: tuple[list[str], list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh = compiled(packs)
    with monkeypatch.context() as patch:
        patch.setattr("notelint.packs.load.load_pack", no_loading)
        assert plain(compiled(packs)) == plain(fresh)


def test_literals_are_folded_and_each_stands_once(packs: tuple[list[str], list[str]]) -> None:
    rules = compiled(packs)
    assert sorted(rules.literals) == sorted({"最好用", "最强", "最", "最好", "面霜", "眼霜", "玉沐颜"})
    brand = rules.routes[rules.route_of[rules.literals.index("玉沐颜")]]
    assert [index for index, _ in brand] == [BRAND]


@pytest.mark.parametrize("damage", [lambda content: content[:-5], lambda _: b"", lambda content: content[::-1]])
def test_a_damaged_cache_is_rebuilt(packs: tuple[list[str], list[str]], own_cache: Path, damage: Any) -> None:
    fresh = plain(compiled(packs))
    for path in own_cache.iterdir():
        path.write_bytes(damage(path.read_bytes()))
    assert plain(compiled(packs)) == fresh
    assert any(cache.load(path.name) for path in own_cache.iterdir())


def test_rules_outlive_the_package_that_stored_their_automaton(
    packs: tuple[list[str], list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh = plain(compiled(packs))
    monkeypatch.setitem(sys.modules, "daachorse", None)
    assert plain(compiled(packs)) == fresh
    monkeypatch.setattr("notelint.packs.ruleset.engine", lambda: "the same")
    assert plain(compiled(packs)) == fresh


@pytest.mark.parametrize("kept", [0, [], [1, 2, 3], [[1] * 7, b"", ()], [([], [], "", b"x", (), (), {}), b"", ()]])
def test_what_another_release_kept_is_compiled_anew(
    packs: tuple[list[str], list[str]], own_cache: Path, kept: Any
) -> None:
    fresh = plain(compiled(packs))
    for path in own_cache.iterdir():
        cache.store(path.name, marshal.dumps(kept))
    assert plain(compiled(packs)) == fresh


@pytest.mark.parametrize("change", ["own.yaml", "other.yaml"])
def test_a_changed_file_is_read_anew(packs: tuple[list[str], list[str]], tmp_path: Path, change: str) -> None:
    before = compiled(packs)
    path = tmp_path / change
    path.write_text(
        path.read_text(encoding="utf-8").replace("面霜", "精华").replace("最好用", "最好吃"), encoding="utf-8"
    )
    assert plain(compiled(packs)) != plain(before)


def test_a_file_that_is_no_utf_8_is_named(packs: tuple[list[str], list[str]], tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_bytes(path.read_text(encoding="utf-8").encode("gb18030"))
    rules, problems = ruleset(packs[0], packs[1], ())
    assert rules is None
    assert [(problem.path, "不是 UTF-8" in problem.message) for problem in problems] == [(str(path), True)]


def test_other_brand_names_are_another_set(packs: tuple[list[str], list[str]]) -> None:
    assert "沐光" not in compiled(packs).literals
    assert "沐光" in compiled(packs, ("沐光",)).literals


def test_an_id_in_two_packs_is_said_with_both(packs: tuple[list[str], list[str]], tmp_path: Path) -> None:
    twin = write(tmp_path / "twin.yaml", pack_text("twin", rule("own.a", "绝了")))
    rules, (problem,) = ruleset([*packs[0], str(twin)], [], ())
    assert rules is None
    assert problem.path == str(twin)
    assert "own.a" in problem.message
    assert "own" in problem.message


def test_nothing_is_compiled_from_half_a_set(packs: tuple[list[str], list[str]], tmp_path: Path) -> None:
    broken = write(tmp_path / "broken.yaml", "rules: 1\n")
    rules, problems = ruleset([*packs[0], str(broken)], [], ())
    assert rules is None
    assert {problem.path for problem in problems} == {str(broken)}


def test_a_broken_set_is_not_kept(tmp_path: Path) -> None:
    path = write(tmp_path / "own.yaml", "rules: 1\n")
    for _ in range(2):
        assert ruleset([str(path)], [], ())[1]


def test_a_missing_pack_is_a_problem_of_its_own(packs: tuple[list[str], list[str]], tmp_path: Path) -> None:
    rules, (problem,) = ruleset([*packs[0], str(tmp_path / "gone")], [], ())
    assert rules is None
    assert "找不到规则包" in problem.message


def test_a_rule_keeps_all_it_said(packs: tuple[list[str], list[str]]) -> None:
    loaded, _ = load_pack(packs[0][0])
    assert loaded is not None
    compiled(packs)
    assert compiled(packs).rules == loaded.rules
