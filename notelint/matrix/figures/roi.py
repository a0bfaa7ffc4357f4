"""What came back for what was spent: every ratio with its numerator and its denominator, none of them by itself.

The three formulas of the trade are revenue multiples. Only the net figure speaks of profit. The same money over
different denominators stands side by side, because that is where most quarrels about ROI come from.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from notelint.matrix.amounts import yuan
from notelint.matrix.figures.commerce import by_category, spending
from notelint.matrix.figures.definitions import ROI
from notelint.matrix.figures.figure import Block, Column, Figure, Report, Table, Window
from notelint.matrix.figures.formulas import ZERO, ratio, shares, total
from notelint.matrix.figures.frame import Frame
from notelint.matrix.figures.ledger import ledger
from notelint.matrix.figures.roi_inputs import FRACTIONS, MONEY
from notelint.matrix.figures.settings import Settings
from notelint.store.snapshots import NOTE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from notelint.matrix.figures.roi_inputs import Inputs
    from notelint.matrix.model import Matrix
    from notelint.store.snapshots import Snapshot

NOT_PROFIT = "①②③ 与 ROAS 都是收入倍数，不是利润：2.40 是说每投 1 元带来 2.40 元销售，没有减去货物成本与人力"
ADVERTISING = ("聚光", "薯条")
"""Categories of costs.csv that are money spent on advertising."""
COSTS = "costs.csv"
NET = "已减退款"


class Amount(NamedTuple):
    """A number that goes into a ratio: what it is called, how much, and where it comes from."""

    name: str
    value: Decimal
    origin: str
    remark: str = ""
    """What is not in it; empty where nothing is missing."""


class Known(NamedTuple):
    """All amounts that are known, by name; of some others why they are not."""

    amounts: Mapping[str, Amount]
    why: Mapping[str, str] = {}

    def missing(self, names: Iterable[str]) -> str:
        """Which of these are not known, and why where that can be told; empty where all are."""
        absent = [name for name in names if name not in self.amounts]
        reasons = "；".join(self.why[name] for name in absent if name in self.why)
        return f"缺 {'、'.join(absent)}" + (f"（{reasons}）" if reasons else "") if absent else ""

    def sum(self, *names: str) -> Amount | None:
        """The sum of some amounts, null where one is missing. A name that begins with - is taken away."""
        found = [(name, self.amounts.get(name.removeprefix("-"))) for name in names]
        if any(amount is None for _, amount in found):
            return None
        known = [(name, amount) for name, amount in found if amount is not None]
        value = total(-amount.value if name.startswith("-") else amount.value for name, amount in known)
        words = known[0][1].name + "".join(
            f"{'−' if name.startswith('-') else '+'}{amount.name}" for name, amount in known[1:]
        )
        remark = "；".join(dict.fromkeys(amount.remark for _, amount in known if amount.remark))
        return Amount(words, value, _joined(amount.origin for _, amount in known), remark)


def roi(matrix: Matrix, snapshots: Iterable[Snapshot], inputs: Inputs, window: Window) -> Report:
    """Every ratio that the inputs, costs.csv and the snapshots of a window allow; the others say what is missing."""
    frame = Frame(matrix, ledger(matrix, snapshots), Settings(), window)
    known = Known(_amounts(frame, inputs), _unknown(frame))
    figures = (*_formulas(frame, known), *_net(frame, known, inputs.margin), *_delayed(frame, inputs))
    costs = _costs(frame)
    blocks = [Block(ROI, "投入产出", figures, tuple(_tables(known, inputs.margin)), (NOT_PROFIT,))]
    if costs:
        rows = _cost_rows(costs)
        table = Table(
            "costs",
            "成本构成",
            (Column("类别"), Column("金额", "元"), Column("占比", "%")),
            rows,
            (COSTS,),
            chart="bars",
        )
        whole = frame.given("cost_total", total(costs.values()), len(costs), (COSTS,))
        blocks.append(Block("costs", "成本", (whole,), (table,)))
    head = [("期间", f"{window.first} 至 {window.last}"), ("口径", NOT_PROFIT)]
    head += [
        (amount.name, f"{_said(amount)}（{'；'.join(filter(None, (amount.origin, amount.remark)))}）")
        for amount in known.amounts.values()
    ]
    if inputs.margin is not None:
        head.append(("毛利率", f"{(inputs.margin * 100).normalize():f}%（{inputs.origins['毛利率']}）"))
    return Report("投入产出", matrix.today, window, window, "", tuple(head), tuple(blocks))


def _amounts(frame: Frame, inputs: Inputs) -> dict[str, Amount]:
    """What is written in roi.yaml or on the command line, then what costs.csv and the snapshots say."""
    found = {name: Amount(name, value, inputs.origins[name]) for name, value in inputs.values.items()}

    def otherwise(name: str, value: Decimal | None, origin: str, remark: str = "") -> None:
        if value and name not in found:
            found[name] = Amount(name, value, origin, remark)

    costs = _costs(frame)
    spent = spending(frame)
    exported = spent.amount, _joined(spent.files), spent.remark
    otherwise("广告消耗", *exported)
    if not _contradicted(frame):
        advertising = total(costs.get(name, ZERO) for name in ADVERTISING)
        otherwise("投放总额", advertising, f"{COSTS} 的{'、'.join(ADVERTISING)}")
        otherwise("投放总额", *exported)
    otherwise("全成本", total(costs.values()), f"{COSTS} 各类之和")
    sold = frame.ledger.within(NOTE, "gmv", frame.window)
    otherwise("直接销售", _net_of_refunds(sold.rows), f"{_joined(sold.files)}，{NET}")
    direct = Known(found).sum("直接销售", "预计加购转化") or Known(found).sum("直接销售")
    if direct is not None:
        otherwise("收入", direct.value, f"{direct.name}，{direct.origin}", direct.remark)
    return found


def _unknown(frame: Frame) -> dict[str, str]:
    """Of amounts that the files speak of and do not settle, why."""
    spent = spending(frame)
    found = {"投放总额": _contradicted(frame)}
    sold = frame.ledger.within(NOTE, "gmv", frame.window)
    found["直接销售"] = found["收入"] = sold.clash
    if not spent.amount:
        found |= {"广告消耗": spent.remark, "投放总额": found["投放总额"] or spent.remark}
    return {name: words for name, words in found.items() if words}


def _net_of_refunds(sold: Iterable[Snapshot]) -> Decimal:
    return total(row.values["gmv"] - row.values.get("refund", ZERO) for row in sold)


def _contradicted(frame: Frame) -> str:
    """Why the window's advertising is not known: costs.csv leaves out a category that the exports show spending for."""
    costs = _costs(frame)
    written = [name for name in ADVERTISING if costs.get(name)]
    spent = by_category(frame)
    missing = [name for name in ADVERTISING if spent.get(name) and name not in written]
    if not written or not missing:
        return ""
    shown = "、".join(f"{name} {yuan(spent[name])} 元" for name in missing)
    return f"{COSTS} 里投放只有{'、'.join(written)}，导出里还有{shown}，两处对不上：补上 {COSTS}，或写明 投放总额"


