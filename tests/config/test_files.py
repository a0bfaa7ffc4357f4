"""Configurations are found upward, merged along ``extends``, and read anew when any of their files changes."""

from __future__ import annotations

import marshal
import os
from typing import TYPE_CHECKING, Any

import pytest

from notelint import cache
from notelint.config.files import Raw, find, read_config
from notelint.packs.document import Problem
from tests.shelf import write

if TYPE_CHECKING:
    from pathlib import Path


def raw(path: Path) -> Raw:
    config, problems = read_config(str(path))
    assert config is not None, problems
    assert problems == []
    return config


def problems(path: Path) -> list[Problem]:
    config, found = read_config(str(path))
    assert config is None
    return found


def test_the_nearest_configuration_upward_holds(here: Path) -> None:
    top = write(here / "notelint.yaml", "")
    near = write(here / "a" / "b" / "notelint.yaml", "")
    assert find(str(here / "a" / "b" / "c")) == str(near)
    assert find(str(here / "a" / "b")) == str(near)
    assert find(str(here / "a")) == str(top)


@pytest.mark.parametrize("kind", ["folder", "file"])
def test_the_search_ends_at_the_root_of_a_repository(here: Path, kind: str) -> None:
    write(here / "notelint.yaml", "")
    repo = here / "repo"
    (repo / "notes").mkdir(parents=True)
    if kind == "folder":
        (repo / ".git").mkdir()
    else:
        write(repo / ".git", "gitdir: ../.git/worktrees/repo\n")
    assert find(str(repo / "notes")) is None
    own = write(repo / "notelint.yaml", "")
    assert find(str(repo / "notes")) == str(own)


def test_a_folder_that_does_not_exist_yet_is_no_obstacle(here: Path) -> None:
    top = write(here / "notelint.yaml", "")
    assert find(str(here / "not" / "yet")) == str(top)


def test_the_nearer_file_wins_and_lists_of_exceptions_grow(here: Path) -> None:
    write(here / "base.yaml", "genre: 公告\nfail_on: warning\nignore: [xhs]\nselect: [adlaw]\nlevels: {adlaw: info}\n")
    near = write(here / "notelint.yaml", "extends: base.yaml\ngenre: 个人\nignore: [brand]\nlevels: {xhs: info}\n")
    data = raw(near).data
    assert data["genre"] == "个人"
    assert data["fail_on"] == "warning"
    assert data["ignore"] == ["xhs", "brand"]
    assert data["select"] == ["adlaw"]
    assert data["levels"] == {"xhs": "info"}


def test_a_chain_is_followed_and_each_setting_knows_its_line(here: Path) -> None:
    write(here / "a" / "root.yaml", "fail_on: info\n")
    write(here / "a" / "base.yaml", "extends: root.yaml\n\ngenre: 公告\n")
    near = write(here / "notelint.yaml", "extends: [a/base.yaml]\nindustries: [护肤]\n")
    origins = {key: os.path.relpath(value) for key, value in raw(near).origins.items()}
    assert origins["fail_on"] == "a/root.yaml:1"
    assert origins["genre"] == "a/base.yaml:3"
    assert origins["industries"] == "notelint.yaml:2"


def test_of_several_bases_the_later_wins(here: Path) -> None:
    write(here / "a.yaml", "genre: 公告\n")
    write(here / "b.yaml", "genre: 个人\n")
    assert raw(write(here / "notelint.yaml", "extends: [a.yaml, b.yaml]\n")).data["genre"] == "个人"


