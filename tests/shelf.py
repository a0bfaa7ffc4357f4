"""Small packs of our own, so that the machinery is tested without the packs that ship."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from notelint.check.linter import Linter
from notelint.config.settings import Settings
from notelint.model import Note
from notelint.packs.load import Pack, load_pack
from notelint.packs.ruleset import compile_rules
from notelint.read.notes import read_text

if TYPE_CHECKING:
    from pathlib import Path

TODAY = "2026-11-22"
LEVELS = {"品牌广告": "error", "种草": "error", "个人": "info", "公告": "info"}


def rule(rule_id: str, *terms: str, **keys: Any) -> dict[str, Any]:
    """A ``phrase`` rule as YAML data, with one example on each side; ``keys`` replace its own."""
    made: dict[str, Any] = {
        "id": rule_id,
        "title": "测试用",
        "kind": "phrase",
        "levels": LEVELS,
        "terms": list(terms),
        "message": "「{match}」不宜",
        "basis": {"kind": "法律", "law": "广告法", "article": "第九条第（三）项", "status": "转述"},
        "examples": {"bad": [f"真是<m>{term}</m>呀" for term in terms], "good": ["今天天气不错"]},
    }
    if "level" in keys:
        del made["levels"]
    return {**made, **keys}


def pack_text(pack_id: str, *rules: dict[str, Any], **head: Any) -> str:
    """A pack in one file. JSON is YAML, and needs no quoting rules of its own."""
    return json.dumps(
        {"id": pack_id, "title": pack_id, "version": "1", **head, "rules": list(rules)}, ensure_ascii=False, indent=1
    )


def write(path: Path, text: str) -> Path:
    """Write a file and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="")
    return path


def pack(folder: Path, *rules: dict[str, Any], **head: Any) -> Pack:
    """A loaded pack named ``own``."""
    path = write(folder / "own.yaml", pack_text("own", *rules, **head))
    loaded, problems = load_pack(str(path))
    assert loaded is not None, problems
    return loaded


def linter(folder: Path, *rules: dict[str, Any], today: str = TODAY, **settings: Any) -> Linter:
    """A linter with these rules only."""
    configured = Settings(str(folder), **settings)
    return Linter(configured, compile_rules([pack(folder, *rules)], (), configured.brand.words()), today)


def draft(text: str, path: str = "a.md") -> Note:
    """A note as the reader makes it of a file's text."""
    note = read_text(text, path=path)
    assert isinstance(note, Note), note
    return note


def stock(package: Path) -> None:
    """Packs as they would ship, under ``package/rules``."""
    superlative = rule("adlaw.absolute.superlative", "全网最好用", "史上最强", formerly=["adlaw.best"])
    rank = rule("adlaw.absolute.rank", "销量第一")
    contact = rule(
        "xhs.contact.hard",
        "加微信",
        view="contact",
        basis={"kind": "平台规则", "law": "社区规范", "status": "转述"},
    )
    spelling = rule(
        "xhs.spelling.red",
        kind="term",
        level="warning",
        prefer={"小红薯": "小红书"},
        message="宜写作「{preferred}」",
        basis={"kind": "经验", "status": "已核对"},
        examples={"bad": ["来<m>小红薯</m>看看"], "good": ["来小红书看看"]},
    )
    cure = rule("cosmetics.medical.cure", "治好痘痘")
    shelf = {
        "adlaw": pack_text("adlaw", superlative, rank, reviewed_on=TODAY),
        "xhs": pack_text("xhs", contact, spelling),
        "cosmetics": pack_text("cosmetics", cure, suggest_when=["面霜"]),
        "brand": pack_text("brand", rule("brand.words.forbidden", "竞品名")),
    }
    for name, text in shelf.items():
        write(package / "rules" / name / "pack.yaml", text)
