"""How an account sounds over all its notes; a single note is judged by the pack ``voice`` (M-31, M-32)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from notelint.kinds.measure import emoji_share
from notelint.kinds.voice import first_person
from notelint.matrix.checks.profile import live
from notelint.matrix.posts import by_account
from notelint.matrix.remark import Remark
from notelint.matrix.roster import STAFF
from notelint.text.lazy import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from notelint.kinds.rule import Rule
    from notelint.matrix.content import Post
    from notelint.matrix.model import Matrix
    from notelint.matrix.roster import Account

_SHOWN = 6
_VOICE = "voice"
_STOPS = lazy(r"[。！!？?；;\n…]+")


class _Spoken(NamedTuple):
    """How often a note says 我 (or a name its account has for itself), and which words of a brand's voice it uses."""

    post: Post
    first: int
    brand: tuple[str, ...]


def own_names(matrix: Matrix, rule: Rule) -> Iterator[Remark]:
    """Accounts whose notes call themselves something other than their persona does."""
    thresholds = rule.options["thresholds"]
    posts = by_account(matrix)
    for account in live(matrix):
        selves = account.persona.selves
        if not selves:
            continue
        spoken = [_spoken(post, thresholds["words"], selves) for post in posts[account.id]]
        drifting = [each for each in spoken if each.brand and not each.first]
        if drifting and len(drifting) / len(spoken) >= thresholds["share"] and not _told(matrix, drifting):
            words = [word for each in drifting for word in each.brand]
            values = {
                "name": account.name,
                "notes": str(len(spoken)),
                "count": str(len(drifting)),
                "selves": "、".join(selves),
                "words": "、".join(f"「{word}」{words.count(word)} 次" for word in dict.fromkeys(words)),
            }
            others = tuple(each.post.at for each in drifting[:_SHOWN])
            yield Remark(account.at, account.id, values, account=account.id, match=words[0], others=others)


def viewpoint(matrix: Matrix, rule: Rule) -> Iterator[Remark]:
    """Employee accounts that speak for the company more than for themselves."""
    thresholds = rule.options["thresholds"]
    posts = by_account(matrix)
    for account in live(matrix):
        if account.kind != STAFF:
            continue
        spoken = [_spoken(post, thresholds["words"], account.persona.selves) for post in posts[account.id]]
        first, brand = sum(each.first for each in spoken), sum(len(each.brand) for each in spoken)
        if brand and first / (first + brand) < thresholds["least"] and not _told(matrix, spoken):
            values = {
                "name": account.name,
                "notes": str(len(spoken)),
                "first": str(first),
                "brand": str(brand),
                "share": f"{first / (first + brand):.2f}",
                "least": f"{thresholds['least']:.2f}",
            }
            others = tuple(each.post.at for each in spoken if each.brand)[:_SHOWN]
            yield Remark(account.at, account.id, values, account=account.id, others=others)


def drift(matrix: Matrix, rule: Rule) -> Iterator[Remark]:
    """Accounts whose notes as a whole do not keep to the persona's habits: emoji, sentences, favourite words."""
    thresholds = rule.options["thresholds"]
    posts = by_account(matrix)
    for account in live(matrix):
        bodies = [post.body for post in posts[account.id] if post.body.strip()]
        if len(bodies) >= thresholds["notes"]:
            said = list(_habits(account, bodies))
            if said:
                values = {"name": account.name, "notes": str(len(bodies)), "said": "；".join(said)}
                yield Remark(account.at, account.id, values, account=account.id)


def _told(matrix: Matrix, spoken: Iterable[_Spoken]) -> bool:
    """Whether the pack ``voice`` says the same already: it judges the drafts, and only one of them is concerned."""
    return sum(bool(each.brand) for each in spoken) == 1 and any(pack.id == _VOICE for pack in matrix.packs)


def _habits(account: Account, bodies: Sequence[str]) -> Iterator[str]:
    persona = account.persona
    if persona.emoji:
        emoji = sum(map(emoji_share, bodies)) / len(bodies)
        if not persona.emoji[0] <= emoji <= persona.emoji[1]:
            yield f"表情平均占 {emoji:.1%}，人设写的是 {persona.emoji[0]:.1%} 到 {persona.emoji[1]:.1%}"
    if persona.sentence:
        lengths = [len(part.strip()) for body in bodies for part in _STOPS.split(body) if part.strip()]
        length = sum(lengths) / len(lengths) if lengths else 0.0
        if not persona.sentence[0] <= length <= persona.sentence[1]:
            yield f"句子平均 {length:.0f} 字，人设写的是 {persona.sentence[0]:g} 到 {persona.sentence[1]:g} 字"
    words = [word.lower() for word in persona.catchwords]
    if words and not any(word in body.lower() for word in words for body in bodies):
        yield f"一篇也没有用过口头禅「{'、'.join(persona.catchwords)}」"


def _spoken(post: Post, words: Iterable[str], selves: Sequence[str]) -> _Spoken:
    own = [word.lower() for word in selves]
    # Nobody disguises how they call themselves: the text need not be folded.
    text = f"{post.title}\n{post.body}".lower()
    found: list[str] = []
    for word in sorted(map(str.lower, words), key=len, reverse=True):
        if word not in own:
            found += [word] * text.count(word)
            text = text.replace(word, "\n")
    return _Spoken(post, first_person(text, own), tuple(found))