@pytest.mark.parametrize(
    "files",
    [
        {"notelint.yaml": "extends: notelint.yaml\n"},
        {"notelint.yaml": "extends: ./notelint.yaml\n"},
        {"notelint.yaml": "extends: a.yaml\n", "a.yaml": "extends: notelint.yaml\n"},
        {"notelint.yaml": "extends: sub/a.yaml\n", "sub/a.yaml": "extends: ../notelint.yaml\n"},
    ],
)
def test_a_circle_is_named_and_ends(here: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        write(here / name, text)
    (problem,) = problems(here / "notelint.yaml")
    assert "绕成了圈" in problem.message
    assert "notelint.yaml" in problem.message


def test_two_ways_to_one_base_are_no_circle(here: Path) -> None:
    write(here / "base.yaml", "genre: 公告\n")
    write(here / "a.yaml", "extends: base.yaml\n")
    write(here / "b.yaml", "extends: base.yaml\n")
    assert raw(write(here / "notelint.yaml", "extends: [a.yaml, b.yaml]\n")).data["genre"] == "公告"


def test_a_base_that_is_not_there_is_said(here: Path) -> None:
    (problem,) = problems(write(here / "notelint.yaml", "extends: gone.yaml\n"))
    assert problem.path.endswith("gone.yaml")


def test_every_error_of_every_file_is_said_at_once(here: Path) -> None:
    write(here / "base.yaml", "ganre: 种草\n")
    write(here / "brand.yaml", "名字: x\n")
    near = write(
        here / "notelint.yaml", "extends: base.yaml\npacks: [adlaw]\nfail_on: eror\nfail_on: error\nbrand: 3\n"
    )
    found = problems(near)
    assert {(os.path.basename(p.path), p.line, p.column) for p in found} >= {
        ("base.yaml", 1, 1),
        ("notelint.yaml", 3, 1),
        ("notelint.yaml", 4, 1),
        ("notelint.yaml", 5, 1),
    }
    said = " ".join(problem.message for problem in found)
    assert "是不是想写「genre」" in said
    assert "是不是想写「error」" in said


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("brand.yaml", "产品: []\n"),
        ("brand.yaml", "名称: [甲]\n产平: []\n"),
        ("brand.yaml", "名称: 甲\n产品: [{名称: 乙, 别命: [丙]}]\n"),
        ("brand.yaml", "名称: 甲\n价值观: [{名称: 诚实, 冲突: [丙]}]\n"),
        ("brand.yaml", "名称: 甲\n视觉: {主涩: '#fff'}\n"),
        ("brand.yaml", "名称: 甲\n关键信息: [{文案: a, 必需: true}]\n"),
        ("accounts.yaml", "accounts: [{昵称: x}]\n"),
        ("accounts.yaml", "accounts: [{id: x, 呢称: 乙}]\n"),
        ("accounts.yaml", "accounts: [{id: x, 人设: {称乎: 乙}}]\n"),
        ("accounts.yaml", "accounts: [{id: x, 人设: {语气: {自己: 乙}}}]\n"),
        ("accounts.yaml", "accounts: [{id: x, 人设: {语气: {emoji率: 0.1}}}]\n"),
        ("accounts.yaml", "accounts: [{id: x, 人设: {语气: {emoji率: [0]}}}]\n"),
        ("accounts.yaml", "accounts: [{id: x, 人设: {语气: {emoji率: [0, 0.1, 0.2]}}}]\n"),
        ("accounts.yaml", "accounts: [{id: x, 人设: {语气: {emoji率: [0, 8]}}}]\n"),
    ],
)
def test_a_broken_brand_or_roster_is_said_in_its_own_file(here: Path, name: str, text: str) -> None:
    write(here / name, text)
    (problem,) = problems(write(here / "notelint.yaml", f"{name.split('.', maxsplit=1)[0]}: {name}\n"))
    assert os.path.basename(problem.path) == name


def test_keys_of_the_users_own_and_those_of_a_roster_are_no_slips(here: Path) -> None:
    write(here / "brand.yaml", "名称: 甲\nx-备注: 乙\n产品: [{名称: 丙, x-sku: 3}]\n")
    write(
        here / "accounts.yaml",
        "accounts:\n  - {id: a, 小红书号: x, 支柱: [干货], KOS: {年费: 600}, 人设: {x-a: 1}, x-b: 2, 发布频次: {每周: [1, 2]}}\n",
    )
    assert raw(write(here / "notelint.yaml", "brand: brand.yaml\naccounts: accounts.yaml\n")).accounts["accounts"]


@pytest.mark.parametrize(
    "entry",
    [
        "{rule: adlaw, reason: r}",
        "{rule: adlaw, reason: '', path: a}",
        "{rule: adlaw, reason: ' ', path: a}",
        "{rule: adlaw, path: a}",
        "{rule: adlaw, reason: r, path: ''}",
        "{rule: adlaw, reason: r, by: 法务}",
    ],
)
def test_a_suppression_says_why_and_for_whom(here: Path, entry: str) -> None:
    (problem,) = problems(write(here / "notelint.yaml", f"genre: 公告\nsuppress:\n  - {entry}\n"))
    assert problem.line == 3
    for scope in ("path: '**'", "note: n1", "account: mei"):
        assert raw(write(here / "notelint.yaml", f"suppress:\n  - {{rule: adlaw, reason: r, {scope}}}\n"))


