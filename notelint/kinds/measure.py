"""``measure``: a length, count or share of a note against a least and a most.

A field that is absent has no length and raises nothing, unless ``required`` asks for it. The finding is about the
field as a whole, or about the note where what is counted is no text of it. notelint's own comments are not published
and so not measured. A title that is only the cut-off beginning of the body was made by an export, not by a writer, and
is not measured.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from notelint.model import Hit
from notelint.text.lazy import lazy
from notelint.text.length import body_length, title_length
from notelint.text.mask import published

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from notelint.kinds.rule import Rule, Trigger
    from notelint.kinds.view import NoteView

ALWAYS = True

_BLANK = lazy(r"\s+")
_MARKS = lazy(r"[\s#]|\[[^\[\]\n]{1,10}\]|@\S+")
_CUT = 20
"""Code points; a shorter title that repeats the beginning of the body may well have been written so."""
_EMOJI = lazy(
    "[\u231a-\u231b\u23e9-\u23f3\u2600-\u27bf\u2b05-\u2b07\u2b1b-\u2b1c\u2b50\u2b55"
    "\U0001f1e6-\U0001f1ff\U0001f300-\U0001f3fa\U0001f400-\U0001faff]"
)
_CODE = lazy(r"\[[A-Za-z\u4e00-\u9fff]{1,10}R\]")


def literals(rule: Rule) -> Iterable[tuple[str, int]]:
    """None: the measure is taken of every note."""
    del rule
    return ()


def needs(rule: Rule) -> tuple[str, ...]:
    """The images, where they are what is counted and need not be there."""
    return ("images",) if rule.options["measure"] == "image-count" and not rule.options.get("required") else ()


def find(rule: Rule, view: NoteView, triggers: Sequence[Trigger]) -> Iterable[Hit]:
    """One hit where the measure lies outside; its values hold ``value`` and ``limit``."""
    del triggers
    options = rule.options
    field, measure = _MEASURES[options["measure"]]
    least: float | None = options.get("min")
    most: float | None = options.get("max")
    value = measure(view, most if least is None else None)
    if value is None:
        if options.get("required"):
            return (Hit(None, name=field, values={"value": "0", "limit": _shown(least or 1)}),)
        return ()
    limit = most if most is not None and value > most else least if least is not None and value < least else None
    if limit is None:
        return ()
    return (Hit(None, name=field, values={"value": _shown(value), "limit": _shown(limit)}),)


def emoji_share(text: str) -> float:
    """Emoji as a share of the code points that are no white space; a code such as ``[笑哭R]`` is one emoji."""
    visible = _BLANK.sub("", _CODE.sub("😀", text))
    return len(_EMOJI.findall(visible)) / len(visible) if visible else 0.0


def _shown(value: float) -> str:
    """18.5, 20, 0.25: no more digits than are needed."""
    return f"{round(value, 2):g}"


# Each measure is handed ``enough``: where the value cannot be above it, any number not above it will do. Most notes
# are far from every limit, and so cost a comparison.


def _title(view: NoteView, enough: float | None) -> float | None:
    text = _text(view, "title")
    if text is None:
        return None
    if enough is not None and len(text) <= enough:
        return enough
    return None if _cut_from_body(text, _text(view, "body")) else title_length(text)


def _cut_from_body(title: str, body: str | None) -> bool:
    if body is None or len(title) <= _CUT:
        return False
    begin = _MARKS.sub("", title.rpartition("[")[0] if title.rfind("[") > title.rfind("]") else title)[:-1]
    return "\n" in title or _MARKS.sub("", body[: 3 * len(title)]).startswith(begin)


def _body(view: NoteView, enough: float | None) -> float | None:
    text = _text(view, "body")
    if text is None:
        return None
    return enough if enough is not None and len(text) <= enough else body_length(text)


def _paragraph(view: NoteView, enough: float | None) -> float | None:
    text = _text(view, "body")
    if text is None:
        return None
    if enough is not None and len(text) <= enough:
        return enough
    lines = text.split("\n")
    if enough is not None and max(map(len, lines)) <= enough:
        return enough
    return max(len(line.strip()) for line in lines)


def _topics(view: NoteView, enough: float | None) -> float:
    body = _text(view, "body") or ""
    signs = body.count("#")
    if enough is not None:
        tags = [field.name for field in view.fields].count("tags")
        if tags + signs <= enough or (signs and tags + signs - body.count("[话题]#") <= enough):
            return enough
    return len(view.topics())


def _images(view: NoteView, enough: float | None) -> float | None:
    del enough
    images = view.meta.get("images")
    return len(images) if images else None


def _exclamations(view: NoteView, enough: float | None) -> float | None:
    del enough
    text = _text(view, "body")
    return None if text is None else text.count("！") + text.count("!")


def _emoji(view: NoteView, enough: float | None) -> float | None:
    del enough
    text = _text(view, "body")
    return None if text is None else emoji_share(text)


def _text(view: NoteView, name: str) -> str | None:
    try:
        return view.published[name]
    except KeyError:
        texts = (published(field.field.text) for field in view.fields if field.name == name)
        view.published[name] = found = next((text for text in texts if text and not text.isspace()), None)
        return found


_MEASURES: Mapping[str, tuple[str | None, Callable[[NoteView, float | None], float | None]]] = {
    "title-length": ("title", _title),
    "body-length": ("body", _body),
    "paragraph-length": ("body", _paragraph),
    "topic-count": ("tags", _topics),
    "image-count": (None, _images),
    "exclamation-count": ("body", _exclamations),
    "emoji-share": ("body", _emoji),
}

OPTIONS: Mapping[str, Any] = {
    "measure": {
        "enum": list(_MEASURES),
        "description": "量什么：标题、正文、段落的字数，话题、图片、感叹号的个数，表情占比",
    },
    "min": {"type": "number", "minimum": 0, "description": "至少"},
    "max": {"type": "number", "minimum": 0, "description": "至多"},
    "required": {"type": "boolean", "description": "没有这一项也要报；默认不报"},
}


def problems(data: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], str]]:
    """What is wrong with a rule besides its schema."""
    if "measure" not in data:
        yield ("kind",), "「measure」种类的规则要写 measure：量什么"
    if "min" not in data and "max" not in data and not data.get("required"):
        yield ("kind",), "「measure」种类的规则要写 min（至少）或 max（至多）"
    if "min" in data and "max" in data and data["min"] > data["max"]:
        yield ("min",), "「min」大于「max」，没有笔记能同时满足"
