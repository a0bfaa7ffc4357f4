"""The fourth group, as to build: how many accounts of which kind, how much hangs on few, what stands idle."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING

from notelint.matrix import kos, likeness, links
from notelint.matrix.checks.activity import idle_accounts
from notelint.matrix.days import later
from notelint.matrix.figures import neighbours, synergy
from notelint.matrix.figures.definitions import GROUPS, SYNERGY
from notelint.matrix.figures.figure import Block, Column, Table
from notelint.matrix.figures.formulas import concentration, distance, evenness, ratio, shares, total
from notelint.matrix.roster import CLOSED, STAFF
from notelint.matrix.stage import own_accounts, stage
from notelint.store.snapshots import NOTE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notelint.matrix.figures.figure import Figure
    from notelint.matrix.figures.frame import Frame
    from notelint.matrix.roster import Account

RIGHTS = {
    "身份标识": ("身份标识",),
    "获客工具": ("获客工具", "留资卡", "欢迎语", "私信通"),
    "店铺继承": ("店铺继承", "店铺"),
    "推广投流": ("推广投流", "推广", "投流"),
}
"""The four rights of an employee account, with the tools by which one is known to be in use."""
ROSTER = "accounts.yaml"
MOST_NAMED = 5


def block(frame: Frame) -> Block:
    """Figures and tables of the group 协同与矩阵."""
    figures = (
        *synergy.figures(frame), *_size(frame), *_spread(frame), *_idle(frame), *_staff(frame), *_alike(frame),
        *synergy.appraisals(frame),
    )  # fmt: skip
    return Block(
        SYNERGY, GROUPS[SYNERGY], figures, () if frame.earlier else (*_tables(frame), *synergy.tables(frame))
    )  # fmt: skip


def _running(frame: Frame) -> list[Account]:
    return [account for account in frame.matrix.accounts if account.state != CLOSED]


def _size(frame: Frame) -> Iterator[Figure]:
    own = own_accounts(frame.matrix)
    if own:
        yield frame.given("stage", len(own), len(own), (ROSTER,), remark=f"{stage(len(own))}阶段")
    kinds: defaultdict[str, int] = defaultdict(int)
    for account in _running(frame):
        if account.kind is not None:
            kinds[account.kind] += 1
    target = {kind: Decimal(str(share)) for kind, share in frame.matrix.brand.role_target.items()}
    if kinds and target:
        even = evenness(shares(kinds).values(), len({*kinds, *target}))
        yield frame.given(
            "role_balance", 1 - distance(shares(kinds), target), sum(kinds.values()), (ROSTER, "brand.yaml"),
            beside=(("均匀度", even),) if even is not None else (),
        )  # fmt: skip


def by_account_total(frame: Frame, name: str) -> dict[str, Decimal]:
    """Of each account its notes' numbers of that name, as they stand at the end of the window."""
    found: defaultdict[str, Decimal] = defaultdict(Decimal)
    for note in frame.ledger.notes:
        point = note.at(name, frame.window.last)
        if note.account is not None and point is not None:
            found[note.account] += point.value
    return dict(sorted(found.items()))


def _spread(frame: Frame) -> Iterator[Figure]:
    files = frame.of(frame.ledger.notes)
    remark = "按累计数算"
    views = by_account_total(frame, "views")
    value = concentration(views.values())
    if value:
        yield frame.given("hhi_views", value, len(views), files, beside=(("有效账号数", 1 / value),), remark=remark)
    sold = frame.ledger.within(NOTE, "gmv", frame.window)
    earned: defaultdict[str, Decimal] = defaultdict(Decimal)
    for row in sold.rows:
        earned[row.account or ""] += row.values["gmv"]
    value = concentration(earned.values())
    if sold.clash:
        yield frame.given("hhi_gmv", None, None, sold.files, reason=sold.clash)
    elif value:
        yield frame.given("hhi_gmv", value, len(earned), sold.files, beside=(("有效账号数", 1 / value),))
    if not views or not frame.matrix.devices:
        return
    for subject, kinds in (("", links.ALWAYS), ("含主体", (*links.ALWAYS, links.ENTITY))):
        groups = links.components(frame.matrix, kinds)
        worth = [(total(views.get(account, 0) for account in group.accounts), group) for group in groups]
        most, largest = max(worth, key=lambda entry: (entry[0], len(entry[1].accounts)))
        names = "、".join(frame.name(account) for account in largest.accounts[:4])
        more = f" 等 {len(largest.accounts)} 个" if len(largest.accounts) > 4 else ""
        yield frame.given(
            "exposure", ratio(most, total(views.values())), len(largest.accounts), {*files, "devices.csv"}, subject,
            remark=f"最大一组：{names}{more}" if len(largest.accounts) > 1 else "没有共用的资产",
        )  # fmt: skip


