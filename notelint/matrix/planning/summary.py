"""What a plan is told with: the constraints it keeps, what it cost, how much room is left, who is not planned and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from notelint.matrix.planning.hot import hot_places
from notelint.matrix.planning.score import points, total
from notelint.matrix.planning.sheet import CALENDAR, cells

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from notelint.matrix.planning.plan import Plan

KEPT = (
    ("H1", "每个账号每天最多 {daily} 篇"),
    ("H2", "每周不超过账号的最多篇数"),
    ("H3", "账号只发自己的支柱与类型可发的支柱"),
    ("H4", "新号等满 {warmup} 天；停更、请假、KOS 到期、离职的日子不排；素人号、导流号不排"),
    ("H5", "同一选题 {gap} 天内全矩阵只用一次，同一账号一月一次，每个角度一次"),
    ("H6", "种草与承接的笔记都在窗口之内"),
    ("H7", "活动爆发期够数，且不超过每日上限"),
    ("H8", "不超过写手周产能与审核日产能"),
    ("H9", "最晚提交在发布前 {lead} 个工作日（含法定节假日与调休）"),
    ("H10", "直播不重叠，直播时不发笔记"),
    ("H11", "同一账号两篇商业笔记隔 {commercial_gap} 天以上，报备号已填"),
    ("H12", "每个活动里，每类账号都有一篇说关键信息"),
)
"""Hard constraints; §4.2 of the research."""


NO_HOLIDAYS = (
    "calendar/holidays.csv 里没有 {0} 年，按周一到周五算工作日；notelint matrix plan --holidays {0} 可以写上。"
)


class Section(NamedTuple):
    """A part of the report: its title, lines (items begin with a dash), and a table with its headings first."""

    title: str
    lines: tuple[str, ...] = ()
    table: tuple[tuple[str, ...], ...] = ()


def sections(plan: Plan, month: str, remarks: Sequence[str] = ()) -> list[Section]:
    """The plan report, the whole under the first title."""
    problem = plan.problem
    hot = sum(slot.hot for slot in plan.slots)
    title = f"{month} 排期说明"
    if plan.troubles:
        found = [Section(title, ("排不出来，因为：", "", *trouble_lines(plan)))]
    else:
        count = f"{len(problem.members)} 个账号，{len(plan.slots) - hot} 篇，{hot} 个热点机动位。"
        kept = tuple(f"- {name} {words.format_map(problem.settings._asdict())}" for name, words in KEPT)
        wishes = tuple((term.name, times(term.name, term.times), points(term.cost)) for term in plan.terms)
        found = [
            Section(title, (count, *(("", *remarks) if remarks else ()))),
            Section("硬约束（排的每一篇都满足）", kept),
            Section(
                f"愿望（共扣 {points(total(plan.terms))} 分，越少越好）", (), (("愿望", "没做到", "扣分"), *wishes)
            ),
        ]
        missing = (*shortage_lines(plan), *hot_lines(plan))
        found += [Section("没有排下的", missing)] if missing else []
    left_out = tuple(left_out_lines(plan)) or (_nobody(plan),)
    found += [Section("余量", tuple(_slack(plan))), Section("没有排、或少排的账号", left_out)]
    return [*found, Section("节假日", holidays)] if (holidays := tuple(_holiday_lines(plan, month))) else found


def _holiday_lines(plan: Plan, month: str) -> Iterator[str]:
    matrix = plan.problem.matrix
    if not any(day.startswith(month[:4]) for day in matrix.holidays):
        yield NO_HOLIDAYS.format(month[:4])
    projected = [day for day in matrix.projected if day.startswith(month)]
    if projected:
        yield f"这几天还没有公布，是推算的：{'、'.join(projected)}。公布后请更新 calendar/holidays.csv 再排一次。"


def document(plan: Plan, month: str, remarks: Sequence[str] = ()) -> str:
    """The plan report in Markdown."""
    lines: list[str] = []
    for section in sections(plan, month, remarks):
        lines += ["", f"## {section.title}", ""] if lines else [f"# {section.title}", ""]
        lines += section.lines
        for number, row in enumerate(section.table):
            lines.append(f"| {' | '.join(row)} |")
            lines += ["|---" * len(row) + "|"] if not number else []
    return "\n".join(lines) + "\n"


def times(name: str, count: int) -> str:
    """How often a wish was not met; shares are told in notes."""
    return f"{count / 1000:.1f} 篇" if name == "支柱占比偏差" else f"{count} 次"


def trouble_lines(plan: Plan) -> list[str]:
    """Why there is no plan, and the ways out."""
    return [
        line
        for trouble in plan.troubles
        for line in (f"- {trouble.message}", *(f"  - 可以：{remedy}" for remedy in trouble.remedies))
    ]


def shortage_lines(plan: Plan) -> list[str]:
    """Accounts whose weekly least is not met, by week."""
    if plan.board is None or not plan.board.shortage():
        return []
    problem = plan.problem
    found = [f"{plan.board.shortage()} 篇没有放下（低于每周最少）："]
    for place, member in enumerate(problem.members):
        for week in range(problem.weeks):
            missing = plan.board.missing(place, week)
            if missing:
                days = [day for day in range(problem.days) if problem.week_of[day] == week]
                found.append(f"- 「{member.name}」{problem.iso(days[0])}..{problem.iso(days[-1])[5:]} 少 {missing} 篇")
    return [*found, "- 多半是选题用得太满：加一成选题，或缩短选题间隔，再排一次"]


def hot_lines(plan: Plan) -> list[str]:
    """What is wanting of the places to be kept free, and why."""
    hot = sum(slot.hot for slot in plan.slots)
    share = plan.problem.hot_share
    wanted = hot_places(len(plan.slots) - hot, share)
    if hot >= wanted:
        return []
    full = "账号的每周最多、每日上限与产能已满；可以放宽它们，或改小「热点机动」"
    return [f"热点机动位要 {wanted} 个（「热点机动」{share:.0%}），只放得下 {hot} 个：{full}"]


def _nobody(plan: Plan) -> str:
    return "没有。" if plan.problem.matrix.accounts else "accounts.yaml 里还没有账号。"


def left_out_lines(plan: Plan) -> list[str]:
    """Accounts that are not planned, or less, and why."""
    return [
        f"- 「{one.name}」{'整月' if one.days >= plan.problem.days else f'少 {one.days} 天'}：{one.reason}"
        for one in plan.problem.left_out
    ]


def _slack(plan: Plan) -> list[str]:
    problem = plan.problem
    found = [
        f"- {one.name}：要 {one.needed} 篇，有 {one.there} 篇（{one.share}{'，偏紧' if one.tight else ''}）"
        for one in plan.resources
    ]
    if not found:
        found.append("- 没有登记写手周产能与审核日产能，未作约束")
    used: dict[int, int] = {}
    for note in plan.board.notes.values() if plan.board else ():
        if note.topic >= 0:
            used[note.pillar] = used.get(note.pillar, 0) + 1
    each = -(-problem.days // problem.settings.gap)
    for place, name in enumerate(problem.pillars):
        own = [
            each if topic.spare is None else min(each, topic.spare) for topic in problem.topics if topic.pillar == place
        ]
        if own:
            found.append(f"- 选题「{name}」：{len(own)} 个，至多用 {sum(own)} 次，用了 {used.get(place, 0)} 次")
    return found


def data(plan: Plan, month: str) -> dict[str, Any]:
    """The plan for programs."""
    return {
        "schema": 1,
        "month": month,
        "feasible": not plan.troubles,
        "calendar": [
            dict(zip((column.key for column in CALENDAR.columns), cells(slot), strict=True)) for slot in plan.slots
        ],
        "cost": total(plan.terms) / 1000,
        "terms": [{"name": term.name, "times": term.times, "cost": term.cost / 1000} for term in plan.terms],
        "resources": [
            {"name": one.name, "needed": one.needed, "there": one.there, "tight": one.tight} for one in plan.resources
        ],
        "left_out": [{"account": one.name, "reason": one.reason, "days": one.days} for one in plan.problem.left_out],
        "troubles": [
            {"code": one.code, "message": one.message, "remedies": list(one.remedies)} for one in plan.troubles
        ],
        "changed": plan.changed,
    }
