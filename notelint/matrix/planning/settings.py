"""What a plan has to keep and what it should come near, with the defaults of ``calendar/plan.yaml``.

None of the numbers is a rule of the platform: those with a source in the trade papers say so, the rest are ours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from notelint.matrix.loading import values

if TYPE_CHECKING:
    from collections.abc import Mapping

    from notelint.matrix.loading.entry import Entry
    from notelint.matrix.loading.reading import Reading

PATH = "calendar/plan.yaml"


class Weights(NamedTuple):
    """What one unit of each wish costs where it is not met (whole points)."""

    short: int = 100
    consecutive: int = 12
    pillar: int = 2
    load: int = 3
    crowd: int = 3
    hot: int = 20
    clash: int = 6
    change: int = 4
    hours: int = 5


class PlanSettings(NamedTuple):
    """The thresholds of a plan. Gaps are days, shares fractions of one."""

    gap: int = 7
    """Days within which a topic is used once across the matrix (H5)."""
    daily: int = 1
    """Notes of one account on one day (H1)."""
    weekly: tuple[int, int] = (3, 4)
    """Least and most notes a week of an account that says nothing (H2)."""
    lead: int = 2
    """Working days between handing in and publishing (H9)."""
    warmup: int = 3
    """Days after registration before the first note (H4; M-08)."""
    commercial_gap: int = 7
    """Days between two commercial notes of one account (H11)."""
    slot_share: float = 0.5
    """Most of a day's notes that should stand in one part of the day (S4)."""
    hot_share: float = 0.1
    """Part of the plan kept free for what cannot be planned (S5; M-48)."""
    busy: float = 0.9
    """Share of a capacity from which on it is called tight (M-72)."""
    slots: tuple[tuple[str, str], ...] = (
        ("07:30", "09:00"), ("11:30", "13:30"), ("17:30", "19:00"), ("20:00", "22:00"),
    )  # fmt: skip
    """Times of day for accounts that prefer none: habits of the trade, no fact."""
    weights: Weights = Weights()


class Key(NamedTuple):
    """A key of the file: its field, its least value, and what it means."""

    field: str
    least: int
    about: str


KEYS: dict[str, Key] = {
    "选题间隔": Key("gap", 1, "同一个选题，几天之内整个矩阵只用一次"),
    "每日上限": Key("daily", 1, "一个账号一天最多几篇"),
    "默认每周": Key("weekly", 0, "账号没写发布频次时，每周 [最少, 最多]；合作账号没写时只随活动发"),
    "审核提前": Key("lead", 0, "最晚在发布前几个工作日提交"),
    "新号等待": Key("warmup", 0, "注册后几天才发第一篇（行业资料：3 天左右）；本工具不提供养号任务"),
    "商业间隔": Key("commercial_gap", 1, "同一账号两篇商业笔记至少隔几天"),
    "时段上限": Key("slot_share", 0, "一天之中，同一段时间最多占几成"),
    "热点机动": Key("hot_share", 0, "留给热点、不预排选题的比例"),
    "负荷提醒": Key("busy", 0, "写手与审核用到几成就提醒"),
    "默认时段": Key("slots", 0, "账号没写时段时用的时间，行业惯例"),
    "权重": Key("weights", 0, "各个愿望没做到时扣几分"),
}
WEIGHTS: dict[str, Key] = {
    "缺口": Key("short", 0, "每少一篇（低于每周最少）"),
    "连续": Key("consecutive", 0, "同一账号连续两天都发"),
    "支柱": Key("pillar", 0, "支柱占比每差一篇"),
    "日负载": Key("load", 0, "某天比平均多出的每一篇"),
    "扎堆": Key("crowd", 0, "同一段时间超出上限的每一篇"),
    "机动": Key("hot", 0, "每少一个热点机动位"),
    "抢词": Key("clash", 0, "两个账号在间隔内写同一个核心词"),
    "变动": Key("change", 0, "与上一版不同的每一行"),
    "时段": Key("hours", 0, "没有排在账号偏好的时段"),
}

_NUMBER = {"type": ["number", "string"]}
SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "plan": {
            "type": "object",
            "properties": {
                **{name: {"type": "integer", "minimum": key.least} for name, key in KEYS.items()},
                "默认每周": {"type": "array", "items": {"type": "integer", "minimum": 0}, "minItems": 2, "maxItems": 2},
                "时段上限": _NUMBER,
                "热点机动": _NUMBER,
                "负荷提醒": _NUMBER,
                "默认时段": {"type": "array", "items": {"type": "string"}, "minItems": 1},
                "权重": {
                    "type": "object",
                    "properties": {name: {"type": "integer", "minimum": 0} for name in WEIGHTS},
                    "additionalProperties": False,
                },
            },
            "additionalProperties": False,
        }
    },
    "required": ["plan"],
    "additionalProperties": False,
}


def read_settings(reading: Reading) -> PlanSettings:
    """The settings of ``calendar/plan.yaml``; the defaults where it says nothing. What is wrong is told."""
    from notelint.matrix.loading.entry import open_document

    entry = open_document(reading, PATH, SCHEMA)
    if entry is None:
        return PlanSettings()
    plan = entry.inner("plan")
    found: dict[str, Any] = {}
    for name in ("选题间隔", "每日上限", "审核提前", "新号等待", "商业间隔"):
        found[KEYS[name].field] = plan.whole(name)
    for name in ("时段上限", "热点机动", "负荷提醒"):
        found[KEYS[name].field] = plan.read(name, values.share)
    found["weekly"] = plan.pair("默认每周", values.count)
    found["slots"] = plan.list_of("默认时段", values.hours) or None
    found["weights"] = _weights(plan.inner("权重"))
    return PlanSettings()._replace(**{name: value for name, value in found.items() if value is not None})


def _weights(entry: Entry) -> Weights:
    found: Mapping[str, int | None] = {key.field: entry.whole(name) for name, key in WEIGHTS.items()}
    return Weights()._replace(**{name: value for name, value in found.items() if value is not None})


def document() -> str:
    """The file with every key at its default and what it means, for ``matrix init``."""
    default = PlanSettings()
    lines = ["# 排期的约束与愿望；每一项都可以不写。都是默认值或行业惯例，不是平台规定。", "plan:"]
    for name, key in KEYS.items():
        if name == "权重":
            lines.append(f"  权重:  # {key.about}")
            lines += [
                f"    {word}: {getattr(default.weights, one.field)}  # {one.about}" for word, one in WEIGHTS.items()
            ]
        else:
            lines.append(f"  {name}: {_written(getattr(default, key.field))}  # {key.about}")
    return "\n".join(lines) + "\n"


def _written(value: Any) -> str:
    if isinstance(value, tuple) and isinstance(value[0], tuple):
        return "[" + ", ".join(f'"{start}-{end}"' for start, end in value) + "]"
    if isinstance(value, tuple):
        return "[" + ", ".join(str(item) for item in value) + "]"
    return str(value)
