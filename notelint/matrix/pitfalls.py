"""The six pitfalls of running a matrix and the four of employee accounts, as the trade describes them (M-83, M-84):
by which rules each is recognised, and what must be there to judge it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from notelint.matrix.roster import CLOSED, INFLUENCER, PARTNER, STAFF

if TYPE_CHECKING:
    from collections.abc import Callable

    from notelint.matrix.model import Matrix


class Pitfall(NamedTuple):
    """One pitfall. ``rules`` are prefixes of ids whose warnings and errors show it; of ``drafts`` only errors do, for
    a draft is there to be mended; ``often`` are reminders that show it where they concern more than a few notes.

    ``lacking`` says what is missing to judge it at all, ``blind`` what is missing to see all of it.
    """

    name: str
    rules: tuple[str, ...]
    lacking: Callable[[Matrix], str]
    drafts: tuple[str, ...] = ()
    often: tuple[str, ...] = ()
    blind: Callable[[Matrix], str] = lambda _: ""


class Page(NamedTuple):
    """Pitfalls under their title. ``staff``: only findings about employee accounts, or about no account, count."""

    title: str
    source: str
    pitfalls: tuple[Pitfall, ...]
    staff: bool = False


_COPIES = ("similar.copy", "similar.near", "similar.passage", "similar.repost", "similar.reference")
_ALIKE = (*_COPIES, "matrix.homogeneity", "matrix.variant", "matrix.persona.same-proposition")
_SLIGHTLY = ("similar.title", "similar.opening", "similar.rewrite")
_FORBIDDEN = (
    "matrix.account.fake-consumer",
    "matrix.account.diversion",
    "matrix.pairing.disguised",
    "matrix.plan.forbidden-kind",
    "matrix.entity.split",
    "matrix.persona.fake",
    "matrix.synergy",
    "matrix.ai",
)
_SHARED = ("matrix.device", "matrix.sim", "matrix.exposure")


def _two_writing(matrix: Matrix) -> str:
    writing = {post.account for post in matrix.posts if post.account is not None}
    return "" if len(writing) > 1 else "还没有两个账号写过笔记（notes/）"


def _nothing(matrix: Matrix) -> str:
    return "" if matrix.accounts else "accounts.yaml 里还没有账号"


def _keywords(matrix: Matrix) -> str:
    searched = matrix.keywords or any(post.keywords for post in matrix.posts)
    roles = any(account.role or account.positioning for account in matrix.accounts)
    return "" if searched or roles else "keywords.csv 与笔记的「关键词」、账号的角色与定位都还没有填"


def _partners(matrix: Matrix) -> str:
    partners = any(account.kind in (PARTNER, INFLUENCER) and account.state != CLOSED for account in matrix.accounts)
    return "" if partners or matrix.collabs else "collabs.csv 与 accounts.yaml 里都没有合作达人"


def _dated(matrix: Matrix) -> str:
    return "" if any(post.on for post in matrix.posts) else "还没有写明发布时间的笔记（notes/）"


def _devices(matrix: Matrix) -> str:
    return "" if matrix.devices else "没有 devices.csv，看不到设备与手机卡"


def _brand(matrix: Matrix) -> str:
    there = matrix.brand.names or matrix.brand.values or matrix.documents
    return (
        "" if there or any(account.persona.selves for account in matrix.accounts) else "没有 brand.yaml 与品牌传播指南"
    )


def _staff(matrix: Matrix) -> str:
    there = any(account.kind == STAFF and account.state != CLOSED for account in matrix.accounts)
    return "" if there else "accounts.yaml 里没有 KOS员工号"


def _first(*asked: Callable[[Matrix], str]) -> Callable[[Matrix], str]:
    return lambda matrix: next((said for ask in asked if (said := ask(matrix))), "")


PAGES = (
    Page(
        "矩阵六大误区",
        "行业资料《小红书矩阵运营深度研究》",
        (
            Pitfall("内容同质化，用户审美疲劳", _ALIKE, _two_writing, often=_SLIGHTLY),
            Pitfall(
                "账号关联风险与平台规则违规",
                (*_FORBIDDEN, *_SHARED, "matrix.account.warmup", "matrix.rules.stale"),
                _nothing,
                drafts=("xhs", "adlaw"),
                blind=_devices,
            ),
            Pitfall(
                "品牌形象不一致，价值稀释",
                (
                    "matrix.account.profile",
                    "matrix.account.brand-word",
                    "matrix.persona.value-conflict",
                    "matrix.persona.self",
                    "matrix.campaign.messages",
                    "matrix.document.guide",
                    "matrix.team.training",
                    "matrix.approval.missing",
                    "matrix.approval.self",
                    "brand.words",
                ),
                _first(_nothing, _brand),
            ),
            Pitfall(
                "内部账号竞争而不协同",
                (
                    "matrix.search.cannibal",
                    "matrix.plan.topic-gap",
                    "matrix.account.role",
                    "matrix.pairing.unmatched",
                    "matrix.plan.pair",
                    "matrix.mention.unknown",
                ),
                _first(_nothing, _keywords),
            ),
            Pitfall(
                "KOC 与 KOL 合作不达预期",
                ("matrix.approval.partner", "matrix.document.brief", "matrix.plan.filing"),
                _partners,
            ),
            Pitfall(
                "账号权重分散",
                ("matrix.idle", "matrix.stage", "matrix.goal", "matrix.account.interests"),
                _first(_nothing, _dated),
            ),
        ),
    ),
    Page(
        "员工号四大误区",
        "行业资料《KOS（员工号）政策改革解读》",
        (
            Pitfall(
                "误区一：先把号开满，内容以后再说",
                ("matrix.idle", "matrix.stage.sop", "matrix.stage.variety", "matrix.kos.quota"),
                _first(_staff, _dated),
            ),
            Pitfall("误区二：所有账号发一样的内容", _ALIKE, _first(_staff, _two_writing), often=_SLIGHTLY),
            Pitfall(
                "误区三：只发广告，不做互动",
                ("matrix.ad-share", "matrix.persona.viewpoint"),
                _first(_staff, _two_writing),
                blind=lambda matrix: "" if matrix.sheets.get("replies") else "没有 replies.csv，看不到评论回复",
            ),
            Pitfall(
                "误区四：忽视合规风险",
                (
                    *_FORBIDDEN,
                    *_SHARED,
                    "matrix.kos.leaver",
                    "matrix.kos.inherited",
                    "matrix.kos.renewal",
                    "matrix.persona.operator",
                    "matrix.sop",
                ),
                _staff,
                drafts=("xhs", "adlaw"),
                blind=lambda matrix: (
                    "" if any("合规SOP" in each.path for each in matrix.documents) else "没有 docs/合规SOP.md"
                ),
            ),
        ),
        staff=True,
    ),
)
