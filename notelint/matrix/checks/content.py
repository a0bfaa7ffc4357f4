"""What accounts write about: pillars, long-tail words, collections, mentions, variants (M-37, M-41, M-59, M-60, M-73)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from notelint.matrix.likeness import grams
from notelint.matrix.posts import WITHDRAWN, by_account
from notelint.matrix.remark import Remark
from notelint.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from notelint.kinds.rule import Rule
    from notelint.matrix.content import Post
    from notelint.matrix.model import Matrix


def pillar_mix(matrix: Matrix, rule: Rule) -> Iterator[Remark]:
    """Accounts whose notes are spread over the pillars otherwise than planned (half the sum of all differences)."""
    thresholds = rule.options["thresholds"]
    names = {key: pillar.name for pillar in matrix.pillars for key in (pillar.id, pillar.name)}
    posts = by_account(matrix)
    for account in matrix.accounts:
        told = Counter(names.get(post.pillar, post.pillar) for post in posts[account.id] if post.pillar)
        total = told.total()
        if not account.pillar_target or total < thresholds["notes"]:
            continue
        target = {names.get(name, name): share for name, share in account.pillar_target.items()}
        distance = apart(target, {name: count / total for name, count in told.items()})
        if distance > thresholds["most"]:
            values = {
                "name": account.name,
                "notes": str(total),
                "distance": f"{distance:.2f}",
                "most": f"{thresholds['most']:.2f}",
                "wanted": "、".join(f"{name} {share:.0%}" for name, share in target.items()),
                "found": "、".join(f"{name} {count}" for name, count in told.most_common()),
            }
            yield Remark(account.at, account.id, values, account=account.id)


def apart(wanted: Mapping[str, float], found: Mapping[str, float]) -> float:
    """The total variation distance of two distributions, a fraction of one."""
    return sum(abs(wanted.get(name, 0) - found.get(name, 0)) for name in {**wanted, **found}) / 2


def long_tail(matrix: Matrix, rule: Rule) -> Iterator[Remark]:
    """Notes on a topic that has long-tail words and uses none of them."""
    del rule
    topics = {topic.id: topic for topic in matrix.topics if topic.long_tail}
    for post in matrix.posts:
        topic = topics.get(post.topic or "")
        if topic is None or post.published or post.state in WITHDRAWN:
            continue
        text = fold(f"{post.title}\n{post.body}\n{' '.join(post.tags)}").text
        if not any(fold(word).text in text for word in topic.long_tail):
            values = {"topic": topic.title, "words": "、".join(topic.long_tail)}
            yield Remark(post.at, post.id, values, account=post.account)


def collections(matrix: Matrix, rule: Rule) -> Iterator[Remark]:
    """Collections (合集) with too few notes to be one."""
    least = rule.options["thresholds"]["least"]
    found: dict[tuple[str, str], list[Post]] = {}
    for post in matrix.posts:
        if post.collection and post.state not in WITHDRAWN:
            found.setdefault((post.account or "", post.collection), []).append(post)
    for (account, name), posts in found.items():
        if len(posts) < least:
            values = {"collection": name, "notes": str(len(posts)), "least": str(least)}
            yield Remark(posts[0].at, posts[0].id, values, account=account or None)


def unknown_mentions(matrix: Matrix, rule: Rule) -> Iterator[Remark]:
    """Notes that mention an account which is neither of the matrix nor a partner, or themselves."""
    del rule
    partners = {key for collab in matrix.collabs for key in (collab.creator, collab.number) if key}
    for post in matrix.posts:
        for mention in dict.fromkeys(word.lstrip("@＠").strip() for word in post.mentions):
            account = matrix.account(mention)
            if account is not None and post.account in (account.id, account.name):
                why = "就是发这篇的账号自己"
            elif account is None and mention not in partners:
                why = "不在账号名册，也不在合作达人里"
            else:
                continue
            yield Remark(post.at, post.id, {"mention": mention, "why": why}, account=post.account, match=mention)


def many_mentions(matrix: Matrix, rule: Rule) -> Iterator[Remark]:
    """Notes that mention more accounts than looks natural."""
    most = rule.options["thresholds"]["most"]
    for post in matrix.posts:
        count = len(dict.fromkeys(post.mentions))
        if count > most:
            yield Remark(post.at, post.id, {"count": str(count), "most": str(most)}, account=post.account)


def variants(matrix: Matrix, rule: Rule) -> Iterator[Remark]:
    """Notes made from a master note that stayed too close to it."""
    most = rule.options["thresholds"]["similarity"]
    posts = {key: post for post in matrix.posts for key in (post.id, post.at.path, post.note.id)}
    for post in matrix.posts:
        master = posts.get(post.derived_from or "")
        if master is None or master is post:
            continue
        one, other = grams([post]), grams([master])
        alike = len(one & other) / len(one | other) if one | other else 0.0
        if alike >= most:
            values = {"master": master.title or master.id, "similarity": f"{alike:.0%}", "most": f"{most:.0%}"}
            yield Remark(post.at, post.id, values, account=post.account, others=(master.at,))
