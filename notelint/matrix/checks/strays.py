"""Notes that say something the other files of the matrix do not know, and so would be left out of every count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notelint.matrix.content import POST_STATES
from notelint.matrix.remark import Remark
from notelint.packs.validate import nearest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from notelint.kinds.rule import Rule
    from notelint.matrix.content import Post
    from notelint.matrix.model import Matrix


def strays(matrix: Matrix, rule: Rule) -> Iterator[Remark]:
    """Notes of no known account, and notes whose state, pillar, topic or campaign is not known. A part of the matrix
    that is not there at all misses nothing."""
    del rule
    pillars = {key for pillar in matrix.pillars for key in (pillar.id, pillar.name)}
    topics = {topic.id for topic in matrix.topics}
    campaigns = {key for campaign in matrix.campaigns for key in (campaign.id, campaign.name)}
    accounts = {key for account in matrix.accounts for key in (account.id, account.name)}
    for post in matrix.posts:
        if accounts and post.account is None:
            folder = post.at.path.split("/")[1] if post.at.path.count("/") > 1 else ""
            hint = nearest(folder, accounts) if folder else ""
            yield _remark(post, f"没有写账号，所在的文件夹也不是哪个账号的昵称{hint}")
        yield from _unknown(post, "账号", post.account, accounts, "accounts.yaml")
        yield from _unknown(post, "状态", post.state, POST_STATES, "")
        yield from _unknown(post, "支柱", post.pillar, pillars, "pillars.yaml")
        yield from _unknown(post, "选题", post.topic, topics, "topics.csv")
        yield from _unknown(post, "活动", post.campaign, campaigns, "campaigns/")


def _unknown(post: Post, key: str, word: str | None, known: Collection[str], file: str) -> Iterator[Remark]:
    if word is None or not known or word in known:
        return
    where = f"在 {file} 里没有" if file else f"不认识；可以是：{'、'.join(known)}"
    yield _remark(post, f"「{key}」写的「{word}」{where}{nearest(word, known)}")


def _remark(post: Post, said: str) -> Remark:
    return Remark(post.at, post.id, {"said": said}, account=post.account)
