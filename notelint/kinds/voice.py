"""``voice``: whether a note sounds like the account it goes out under.

``aspect`` says what is looked at:

- ``person``: an account of a person speaks as 我; the share of first-person words among those and the brand's own
  voice (``terms``: 我司, 本品牌) is at least ``min``;
- ``self``: the account's persona has names for itself; a note that uses none of them but one of ``terms`` drifts;
- ``reader``: a body of ``min`` code points or more without a word of ``terms`` (你, 大家, 我) speaks to nobody;
- ``emoji``: the share of emoji lies in the range of the account's persona;
- ``hard-sell``: an order to buy (``terms``) in a note that says the names of the brand and of the note's own product
  ``min`` times or more in 200 code points;
- ``keywords``: each search keyword of the front matter stands in title, opening, topics and cover, as far as there are.

``accounts`` limits a rule to accounts whose kind holds one of these words; of an account that is not on the roster its
name is read (门店导购小林). ``selves`` and ``emoji`` of the rule stand in where an account has no persona. Shares and
thresholds are customs of ours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from notelint.kinds.measure import emoji_share
from notelint.kinds.phrase import longest
from notelint.kinds.rule import ACCOUNT, TERM
from notelint.model import Hit
from notelint.text.fold import fold_term

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from notelint.brand.brand import Account
    from notelint.kinds.rule import Rule, Trigger
    from notelint.kinds.view import FieldView, NoteView

ALWAYS = True

OPENING = 50
"""Code points of a body that count as its opening."""
_PASSAGE = 200
"""Code points over which the brand's names are counted."""
_FIRST_PERSON = ("我", "俺", "咱", "本人")
_NO_PERSON = ("我国", "自我")


def literals(rule: Rule) -> Iterable[tuple[str, int]]:
    """The terms."""
    return ((term, TERM) for term in rule.terms)


def needs(rule: Rule) -> tuple[str, ...]:
    """The account or the keywords that the aspect is about."""
    if rule.options["aspect"] == "keywords":
        return ("keywords",)
    return (ACCOUNT,) if rule.options.get("accounts") else ()


def find(rule: Rule, view: NoteView, triggers: Sequence[Trigger]) -> Iterable[Hit]:
    """What the aspect of the rule says of a note."""
    aspect = rule.options["aspect"]
    if aspect == "keywords":
        return _keywords(view) if view.meta.get("keywords") else ()
    kinds = rule.options.get("accounts")
    if kinds and view.note.account is None:
        return ()
    account = view.brand.account(view.note.account) if view.note.account is not None else None
    if kinds and not _is_of((account.kind if account is not None else view.note.account) or "", kinds):
        return ()
    return _ASPECTS[aspect](rule, view, triggers, account)


def _is_of(kind: str, kinds: Iterable[str]) -> bool:
    return any(word.lower() in kind.lower() for word in kinds)


def _person(rule: Rule, view: NoteView, triggers: Sequence[Trigger], account: Account | None) -> Iterator[Hit]:
    least = rule.options.get("min", 0.5)
    markers = longest(triggers)
    if not markers:
        return
    selves = [fold_term(word) for word in _selves(rule, account)]
    first = sum(first_person(_without(field, markers), selves) for field in view.named(rule.fields))
    share = first / (first + len(markers))
    if share < least:
        values = {"share": f"{share:.0%}", "least": f"{least:.0%}", "first": str(first), "brand": str(len(markers))}
        yield _hit(view, markers[0], values)


def first_person(text: str, selves: Iterable[str]) -> int:
    """How often a folded text speaks as 我 or under one of these names (folded)."""
    count = sum(text.count(word) for word in {*_FIRST_PERSON, *selves})
    return count - sum(text.count(word) for word in _NO_PERSON)


def _without(field: FieldView, triggers: Iterable[Trigger]) -> str:
    """The prose of a field with some words blanked out (我司 is no 我)."""
    text = field.prose
    for trigger in triggers:
        if trigger.field == field.place:
            text = text[: trigger.start] + "\n" * (trigger.end - trigger.start) + text[trigger.end :]
    return text


def _selves(rule: Rule, account: Account | None) -> Sequence[str]:
    own: Sequence[str] = account.persona.selves if account is not None else ()
    return own or rule.options.get("selves", ())


