"""The person behind an account: concrete, real, with something of its own to say (M-27 to M-29)."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from notelint.matrix.checks.profile import live
from notelint.matrix.professions import contradicts
from notelint.matrix.remark import Remark
from notelint.matrix.roster import EXPERT, PARTNER, STAFF
from notelint.text.fold import fold_term
from notelint.text.lazy import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notelint.kinds.rule import Rule
    from notelint.matrix.model import Matrix
    from notelint.matrix.roster import Account

PEOPLE = (STAFF, EXPERT)

_GENERATION = lazy(r"(?:[5-9]\d|0\d|[五六七八九零〇][零〇五])后|(?:\d\d|[二三四五六]十[一-九]?)岁")
_JOB = lazy(
    "设计师|搭配师|收纳师|规划师|工程师|配方师|造型师|化妆师|美容师|摄影师|营养师|咖啡师|烘焙师|园艺师|整理师|老师|教师|医生|医师|护士|药师|律师|"
    "顾问|导购|店长|店员|主理人|创始人|买手|监理|工长|巡检员|采购|质检|研发|编辑|教练|管家|客服|销售|经理|厨师|[一-龥]员工"
)
_YEARS = lazy(
    r"(?:从业|入行|工作|做了|干了|经验|资历|第)\s*(?:\d+|[一二三四五六七八九十]+)\s*年|(?:\d+|[一二三四五六七八九十]+)\s*年(?:经验|资历|老|[^，,。\s]{0,6}(?:师|顾问|员|人))"
)
_CALLED = lazy(
    r"[小老阿大][一-龥](?![一-龥])|[小老阿][一-龥]$|(?<![一-龥])[一-龥]{1,2}(?:姐|哥|师傅|同学|叔|姨)(?![一-龥])"
)
_PLACE = lazy(r"坐标[一-龥]{2,4}|[一-龥]{2,3}(?:省|市|区|县|店)|工地|门店|工厂|车间|实验室|客户家|样板间")


def concrete(matrix: Matrix, rule: Rule) -> Iterator[Remark]:
    """Accounts of people whose persona says too little to be believed."""
    least = rule.options["thresholds"]["least"]
    for account in live(matrix):
        if account.kind not in PEOPLE:
            continue
        said = facets(account)
        if len(said) < least:
            missing = [name for name in FACETS if name not in said]
            values = {
                "name": account.name,
                "count": f"{len(said)}/{len(FACETS)}",
                "said": "、".join(said) or "还什么都没有写",
                "missing": "、".join(missing),
                "least": str(least),
            }
            yield Remark(account.at, account.id, values, account=account.id)


FACETS = ("代际或年龄", "职业", "年限或资历", "称呼", "地域或场景")


def facets(account: Account) -> tuple[str, ...]:
    """Which of the five things that make a persona concrete are said: by its fields, else in name, positioning or bio."""
    persona = account.persona
    words = "\n".join(filter(None, (account.name, account.positioning, account.role, account.bio)))
    text = fold_term("\n".join(filter(None, (persona.name, persona.job, *persona.history, words))))
    there = (
        persona.generation is not None or bool(_GENERATION.search(text)),
        persona.job is not None or bool(_JOB.search(text)),
        persona.years is not None or bool(persona.history) or bool(_YEARS.search(text)),
        persona.name is not None or _calls_itself(text),
        persona.region is not None or account.region is not None or bool(_PLACE.search(text)),
    )
    return tuple(name for name, said in zip(FACETS, there, strict=True) if said)


def _calls_itself(text: str) -> bool:
    return any(_CALLED.search(part) for part in text.replace("｜", "\n").replace("|", "\n").split("\n"))


def operator(matrix: Matrix, rule: Rule) -> Iterator[Remark]:
    """Accounts of people of whom nobody knows which real person stands behind them; of partners, which contract."""
    del rule
    for account in live(matrix):
        if account.kind in PEOPLE and not (account.persona.operator and matrix.operator(account.persona.operator)):
            wanted = "人设里写 operator_id：operators.csv 里的真人"
        elif account.kind == PARTNER and not account.persona.operator and not _contracted(matrix, account):
            wanted = "人设里写合作的报备号，或在 collabs.csv 登记报备号"
        else:
            continue
        yield Remark(account.at, account.id, {"name": account.name, "wanted": wanted}, account=account.id)


def _contracted(matrix: Matrix, account: Account) -> bool:
    return any(
        collab.filing_no and (collab.creator == account.name or (collab.number and collab.number == account.number))
        for collab in matrix.collabs
    )


def fake(matrix: Matrix, rule: Rule) -> Iterator[Remark]:
    """Personas whose profession is not that of the real person."""
    del rule
    for account in live(matrix):
        person = matrix.operator(account.persona.operator)
        if person is None or account.kind == PARTNER:
            continue
        claimed = account.persona.job or account.persona.name or ""
        real = [person.job] if person.job else list(person.roles)
        if real and contradicts(claimed, real):
            values = {"name": account.name, "claimed": claimed, "person": person.name, "job": "、".join(real)}
            others = (person.at,)
            yield Remark(account.at, account.id, values, account=account.id, match=claimed, others=others)


def proposition(matrix: Matrix, rule: Rule) -> Iterator[Remark]:
    """Accounts of people that do not say what only they have to offer."""
    del rule
    for account in live(matrix):
        if account.kind in PEOPLE and not account.persona.proposition:
            yield Remark(account.at, account.id, {"name": account.name}, account=account.id)


def same_proposition(matrix: Matrix, rule: Rule) -> Iterator[Remark]:
    """Pairs of accounts that offer the very same."""
    del rule
    saying = [account for account in live(matrix) if account.persona.proposition]
    for one, other in combinations(saying, 2):
        words = one.persona.proposition or ""
        if _plain(words) == _plain(other.persona.proposition or ""):
            values = {"name": one.name, "other": other.name, "words": words}
            subject = f"{one.id}-{other.id}"
            yield Remark(other.at, subject, values, account=other.id, match=words, others=(one.at,))


def _plain(words: str) -> str:
    return "".join(char for char in fold_term(words) if char.isalnum())
