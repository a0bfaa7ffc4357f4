"""``figures.yaml`` of a matrix: the weights and thresholds of the figures, with their defaults.

None of them is a number of the platform's: the weights of CES come from trade literature, the rest are ours.
"""

from __future__ import annotations

import os
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from notelint.matrix.figures.limits import Limits
from notelint.packs.document import Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from notelint.packs.document import Document

NAME = "figures.yaml"
CES_NAMES = {"点赞": "likes", "收藏": "saves", "评论": "comments", "分享": "shares", "关注": "follows"}
DEEPLINK = ("发现", "种草", "互动", "行动", "首购", "复购", "至爱")
AIPS = ("认知", "兴趣", "深度兴趣", "购买", "分享")


class Layers(NamedTuple):
    """From which numbers on a follower counts as active, KOC or top (30 days each)."""

    active_posts: int = 1
    active_interactions: int = 10
    koc_fans: int = 1_000
    koc_mentions: int = 2
    top_fans: int = 500_000


class Stages(NamedTuple):
    """The life cycle of a follower; days since first seen or last active, counts within 90 days."""

    new_days: int = 7
    lost_days: int = 30
    referrals: int = 1
    purchases: int = 2
    interactions: int = 10


class Settings(NamedTuple):
    """Weights and thresholds. Fractions are of one; days are whole."""

    weights: Mapping[str, Decimal] = {
        "likes": Decimal(1), "saves": Decimal(1), "comments": Decimal(4), "shares": Decimal(4), "follows": Decimal(8)
    }  # fmt: skip
    least: int = 30
    """The smallest denominator for which a rate is given."""
    ages: tuple[int, ...] = (1, 7)
    """Days after publication at which impressions are compared."""
    tolerance: int = 1
    """Days by which two snapshots may differ in age and still be compared."""
    star: Decimal = Decimal("0.6")
    net: Decimal = Decimal("0.3")
    layers: Layers = Layers()
    life: Stages = Stages()
    funnels: Mapping[str, tuple[str, ...]] = {"DEEPLINK": DEEPLINK, "AIPS": AIPS}
    appraisal: tuple[Decimal, Decimal] | None = None
    """Weight of the single account and of the matrix in an appraisal; null where none is agreed."""
    path: str | None = None
    limits: Limits = Limits()
    """What the rules of the matrix say is too much; not of ``figures.yaml``."""


def schema() -> Mapping[str, Any]:
    """What ``figures.yaml`` may say."""
    share = {"type": "number", "minimum": 0, "maximum": 1}
    count = {"type": "integer", "minimum": 0}
    number = {"type": "number", "minimum": 0}
    days = {"type": "integer", "minimum": 1}

    def group(properties: Mapping[str, Any]) -> dict[str, Any]:
        return {"type": "object", "properties": properties, "additionalProperties": False}

    return group(
        {
            "CES权重": group(dict.fromkeys(CES_NAMES, number)),
            "分母下限": {"type": "integer", "minimum": 1},
            "快照年龄": {"type": "array", "minItems": 1, "items": days},
            "年龄容差": count,
            "拓扑": group({"中心辐射": share, "网络化": share}),
            "用户分层": group(dict.fromkeys(_LAYERS, count)),
            "生命周期": group(dict.fromkeys(_LIFE, count)),
            "漏斗": {
                "type": "object",
                "additionalProperties": {"type": "array", "minItems": 2, "items": {"type": "string"}},
            },
            "考核权重": {**group({"单号": number, "协同": number}), "required": ["单号", "协同"]},
        }
    )


_LAYERS = {
    "活跃篇数": "active_posts",
    "活跃互动": "active_interactions",
    "KOC粉丝": "koc_fans",
    "KOC提及": "koc_mentions",
    "头部粉丝": "top_fans",
}
_LIFE = {
    "新用户天数": "new_days",
    "流失天数": "lost_days",
    "推荐次数": "referrals",
    "忠实购买": "purchases",
    "活跃互动": "interactions",
}
_PLAIN = {"分母下限": "least", "年龄容差": "tolerance"}


def read_settings(folder: str) -> tuple[Settings, list[Problem]]:
    """The settings of a matrix folder: the defaults where it has no ``figures.yaml``; every problem with its place."""
    from notelint.packs.document import read
    from notelint.packs.validate import validate

    path = os.path.normpath(os.path.join(folder, NAME))
    if not os.path.lexists(path):
        return Settings(), []
    try:
        with open(path, encoding="utf-8-sig") as file:
            text = file.read()
    except UnicodeDecodeError:
        return Settings(), [Problem(path, None, None, "不是 UTF-8 编码，请另存为 UTF-8")]
    except OSError as error:
        return Settings(), [Problem(path, None, None, f"读不了：{error.strerror}")]
    document, problems = read(text, path)
    if document is None:
        return Settings(), problems
    if document.data is None:
        return Settings(path=NAME), problems
    problems += validate(document, schema())
    if problems:
        return Settings(), problems
    problems += _contradictions(document)
    return _settings(document.data), problems


def _settings(data: Mapping[str, Any]) -> Settings:
    default = Settings(path=NAME)
    topology = data.get("拓扑") or {}
    appraisal = data.get("考核权重")
    plain: dict[str, Any] = {field: data[name] for name, field in _PLAIN.items() if name in data}
    weights = {CES_NAMES[name]: _decimal(value) for name, value in (data.get("CES权重") or {}).items()}
    own = {name: tuple(stages) for name, stages in (data.get("漏斗") or {}).items()}
    return default._replace(
        weights={**default.weights, **weights},
        ages=tuple(sorted(data.get("快照年龄") or default.ages)),
        star=_decimal(topology.get("中心辐射", default.star)),
        net=_decimal(topology.get("网络化", default.net)),
        layers=Layers(**{_LAYERS[name]: value for name, value in (data.get("用户分层") or {}).items()}),
        life=Stages(**{_LIFE[name]: value for name, value in (data.get("生命周期") or {}).items()}),
        funnels={**default.funnels, **own},
        appraisal=(_decimal(appraisal["单号"]), _decimal(appraisal["协同"])) if appraisal else None,
        **plain,
    )


def _contradictions(document: Document) -> list[Problem]:
    """What no schema can say: weights that do not sum up, bounds out of order."""
    data = document.data
    problems = []
    weights = data.get("考核权重")
    if weights and (whole := sum(_decimal(value) for value in weights.values())) != 100:
        problems.append(document.problem(("考核权重",), f"「考核权重」的单号与协同之和应为 100，现在是 {whole}"))
    topology = data.get("拓扑") or {}
    default = Settings()
    if _decimal(topology.get("中心辐射", default.star)) <= _decimal(topology.get("网络化", default.net)):
        problems.append(document.problem(("拓扑",), "「拓扑」的中心辐射应大于网络化"))
    problems += [
        document.problem(("漏斗", name), f"漏斗「{name}」的阶段有重名：{'、'.join(names)}")
        for name, names in (data.get("漏斗") or {}).items()
        if len(set(names)) < len(names)
    ]
    return problems


def _decimal(value: float | Decimal) -> Decimal:
    return Decimal(str(value))
