"""Comments that send readers from account to account, and small accounts that do it for the large one (M-61, M-62)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from notelint.matrix.at import At
from notelint.matrix.posts import WITHDRAWN
from notelint.matrix.remark import Remark
from notelint.matrix.roster import DIVERSION, FAKE_CONSUMER
from notelint.model import INFO
from notelint.text.fold import fold_term
from notelint.text.lazy import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notelint.kinds.rule import Rule
    from notelint.matrix.model import Matrix, Text
    from notelint.matrix.roster import Account

_HIDDEN = (FAKE_CONSUMER, DIVERSION)
_MENTION = lazy(r"[@＠]\s?([^\s@＠，,。！!？?；;：:、（）()「」]{1,24})")
_SENTENCE = lazy(r"[^。！!？?；;\n]+")
_PUPPET = lazy(
    r"(?:运营|营销|私域|引流|导流)小号|(?:用|由|让|靠|开|养|安排|切换?到?)(?:一个|几个|多个)?小号|小号(?:负责|去|来|代|私信|评论|引流|引导|账号|带|下场|控评|在(?:评论|前排|私信|群))"
    r"|马甲号?|水军|托儿|路人号|假装(?:成)?(?:路人|用户|顾客|粉丝)|扮(?:成|演)(?:路人|用户|顾客|粉丝)"
)
"""小号 alone is also a size."""
_LEADS = lazy(r"引导|引流|导流|私信|加微|加v|代引|带节奏|控评|好评|求链接|晒单|推荐|置顶")
_FORBIDS = lazy(
    r"禁止|严禁|不得|不许|不准|不能|不可|不要|不用|不再|不做|不开|不使用|别|勿|杜绝|避免|违规|违反|有风险|高风险|封号|处罚|停用|清理|注销|没有|并无|拒绝|举报|警惕|红线"
)
_SCRIPTS = ("scripts/", "话术")
_OWN = lazy("我们|同事|咱们|官方|本品牌|自家|品牌的?(?:设计师|顾问|员工|店)|家的|门店")


class _Line(NamedTuple):
    """One comment or line of a script, with the account that is to post it as far as that is said."""

    text: str
    speaker: str | None
    at: At
    subject: str


def referral(matrix: Matrix, rule: Rule) -> Iterator[Remark]:
    """Comments that name another account of the matrix: by a hidden account an error, by an open one only if the
    comment does not say that both belong together."""
    del rule
    brand = [fold_term(name) for name in matrix.brand.names if name]
    for line in _lines(matrix):
        speaker = matrix.account(line.speaker)
        for found in _MENTION.finditer(line.text):
            target = _named(matrix, found[1])
            if target is None or target == speaker:
                continue
            hidden = _is_hidden(line.speaker, speaker)
            folded = fold_term(line.text)
            if not hidden and (_OWN.search(folded) or any(name in folded for name in brand)):
                continue
            who = speaker.name if speaker is not None else line.speaker or "没有写明的账号"
            values = {
                "who": who,
                "target": target.name,
                "why": "这是藏起身份的账号在给矩阵引流" if hidden else "没有写明两个号同属一个品牌",
            }
            account = speaker.id if speaker is not None else None
            level = None if hidden else INFO
            yield Remark(line.at, line.subject, values, account=account, match=found[0].strip(), level=level)


def puppet(matrix: Matrix, rule: Rule) -> Iterator[Remark]:
    """Small accounts that are to lead readers on in place of the large one: on the roster, in scripts, in documents."""
    del rule
    for account in matrix.accounts:
        words = "。".join(filter(None, (account.role, account.positioning, account.synergy)))
        for said in _puppets(words):
            yield Remark(account.at, account.id, {"said": said}, account=account.id, match=said)
            break
    for document in matrix.documents:
        for number, text in enumerate(document.text.splitlines(), 1):
            for said in _puppets(text):
                yield Remark(At(document.path, number), f"第{number}行", {"said": said}, match=said)
                break


def _puppets(text: str) -> Iterator[str]:
    for found in _SENTENCE.finditer(text):
        folded = fold_term(found[0])
        if _PUPPET.search(folded) and _LEADS.search(folded) and not _FORBIDS.search(folded):
            yield found[0].strip(" -*#>|·•\t")


def _is_hidden(key: str | None, speaker: Account | None) -> bool:
    if speaker is not None:
        return speaker.kind in _HIDDEN
    return key is not None and _PUPPET.search(fold_term(key)) is not None


def _named(matrix: Matrix, words: str) -> Account | None:
    """The account a mention names: the longest name that the words begin with."""
    known = [account for account in matrix.accounts if words.startswith((account.name, account.id))]
    return max(known, key=lambda account: len(account.name), default=None)


def _lines(matrix: Matrix) -> Iterator[_Line]:
    for post in matrix.posts:
        if post.state not in WITHDRAWN:
            for field in post.note.fields:
                if field.name == "comments":
                    yield _Line(field.text, post.account, post.at, post.id)
    for document in matrix.documents:
        if _is_script(document):
            speaker = _speaker(document)
            for number, text in enumerate(document.text.splitlines(), 1):
                if text.strip():
                    yield _Line(text, speaker, At(document.path, number), f"第{number}行")


def _is_script(document: Text) -> bool:
    return any(mark in document.path for mark in _SCRIPTS)


def _speaker(document: Text) -> str | None:
    for key in ("account", "账号", "speaker", "发布账号"):
        if document.meta.get(key):
            return str(document.meta[key])
    return None
