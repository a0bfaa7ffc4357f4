"""Bios and scripts are judged by the rules for drafts, whoever the account is."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from notelint.cli.main import main

if TYPE_CHECKING:
    from pathlib import Path

ROSTER = """\
accounts:
  - id: xz
    昵称: 小张的装修日记
    类型: {kind}
    简介: {bio}
    角色: 员工
    定位: 工地日记
    协同价值: 素材
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def contacts(folder: Path, bio: str, kind: str = "官方号", script: str = "") -> list[tuple[str, str, int, str]]:
    (folder / "accounts.yaml").write_text(ROSTER.format(kind=kind, bio=bio), encoding="utf-8")
    if script:
        (folder / "scripts").mkdir()
        (folder / "scripts" / "评论.md").write_text(script, encoding="utf-8")
    with pytest.raises(SystemExit):
        main(["matrix", "check", "--format", "json", "-o", "r.json"])
    found = json.loads((folder / "r.json").read_text(encoding="utf-8"))["findings"]
    return [
        (each["rule"], each["path"], each["line"], each["match"]) for each in found if each["rule"].startswith("xhs")
    ]


@pytest.mark.parametrize("kind", ["官方号", "KOS员工号", "合作KOC"])
def test_a_contact_in_a_bio_is_an_error_at_its_place(folder: Path, kind: str) -> None:
    found = contacts(folder, "设计师小张｜家装避坑｜➕V：zhang_8866", kind)
    assert found == [("xhs.contact.hard", "accounts.yaml", 5, "➕V：zhang_8866")]


def test_a_bio_without_a_contact_is_well(folder: Path) -> None:
    assert contacts(folder, "设计师小张｜家装避坑") == []


def test_a_contact_in_a_script_for_comments(folder: Path) -> None:
    found = contacts(folder, "讲装修", script="# 话术\n\n问价的，加客服微信 abc_8899 详聊\n")
    assert ("xhs.contact.hard", "scripts/评论.md", 3) in [each[:3] for each in found]
