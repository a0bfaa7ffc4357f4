"""A matrix folder written file by file, and read."""

from __future__ import annotations

from pathlib import Path

from notelint.config.settings import Settings
from notelint.matrix.load import Loaded, load

TODAY = "2026-06-15"
ACCOUNTS = """\
accounts:
  - id: xiaozhang
    昵称: 小张的装修日记
    类型: KOS员工号
    主体: 沪上家居
    负责人: E017
    人设: {称呼: 小张, 代际: 95后, 职业: 设计师, 年限: 5, 地域: 上海, operator_id: E017,
           语气: {自称: [我, 小张], emoji率: [0, 0.03]}}
    支柱: [干货, 场景]
    发布频次: {每周: [3, 4]}
    时段: ["12:00-13:30", "20:00-22:00"]
    KOS: {认证日: 2026-03-15, 年费: 600, 权益: [身份标识, 留资卡, 欢迎语]}
"""


def written(folder: Path, files: dict[str, str | bytes]) -> Path:
    """Write files below a folder, with those above them."""
    for name, text in {"accounts.yaml": ACCOUNTS, **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
    return folder


def read(folder: Path, files: dict[str, str | bytes] | None = None) -> Loaded:
    """The matrix of these files."""
    written(folder, files or {})
    return load(str(folder), TODAY, Settings(str(folder)))


def said(loaded: Loaded) -> list[str]:
    """Its problems as ``file:line message``."""
    return [f"{Path(one.path).name}:{one.line} {one.reason}" for one in loaded.problems]
