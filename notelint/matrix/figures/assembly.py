"""A report for a cycle and a reader: the five groups for the team, four short blocks for the management."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from notelint.matrix.amounts import rounded
from notelint.matrix.figures import commerce, comparison, content, growth, loyalty, structure
from notelint.matrix.figures.definitions import DEFINITIONS, SOMETIMES
from notelint.matrix.figures.figure import Block, Figure, Report, Window
from notelint.matrix.figures.frame import Frame, compared
from notelint.matrix.figures.ledger import ledger
from notelint.matrix.figures.settings import CES_NAMES
from notelint.matrix.figures.windows import before, window

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from notelint.matrix.figures.settings import Settings
    from notelint.matrix.model import Matrix
    from notelint.store.snapshots import Snapshot

TEAM, MANAGEMENT = "运营", "管理层"
AUDIENCES = (TEAM, MANAGEMENT)
TITLES = {"日": "矩阵日报", "周": "矩阵周报", "月": "矩阵月报"}
GROUP_BLOCKS = (content.block, growth.block, commerce.block, structure.block, loyalty.block)
HEADLINES = (
    "notes", "views", "growth", "ces", "er_view", "sov_notes", "gmv", "gmv_net", "spend", "cpl", "lead_total", "flow",
    "homogeneity", "idle", "nps", "sent",
)  # fmt: skip
MOST_LINES = 12
MOST_NAMED = 4
FALL = Decimal("0.2")
"""How far below the window before a headline has to lie to be spoken of."""


def figures(
    matrix: Matrix, snapshots: Iterable[Snapshot], settings: Settings, cycle: str, audience: str, until: str
) -> Report:
    """Everything that can be computed for the window that holds ``until`` (ISO day), beside the window before it."""
    current = window(cycle, until)
    earlier = before(cycle, current)
    frame = Frame(matrix, ledger(matrix, snapshots), settings, current)
    undated = frame.undated()
    blocks = []
    for group in GROUP_BLOCKS:
        now, then = group(frame), group(frame._replace(window=earlier, earlier=True))
        given = compared(now.figures, then.figures, settings.tolerance, undated)
        blocks.append(_filled(now._replace(figures=given), current))
    if audience == MANAGEMENT:
        chosen = tuple(_for_management(frame, cycle, blocks))
    else:
        trend, tried = growth.trend(frame, cycle), comparison.experiments(frame)
        more = (*comparison.tables(frame), *((tried,) if tried else ()))
        if trend:
            blocks[1] = blocks[1]._replace(tables=(trend, *blocks[1].tables))
        chosen = (*blocks, *((Block("strategy", "策略对比与实验", tables=more),) if more else ()))
    head = tuple(_head(frame, earlier.name))
    return Report(TITLES[cycle], matrix.today, current, earlier, audience, head, chosen)


def _filled(block: Block, current: Window) -> Block:
    """The block with a withheld figure for everything of its group that there is nothing for."""
    given = {figure.id for figure in block.figures}
    missing = tuple(
        Figure(each.id, None, current, reason=f"没有数据，需要 {each.needs}")
        for each in DEFINITIONS.values()
        if each.group == block.id and each.id not in given and each.id not in SOMETIMES
    )
    return block._replace(figures=(*block.figures, *missing))


def _head(frame: Frame, previous: str) -> Iterator[tuple[str, str]]:
    settings = frame.settings
    yield "期间", _days(frame) + ("" if frame.window.complete else "，本期还没有过完")
    yield "对比", f"上一期（{previous}，同样天数）"
    weights = "，".join(f"{name}×{settings.weights[key].normalize():f}" for name, key in CES_NAMES.items())
    yield "CES 权重", f"{weights}（经验公式，不是平台公布的）"
    yield "分母下限", f"比率的分母少于 {settings.least} 不给"
    yield "快照年龄", f"比曝光用发布后 {'、'.join(map(str, settings.ages))} 天，容差 {settings.tolerance} 天"
    limits = settings.limits
    judged = (
        f"停更 {limits.idle_days} 天",
        f"广告占比 {content.percent(limits.ad_share)}",
        f"支柱偏差 {limits.pillar_gap}",
        f"自互动 {content.percent(limits.self_engagement)}",
        f"相近 {limits.likeness}",
    )
    yield "同检查的门槛", f"{'，'.join(judged)}（与 matrix check 相同，在 notelint.yaml 的 thresholds 里改）"
    yield "拓扑", f"中心辐射 ≥{settings.star}、网络化 ≤{settings.net}"
    layers, life = settings.layers, settings.life
    yield (
        "用户分层",
        (
            f"活跃：30 天 {layers.active_posts} 篇或 {layers.active_interactions} 次互动；"
            f"KOC：{layers.koc_fans} 粉且 {layers.koc_mentions} 篇提及；头部：{layers.top_fans} 粉"
        ),
    )
    yield (
        "生命周期",
        (
            f"新用户 {life.new_days} 天内；{life.lost_days} 天不活跃算流失；推荐 {life.referrals} 次、购买 {life.purchases} 次、"
            f"互动 {life.interactions} 次"
        ),
    )
    yield "其余门槛来自", f"{settings.path}（没写的用默认值）" if settings.path else "默认值，可在 figures.yaml 里改"
    files = sorted({file for of in frame.ledger[:2] for series in of for file in series.files(frame.window.last)})
    yield "数据来自", _listed(files) if files else "没有读入过导出文件，只有仓库里的表"


def _days(frame: Frame) -> str:
    window = frame.window
    return window.first if window.first == window.last else f"{window.name}，{window.first} 至 {window.last}"


def _listed(names: Sequence[str]) -> str:
    return "、".join(names[:6]) + (f" 等 {len(names)} 个文件" if len(names) > 6 else "")


def _for_management(frame: Frame, cycle: str, blocks: Sequence[Block]) -> Iterator[Block]:
    every = [figure for block in blocks for figure in block.figures]
    chosen = [figure for ident in HEADLINES for figure in every if figure.id == ident and figure.value is not None]
    trend = growth.trend(frame, cycle)
    yield Block("trend", "变化趋势", tuple(chosen), (trend,) if trend else ())
    tried = comparison.experiments(frame)
    compared_ = (*comparison.tables(frame), *((tried,) if tried else ()))
    nothing = () if compared_ else ("本期没有两种以上的做法可比。",)
    yield Block("strategy", "对比不同策略", tables=compared_, lines=nothing)
    alarms = [figure for figure in every if figure.alarm]
    yield Block("problems", "问题症结", tuple(alarms), lines=() if alarms else ("算得出的指标没有越过门槛。",))
    advice = tuple(_advice(alarms, every, chosen))[:MOST_LINES]
    yield Block("advice", "可执行建议", lines=advice or ("没有必须马上改的；按计划继续，下期再比。",))


def _advice(alarms: Sequence[Figure], every: Sequence[Figure], chosen: Sequence[Figure]) -> Iterator[str]:
    """What to do, from what stands in the report and nothing else."""
    same: dict[tuple[str, str], list[str]] = {}
    for figure in alarms:
        same.setdefault((figure.definition.name, figure.alarm), []).append(figure.subject)
    for (said, alarm), subjects in same.items():
        yield f"{said}{_whose(subjects)}：{alarm}"
    for figure in chosen:
        if figure.value is not None and figure.previous and figure.id in ("views", "ces", "er_view", "growth"):
            change = (figure.value - figure.previous) / abs(figure.previous)
            if change <= -FALL:
                yield f"{figure.definition.name}比上期低 {content.percent(rounded(-change, 2))}：先看发布篇数与天龄是否相当，再看选题"
    unknown = [figure.definition.name for figure in every if figure.value is None and figure.id in HEADLINES]
    if unknown:
        yield f"补上数据：{'、'.join(dict.fromkeys(unknown))}还算不出来，要什么文件见 运营 版报告末尾"


def _whose(subjects: Sequence[str]) -> str:
    named = [subject for subject in subjects if subject]
    more = f" 等 {len(named)} 个" if len(named) > MOST_NAMED else ""
    return f"（{'、'.join(named[:MOST_NAMED])}{more}）" if named else ""


def empty(report: Report) -> bool:
    """Whether not one figure could be computed."""
    return all(figure.value is None for figure in report.figures) and not any(block.tables for block in report.blocks)