@pytest.mark.parametrize("text", ["", "# nothing\n", "---\n"])
def test_an_empty_configuration_says_nothing(here: Path, text: str) -> None:
    assert raw(write(here / "notelint.yaml", text)).data == {}


@pytest.mark.parametrize("text", ["- a\n", "text\n", "packs: [\n", "genre: no\n", "overrides: {a: 1}\n"])
def test_what_is_no_configuration_is_said_with_its_place(here: Path, text: str) -> None:
    found = problems(write(here / "notelint.yaml", text))
    assert all(problem.line is not None for problem in found)
    assert found


def test_another_encoding_is_named(here: Path) -> None:
    (here / "notelint.yaml").write_bytes("genre: 种草\n".encode("gb18030"))
    assert "UTF-8" in problems(here / "notelint.yaml")[0].message


CHANGES = {
    "notelint.yaml": "extends: base.yaml\nbrand: brand.yaml\ngenre: 公告\n",
    "base.yaml": "fail_on: never\n",
    "brand.yaml": "名称: 乙\n",
}


@pytest.mark.parametrize("change", CHANGES)
def test_the_cache_knows_every_file(here: Path, change: str, monkeypatch: pytest.MonkeyPatch) -> None:
    near = write(here / "notelint.yaml", "extends: base.yaml\nbrand: brand.yaml\n")
    write(here / "base.yaml", "fail_on: info\n")
    write(here / "brand.yaml", "名称: 甲\n")
    before = raw(near)
    with monkeypatch.context() as patch:
        patch.setattr("notelint.packs.document.read", lambda *_: pytest.fail("read again"))
        assert raw(near) == before
    write(here / change, CHANGES[change])
    assert raw(near) != before


@pytest.mark.parametrize("kept", [0, [], [[], 3], [[], (1,)], [[("x",)], ()]])
def test_what_another_release_kept_is_read_anew(here: Path, tmp_path: Path, kept: Any) -> None:
    near = write(here / "notelint.yaml", "genre: 公告\n")
    before = raw(near)
    for path in (tmp_path / "cache").iterdir():
        cache.store(path.name, marshal.dumps(kept))
    assert raw(near) == before


def test_other_code_reads_the_configuration_anew(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    near = write(here / "notelint.yaml", "genre: 公告\n")
    raw(near)
    monkeypatch.setattr(cache, "code_state", lambda: b"other")
    monkeypatch.setattr("notelint.packs.document.read", lambda *_: (None, [Problem("", 1, 1, "read again")]))
    assert problems(near)[0].message == "read again"


@pytest.mark.parametrize("key", ["extends", "packs"])
@pytest.mark.parametrize("value", ["5", "[5]", "[[a]]", "{a: b}", "true"])
def test_a_list_of_names_that_is_none_is_said_with_its_line(here: Path, key: str, value: str) -> None:
    (problem, *_) = problems(write(here / "notelint.yaml", f"genre: 公告\n{key}: {value}\n"))
    assert problem.line == 2
    assert "文字" in problem.message


def test_what_was_written_beside_a_file_is_found_from_any_folder(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    near = write(here / "notelint.yaml", "brand: brand.yaml\npacks: [adlaw, ./own]\nbaseline: b.json\n")
    write(here / "brand.yaml", "名称: 甲\n")
    config, _ = read_config("notelint.yaml")
    elsewhere = here / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    again = raw(near)
    assert config == again
    assert again.path == str(near)
    assert again.data["packs"] == ["adlaw", str(here / "own")]
    assert again.data["baseline"] == str(here / "b.json")


def test_a_cache_that_cannot_be_written_is_no_error(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(here / "file", "")
    monkeypatch.setenv("NOTELINT_CACHE_DIR", str(here / "file" / "x"))
    near = write(here / "notelint.yaml", "genre: 公告\n")
    expected: dict[str, Any] = {"genre": "公告"}
    assert raw(near).data == expected
    assert raw(near).data == expected
