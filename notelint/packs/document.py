"""YAML with places: plain data, where each key and value stands, and every trap of YAML 1.1 as an error.

PyYAML lets a duplicate key win in silence, reads ``no`` as false and ``012`` as ten. Here those are problems with a
line and a column, and only ``true``, ``false``, ``null``, decimal numbers and text are known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from notelint.text.lazy import lazy

if TYPE_CHECKING:
    from collections.abc import Mapping

    import yaml

Path = tuple[str | int, ...]

_INTEGER = lazy(r"[-+]?(?:0|[1-9][0-9]*)")
_FLOAT = lazy(r"[-+]?(?:0|[1-9][0-9]*)\.[0-9]+(?:[eE][-+]?[0-9]+)?")
_OCTAL = lazy(r"[-+]?0[0-9]+")
_WIDE_KEY = lazy(r"(?m)^[ ]*(?:- )?([\w.-]{1,30})：(?=\s|$)")
_OLD_BOOLEANS = frozenset({"yes", "no", "on", "y", "n"})
"""Not ``off``: it is the level of a rule that is not wanted, and it stays text."""
_LONGEST = 200_000
"""Nodes after aliases are expanded; more is no rule file but an alias bomb."""


class Problem(NamedTuple):
    """Something wrong in a file of the user's, with its place (1-based, code points)."""

    path: str
    line: int | None
    column: int | None
    message: str

    def __str__(self) -> str:
        place = "".join(f":{number}" for number in (self.line, self.column) if number is not None)
        return f"{self.path}{place} {self.message}"


class Document(NamedTuple):
    """A YAML file as data. ``places`` leads from a path of keys to the line and column of the key (or list item)."""

    path: str
    data: Any
    places: Mapping[Path, tuple[int, int]]

    def problem(self, at: Path, message: str) -> Problem:
        """A problem at a path of keys; a path that does not stand in the file is reported at its nearest parent."""
        while at and at not in self.places:
            at = at[:-1]
        line, column = self.places.get(at, (1, 1))
        return Problem(self.path, line, column, message)


def read(text: str, path: str) -> tuple[Document | None, list[Problem]]:
    """Parse YAML. Returns the document (null when it cannot be parsed at all) and every problem found on the way."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        root = yaml.compose(text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        from notelint.read.yaml_errors import explain

        at, said = _full_width_colon(text, error) or explain(text, error)
        before = text[:at]
        line, column = before.count("\n") + 1, at - before.rfind("\n")
        return None, [Problem(path, line, column, f"不是合法的 YAML：{said}")]
    except yaml.YAMLError:
        from notelint.read.yaml_errors import control_character

        at, said = control_character(text)
        return None, [Problem(path, text.count("\n", 0, at) + 1, None, f"不是合法的 YAML：{said}")]
    builder = _Builder(path)
    try:
        data = builder.build(root, ())
    except _TooManyNodesError:
        return None, [Problem(path, 1, 1, "别名（&、*）展开后过大，可能是 YAML 炸弹；请去掉别名，直接写出内容")]
    return Document(path, data, builder.places), builder.problems


def _full_width_colon(text: str, error: yaml.MarkedYAMLError) -> tuple[int, str] | None:
    """The commonest slip of people who write Chinese: 键： where a key stands alone, up to the line of the error."""
    mark = error.problem_mark or error.context_mark
    for found in _WIDE_KEY.finditer(text):
        if mark is None or text.count("\n", 0, found.start()) <= mark.line:
            return found.start(1), f"「{found[1]}」后面是全角冒号，请改成半角冒号加一个空格"
    return None


class _TooManyNodesError(Exception):
    pass


class _Builder:
    def __init__(self, path: str) -> None:
        self.path = path
        self.places: dict[Path, tuple[int, int]] = {}
        self.problems: list[Problem] = []
        self.nodes = 0

    def report(self, node: Any, message: str) -> None:
        self.problems.append(Problem(self.path, node.start_mark.line + 1, node.start_mark.column + 1, message))

    def build(self, node: Any, at: Path) -> Any:
        self.nodes += 1
        if self.nodes > _LONGEST or len(at) > 50:
            raise _TooManyNodesError
        if node is None:
            return None
        self.places.setdefault(at, (node.start_mark.line + 1, node.start_mark.column + 1))
        if node.id == "mapping":
            return self.mapping(node, at)
        if node.id == "sequence":
            return [self.build(item, (*at, place)) for place, item in enumerate(node.value)]
        return self.scalar(node)

    def mapping(self, node: Any, at: Path) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if key_node.id != "scalar":
                self.report(key_node, "键必须是一个词，不能是列表或映射")
                continue
            key = key_node.value
            if key in result:
                line, _ = self.places[(*at, key)]
                self.report(key_node, f"键「{key}」重复（第 {line} 行已有）：留下一个")
                continue
            self.places[(*at, key)] = (key_node.start_mark.line + 1, key_node.start_mark.column + 1)
            result[key] = self.build(value_node, (*at, key))
        return result

    def scalar(self, node: Any) -> Any:
        text = node.value
        if node.style in ("'", '"', "|", ">"):
            return text
        lowered = text.lower()
        if lowered in ("", "~", "null"):
            return None
        if lowered in ("true", "false"):
            return lowered == "true"
        if lowered in _OLD_BOOLEANS:
            self.report(node, f"「{text}」在 YAML 里会被读成真假值：真假写 true / false，文字请加引号 '{text}'")
            return text
        if _OCTAL.fullmatch(text):
            self.report(node, f"「{text}」会被读成八进制数：文字请加引号 '{text}'，数字请去掉开头的 0")
            return text
        if _INTEGER.fullmatch(text):
            return int(text)
        if _FLOAT.fullmatch(text):
            return float(text)
        return text
