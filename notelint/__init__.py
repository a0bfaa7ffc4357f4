"""notelint: a rule-based compliance and brand linter for 小红书 drafts.

>>> import notelint
>>> result = notelint.check_text("全网最好用的面霜", genre="种草")
>>> linter = notelint.Linter.from_config("notelint.yaml")  # keep it: judging many texts is cheap
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from notelint.check.linter import ConfigError, Linter
    from notelint.model import Result

__version__ = "0.1.0"
__all__ = ["ConfigError", "Linter", "__version__", "check_text"]


def check_text(text: str, *, title: str | None = None, genre: str | None = None) -> Result:
    """Judge one text under the nearest ``notelint.yaml``, or the default packs where there is none.

    ``genre`` is one of 品牌广告, 种草, 个人, 公告. For many texts keep a ``Linter``. Raises ConfigError.
    """
    from notelint.check.linter import Linter

    return Linter.from_config().check_text(text, title=title, genre=genre)


def __getattr__(name: str) -> Any:
    # Importing the linter takes longer than starting the command line needs for --version.
    if name in ("ConfigError", "Linter"):
        from notelint.check import linter

        return getattr(linter, name)
    raise AttributeError(name)