def _self(rule: Rule, view: NoteView, triggers: Sequence[Trigger], account: Account | None) -> Iterator[Hit]:
    selves = _selves(rule, account)
    if not selves or not triggers:
        return
    folded = [fold_term(word) for word in selves]
    others = [trigger for trigger in longest(triggers) if trigger.literal not in folded]
    texts = [_without(field, others) for field in view.named(rule.fields)]
    if others and not any(word in text for word in folded for text in texts):
        name = account.name if account is not None else view.note.account or ""
        yield _hit(view, others[0], {"selves": "、".join(selves), "account": name})


def _reader(rule: Rule, view: NoteView, triggers: Sequence[Trigger], account: Account | None) -> Iterator[Hit]:
    del account
    if triggers:
        return
    for field in view.fields:
        if field.name == "body" and len(field.field.text) >= rule.options.get("min", 100):
            yield Hit(None, name="body")
            return


def _emoji(rule: Rule, view: NoteView, triggers: Sequence[Trigger], account: Account | None) -> Iterator[Hit]:
    del triggers
    body = view.note.field("body")
    wanted = (account.persona.emoji if account is not None else None) or rule.options.get("emoji")
    if not wanted or body is None or not body.text.strip():
        return
    share = emoji_share(body.text)
    if not wanted[0] <= share <= wanted[1]:
        values = {"share": f"{share:.1%}", "least": f"{wanted[0]:.1%}", "most": f"{wanted[1]:.1%}"}
        yield Hit(None, name="body", values=values)


def _hard_sell(rule: Rule, view: NoteView, triggers: Sequence[Trigger], account: Account | None) -> Iterator[Hit]:
    del account
    names = {fold_term(name) for name in (*view.brand.names, str(view.meta.get("product") or "")) if name}
    if not triggers or not names:
        return
    texts = [field.prose for field in view.named(rule.fields)]
    count = sum(text.count(name) for text in texts for name in names)
    length = sum(map(len, texts))
    if count * _PASSAGE >= rule.options.get("min", 5) * max(length, _PASSAGE):
        yield _hit(view, longest(triggers)[0], {"count": str(count), "length": str(length)})


def _keywords(view: NoteView) -> Iterator[Hit]:
    slots = _slots(view)
    for keyword in view.meta["keywords"]:
        word = fold_term(str(keyword))
        absent = [name for name, text in slots.items() if word not in text]
        if absent:
            present = f"{len(slots) - len(absent)}/{len(slots)}"
            yield Hit(None, values={"keyword": str(keyword), "missing": "、".join(absent), "present": present})


def _slots(view: NoteView) -> dict[str, str]:
    """The places where search looks, under their Chinese names; a field the note does not have is no place."""
    slots: dict[str, str] = {}
    for name, label in (("title", "标题"), ("body", "开头"), ("cover", "封面文字")):
        for field in view.named((name,)):
            slots[label] = field.prose.lstrip()[:OPENING] if name == "body" else field.prose
    topics = view.topics()
    if topics:
        slots["话题"] = "\n".join(topics)
    return slots


def _hit(view: NoteView, trigger: Trigger, values: Mapping[str, str]) -> Hit:
    return Hit(trigger.field, *view.fields[trigger.field].span(trigger.start, trigger.end), values=values)


_ASPECTS: Mapping[str, Callable[[Rule, NoteView, Sequence[Trigger], Account | None], Iterator[Hit]]] = {
    "person": _person,
    "self": _self,
    "reader": _reader,
    "emoji": _emoji,
    "hard-sell": _hard_sell,
}

OPTIONS: Mapping[str, Any] = {
    "aspect": {"enum": [*_ASPECTS, "keywords"], "description": "看什么：人称、自称、对读者说话、表情、硬广、搜索词"},
    "accounts": {
        "type": "array",
        "items": {"type": "string"},
        "minItems": 1,
        "description": "只看这些种类的账号（账号种类里含有其一，如 员工、KOS）",
    },
    "selves": {"type": "array", "items": {"type": "string"}, "description": "账号没有写明自称时，用这些"},
    "emoji": {
        "type": "array",
        "items": {"type": "number", "minimum": 0, "maximum": 1},
        "minItems": 2,
        "description": "账号没有写明表情用量时，占比的下限与上限，如 [0, 0.1]",
    },
    "min": {"type": "number", "minimum": 0, "description": "person 的占比、reader 的字数、hard-sell 的次数"},
}


def problems(data: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], str]]:
    """What is wrong with a rule besides its schema."""
    aspect = data.get("aspect")
    if aspect is None:
        yield ("kind",), "「voice」种类的规则要写 aspect：看什么"
    elif aspect not in ("keywords", "emoji") and not data.get("terms"):
        yield ("aspect",), "这样的规则要写 terms：看哪些词"