def _idle(frame: Frame) -> Iterator[Figure]:
    limits, last = frame.settings.limits, frame.window.last
    seen = [(note.account, note.published) for note in frame.ledger.notes]
    days = [day for day in (*(post.on for post in frame.matrix.posts), *(day for _, day in seen)) if day]
    due, silent = idle_accounts(frame.matrix, limits.idle_days, last, seen)
    if not due or not days:
        return
    idle = {account.id for account in silent}
    files = (ROSTER, "notes/")
    names = "、".join(account.name for account in silent)
    yield frame.given(
        "idle", ratio(len(idle), len(due)), len(due), files,
        # Where notes are known from later on only, everybody would seem to have been silent before.
        partial=min(days) > later(last, -limits.idle_days),
        remark=f"前 {limits.idle_days} 天没有发：{names}" if 0 < len(idle) <= MOST_NAMED else "",
        alarm="给停更的账号排内容；没人写的就停用，员工号解绑换人" if idle else "",
    )  # fmt: skip
    resting = [
        (group, account) for group in kos.groups(frame.matrix) for account in group.accounts if account.id in idle
    ]
    if resting:
        fee = total(group.fee(account, limits.idle_fee) for group, account in resting)
        yield frame.given("idle_fee", fee, len(resting), files)


def _staff(frame: Frame) -> Iterator[Figure]:
    groups = kos.groups(frame.matrix)
    staff = [account for group in groups for account in group.accounts]
    if not staff:
        return
    fees = total(kos.yearly(group, frame.settings.limits.kos_fee) for group in groups)
    yield frame.given("kos_fee", fees, len(staff), (ROSTER,), remark="政策有灰度，请核对 policy/")
    spending = total(kos.monthly_spending(group) for group in groups)
    if spending:
        counted = sum(len(group.accounts) for group in groups if kos.monthly_spending(group))
        yield frame.given("kos_spend", spending, counted, (ROSTER, "policy/"))
    used = sum(len(RIGHTS) - len(missing_rights(account)) for account in staff)
    yield frame.given("kos_rights", ratio(used, len(RIGHTS) * len(staff)), len(staff), (ROSTER,))


def missing_rights(account: Account) -> list[str]:
    """The rights an employee account has and does not use."""
    return [right for right, tools in RIGHTS.items() if not set(tools) & set(account.kos.rights)]


def _alike(frame: Frame) -> Iterator[Figure]:
    if frame.earlier:
        return
    pairs = likeness.pairs(frame.matrix)
    alike = [Decimal(str(pair.likeness)) for pair in pairs]
    if not alike:
        return
    most = max(pairs, key=lambda pair: pair.likeness)
    yield frame.given(
        "homogeneity", total(alike) / len(alike), len(alike), ("notes/",), beside=(("最大", max(alike)),),
        remark=f"最像的两个：{most.one.name}、{most.other.name}",
    )  # fmt: skip
    posts = [post for post in frame.posts() if post.account is not None]
    least = frame.settings.limits.likeness
    near = neighbours.with_neighbour(posts, float(least))
    if posts:
        limit = f"相似度 ≥ {least}；本期笔记之间"
        yield frame.given("similar_share", ratio(len(near), len(posts)), len(posts), ("notes/",), remark=limit)


def _tables(frame: Frame) -> Iterator[Table]:
    views = by_account_total(frame, "views")
    files = frame.of(frame.ledger.notes)
    if len(views) > 1 and total(views.values()):
        part = shares(views)
        rows = sorted(
            ((frame.name(account), value, part[account]) for account, value in views.items()),
            key=lambda row: (-row[1], row[0]),
        )
        yield Table(
            "concentration", "观看集中在谁", (Column("账号"), Column("累计观看", "次"), Column("份额", "%")), tuple(rows),
            files, chart="bars", drawn=2,
        )  # fmt: skip
    kinds: defaultdict[str, int] = defaultdict(int)
    for account in _running(frame):
        kinds[account.kind or "没有写类型"] += 1
    target = frame.matrix.brand.role_target
    if kinds:
        part = shares(kinds)
        mixed = tuple(
            (
                kind,
                Decimal(kinds[kind]),
                part.get(kind, Decimal(0)),
                Decimal(str(target[kind])) if kind in target else None,
            )
            for kind in sorted({*kinds, *target}, key=lambda kind: (-kinds[kind], kind))
        )
        columns = (Column("类型"), Column("账号", "个"), Column("占比", "%"), Column("目标", "%"))
        yield Table("kinds", "账号类型", columns, mixed, (ROSTER,), chart="bars")
    lacking = [
        (account.name, "、".join(missing))
        for account in frame.matrix.accounts
        if account.kind == STAFF and account.state != CLOSED and (missing := missing_rights(account))
    ]
    if lacking:
        yield Table("rights", "没有用上的员工号权益", (Column("账号"), Column("没有用上")), tuple(lacking), (ROSTER,))
