"""The first screen of an audit: the state of the matrix, what to stop today, and who has to do what."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from notelint.matrix.checks.activity import idle_accounts
from notelint.matrix.days import later
from notelint.matrix.posts import was_out
from notelint.matrix.roster import ACCOUNT_KINDS, CLOSED, STAFF
from notelint.model import ERROR, WARNING, Duty, Fact, Overview, Stop

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from notelint.matrix.model import Matrix
    from notelint.model import Diagnosis, Finding, Result

MOST_TO_STOP = 8
MOST_TASKS = 2
REASONS = 2
DAYS = 30
"""The window of what counts as recent."""
_CUSTOMS = ("品牌", "经验")
_LEAD = ("策略", "总负责", "负责人")


class _Piece(NamedTuple):
    """What one note or record has to be changed in, and by whom."""

    who: str
    errors: int
    warnings: int
    of_matrix: bool
    binding: bool
    """Whether its worst finding rests on law or a rule of the platform, not on custom."""
    what: str
    why: str
    result: Result


def overview(matrix: Matrix, results: Iterable[Result], diagnoses: Sequence[Diagnosis] = ()) -> Overview:
    """What a lead reads first. ``results`` are those of notes and of the matrix's own records."""
    pieces: list[_Piece] = []
    rules: Counter[str] = Counter()
    for result in results:
        rules.update({finding.rule for finding in result.findings})
        if any(finding.level in (ERROR, WARNING) for finding in result.findings):
            pieces.append(_piece(matrix, result))
    # A practice that platform rules forbid endangers every account; a draft only itself.
    pieces.sort(
        key=lambda piece: (
            not piece.errors,
            not piece.binding,
            not piece.of_matrix,
            -piece.errors,
            -piece.warnings,
        )
    )
    # A chapter missing from a guide is work for somebody, not something to stop.
    stopping = [piece for piece in pieces if piece.errors and (piece.binding or not piece.of_matrix)]
    return Overview(
        tuple(_facts(matrix, rules)),
        tuple(
            Stop(piece.what, piece.why, piece.who, piece.result.note.path, piece.result.note.id)
            for piece in stopping[:MOST_TO_STOP]
        ),
        len(stopping),
        tuple(_duties(pieces)),
        tuple(diagnoses),
    )


def _piece(matrix: Matrix, result: Result) -> _Piece:
    levels = Counter(finding.level for finding in result.findings)
    worst = ERROR if levels[ERROR] else WARNING
    grave = [finding for finding in result.findings if finding.level == worst]
    title = result.note.field("title")
    of_matrix = not result.note.fields
    named = f"《{title.text.strip()}》" if title is not None and title.text.strip() else result.note.id
    first = grave[0]
    return _Piece(
        _whose(matrix, result, first),
        levels[ERROR],
        levels[WARNING],
        of_matrix,
        first.basis.kind not in _CUSTOMS,
        first.title if of_matrix else named,
        "；".join(dict.fromkeys(_said(finding) for finding in grave[: REASONS if not of_matrix else 1])),
        result,
    )


def _said(finding: Finding) -> str:
    if finding.start is not None and finding.match:
        return f"{finding.title}「{_cut(finding.match, 18)}」"
    return _cut(finding.message, 70)


def _cut(text: str, length: int) -> str:
    text = " ".join(text.split())
    return text if len(text) <= length else text[: length - 1] + "…"


def _whose(matrix: Matrix, result: Result, finding: Finding) -> str:
    """The writer of a draft, else who looks after its account, else who leads the matrix."""
    author = matrix.operator(result.note.meta.get("author"))
    if author is not None:
        return author.name
    account = matrix.account(finding.account or result.note.account)
    if account is not None:
        owner = matrix.operator(account.owner)
        return owner.name if owner is not None else f"{account.name}（没有登记负责人）"
    for operator in matrix.operators:
        if any(word in role for role in operator.roles for word in _LEAD):
            return operator.name
    return "矩阵负责人"


def _duties(pieces: Sequence[_Piece]) -> Iterator[Duty]:
    people: dict[str, list[_Piece]] = {}
    for piece in pieces:
        people.setdefault(piece.who, []).append(piece)
    ranked = sorted(
        people.items(),
        key=lambda item: (-sum(p.errors for p in item[1]), -sum(p.warnings for p in item[1]), item[0]),
    )
    for who, own in ranked:
        tasks = tuple(f"{piece.what}：{piece.why}" for piece in own[:MOST_TASKS])
        yield Duty(who, sum(piece.errors for piece in own), sum(piece.warnings for piece in own), tasks)


def _facts(matrix: Matrix, rules: Counter[str]) -> Iterator[Fact]:
    live = [account for account in matrix.accounts if account.state != CLOSED]
    kinds = Counter(account.kind or "未写类型" for account in live)
    ordered = sorted(kinds, key=lambda kind: ACCOUNT_KINDS.index(kind) if kind in ACCOUNT_KINDS else len(ACCOUNT_KINDS))
    yield Fact("账号", f"{len(live)} 个", "、".join(f"{kind} {kinds[kind]}" for kind in ordered))
    staff = kinds[STAFF]
    if staff:
        entities = {account.entity for account in live if account.kind == STAFF and account.entity}
        yield Fact("员工号", f"{staff} 个", f"分属 {len(entities)} 个主体" if entities else "没有登记主体")
    since = later(matrix.today, -DAYS)
    recent = [post for post in matrix.posts if post.published and was_out(post, since, matrix.today)]
    due, silent = idle_accounts(matrix, DAYS, matrix.today)
    yield Fact("近 30 天发布", f"{len(recent)} 篇", f"该更新的 {len(due)} 个号里 {len(silent)} 个没有更新")
    states = Counter(post.state or "未写状态" for post in matrix.posts if not post.published)
    if states:
        waiting = "、".join(f"{state} {count}" for state, count in sorted(states.items(), key=lambda pair: -pair[1]))
        yield Fact("待发稿件", f"{sum(states.values())} 篇", waiting)
    alike = sum(count for rule, count in rules.items() if rule in ("similar.copy", "similar.near", "similar.passage"))
    yield Fact("重复", f"{alike} 篇", "与别的账号整篇或大段相同" if alike else "没有跨账号的整篇或大段相同")