def _costs(frame: Frame) -> dict[str, Decimal]:
    costs: defaultdict[str, Decimal] = defaultdict(Decimal)
    for cost in frame.matrix.costs:
        if frame.window.first <= cost.on <= frame.window.last:
            costs[cost.category] += cost.amount
    return dict(costs)


def _cost_rows(costs: Mapping[str, Decimal]) -> tuple[tuple[str, Decimal, Decimal], ...]:
    part = shares(costs)
    ranked = sorted(costs.items(), key=lambda entry: (-entry[1], entry[0]))
    return tuple((name, amount, part.get(name, Decimal(0))) for name, amount in ranked)


def _formulas(frame: Frame, known: Known) -> Iterator[Figure]:
    growth = [known.amounts.get(name) for name in ("搜索人数增量", "支付转化率", "客单价")]
    estimated = None
    if all(growth):
        parts = [amount for amount in growth if amount is not None]
        value = parts[0].value * parts[1].value * parts[2].value
        estimated = Amount("×".join(amount.name for amount in parts), value, _joined(amount.origin for amount in parts))
    ways: tuple[tuple[str, Amount | None, str, Sequence[str]], ...] = (
        ("roi1", known.sum("直接销售", "预计加购转化"), "投放总额", ("直接销售", "预计加购转化")),
        ("roi2", known.sum("总销售", "-淘内付费销售", "预计加购转化"), "投放总额", ("总销售", "淘内付费销售", "预计加购转化")),
        ("roi3", estimated, "站内外溢与直投消耗", ("搜索人数增量", "支付转化率", "客单价")),
        ("roas", known.amounts.get("广告归因GMV"), "广告消耗", ("广告归因GMV",)),
        ("roi_full", known.amounts.get("收入"), "全成本", ("收入",)),
    )  # fmt: skip
    for ident, above, name, wanted in ways:
        below = known.amounts.get(name)
        if above is None or below is None:
            first = next(each for each in (*wanted, name) if each not in known.amounts)
            missing = known.missing((*wanted, name))
            yield frame.given(ident, None, None, (), reason=f"{missing}：写在 roi.yaml 里，或用 --set {first}=…")
        else:
            yield _multiple(frame, ident, above, below)


def _multiple(frame: Frame, ident: str, above: Amount, below: Amount) -> Figure:
    sides = f"分子 {above.name} {yuan(above.value)}", f"分母 {below.name} {yuan(below.value)}"
    basis = "；".join(filter(None, (*sides, above.remark, below.remark)))
    reason = "" if below.value else f"分母「{below.name}」是 0"
    files = _files((above, below))
    return frame.given(ident, ratio(above.value, below.value), None, files, reason=reason, remark=basis)


def _net(frame: Frame, known: Known, margin: Decimal | None) -> Iterator[Figure]:
    income = known.amounts.get("收入")
    for name in ("投放总额", "全成本"):
        cost = known.amounts.get(name)
        if income is None or cost is None or margin is None:
            rate = {} if margin is None else {"毛利率": Amount("毛利率", margin, "")}
            missing = known._replace(amounts={**known.amounts, **rate}).missing(("收入", "毛利率", name))
            yield frame.given("roi_net", None, None, (), f"成本={name}", reason=missing)
            continue
        value = ratio(income.value * margin - cost.value, cost.value)
        percent = f"{(margin * 100).normalize():f}%"
        basis = f"收入 {yuan(income.value)}×毛利率 {percent}，成本 {yuan(cost.value)}"
        basis = "；".join(filter(None, (basis, income.remark, cost.remark)))
        yield frame.given("roi_net", value, None, _files((income, cost)), f"成本={name}", remark=basis)


def _delayed(frame: Frame, inputs: Inputs) -> Iterator[Figure]:
    """ROI(T+x): what was sold within x days after a day, over what was spent on it."""
    for each in inputs.delayed:
        last = (date.fromisoformat(each.day) + timedelta(days=each.days)).isoformat()
        window = Window(each.day, last)
        origin: tuple[str, ...] = ("roi.yaml",)
        basis = clash = ""
        income, spent, left = each.income, each.spent, ""
        if income is None:
            sold = frame.ledger.within(NOTE, "gmv", window)
            income = _net_of_refunds(sold.rows) if sold.rows else None
            origin, basis, clash = sold.files, f"（{NET}）", sold.clash
        if spent is None:
            found = spending(frame._replace(window=Window(each.day, each.day)))
            spent = found.amount or None
            origin = (*origin, *found.files)
            left = f"（{found.remark}）" if found.remark else ""
            clash = clash or found.clash
        subject = f"T={each.day}，x={each.days} 天"
        if frame.matrix.today < last:
            yield frame.given("roi_tx", None, None, (), subject, reason=f"到 {last} 才满 {each.days} 天")
        elif income is None or spent is None:
            missing = "收入" if income is None else "投放"
            reason = f"缺 {missing}，{clash or 'roi.yaml 与导出里都没有'}"
            yield frame.given("roi_tx", None, None, (), subject, reason=reason)
        else:
            words = f"分子 收入{basis} {yuan(income)}；分母 投放 {yuan(spent)}{left}"
            yield frame.given("roi_tx", ratio(income, spent), None, origin, subject, remark=words)


def _tables(known: Known, margin: Decimal | None) -> Iterator[Table]:
    """The same income over each denominator that is known."""
    income = known.amounts.get("收入")
    rows: list[tuple[str | Decimal | None, ...]] = []
    for name in ("广告消耗", "投放总额", "全成本"):
        cost = known.amounts.get(name)
        if income is not None and cost is not None and cost.value:
            net = ratio(income.value * margin - cost.value, cost.value) if margin is not None else None
            rows.append((name, income.value, cost.value, ratio(income.value, cost.value), net))
    if rows:
        yield Table(
            "denominators", "同一笔收入，不同分母",
            (Column("分母"), Column("收入", "元"), Column("成本", "元"), Column("收入/成本", "倍"), Column("净 ROI", "%")),
            tuple(rows), remark="报 ROI 时请一并写明用的是哪一行", chart="bars", drawn=3,
        )  # fmt: skip


def _said(amount: Amount) -> str:
    if amount.name in FRACTIONS:
        return f"{(amount.value * 100).normalize():f}%"
    return f"{yuan(amount.value)} {'元' if amount.name in MONEY else '人'}"


def _files(amounts: Iterable[Amount]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(amount.origin for amount in amounts))


def _joined(origins: Iterable[str]) -> str:
    return "、".join(sorted(set(origins)))
