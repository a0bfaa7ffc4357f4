"""The command line: a check whose words are beyond doubt begins at once, everything else is read by click."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMANDS = {
    "check": "检查稿件（默认命令）",
    "duplicates": "找重复与雷同的笔记",
    "audit": "审计整个矩阵：稿件、重复、账号与流程，一份报告",
    "history": "已发布笔记的历史库：存入、去掉、核对、导出",
    "matrix": "账号矩阵：名册、风险、计划、指标",
    "rules": "列出规则",
    "explain": "说明一条规则：依据、豁免、例句",
    "why": "说明一个词为什么没有报",
    "test": "用规则自带的例句检验规则",
    "schema": "输出 JSON Schema，供编辑器补全",
    "init": "写一份带注释的 notelint.yaml、品牌规则包和钩子",
    "baseline": "接受现有的问题，以后只报新的",
    "config": "说明哪些设置对一个文件生效、从哪里来",
}
"""The commands in the order of the help text; each is ``notelint.cli.NAME:command``."""

_SELDOM = (20_000, 50, 100)
"""When Python looks for cycles: start-up makes thousands of objects and a note hundreds, hardly any of them in one."""


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and exit: 0 nothing at the threshold, 1 findings, 2 something could not be checked.

    Without ``arguments`` the process is the command's own, and its garbage is looked for as seldom as suits one.
    """
    if arguments is None:
        gc.set_threshold(*_SELDOM)
    for stream in (sys.stdout, sys.stderr):
        reconfigure: Any = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    try:
        status = _run(arguments)
        sys.stdout.flush()
    except (Exception, KeyboardInterrupt) as error:
        # Exit status 1 means findings: a failure of the program must never look like one.
        from notelint.cli.failure import told

        status = told(error)
    if arguments is None:
        gc.freeze()  # what is left goes with the process: to search it once more would take a tenth of a draft
    # A command that forgot to say how it ended has proved nothing.
    sys.exit(status if isinstance(status, int) else 2)


def _run(arguments: Sequence[str] | None) -> Any:
    from notelint.cli.words import values

    asked = values(sys.argv[1:] if arguments is None else arguments, COMMANDS)
    if asked is not None:
        from notelint.cli.checking import check

        return check(asked)
    from notelint.cli.group import group

    return group.main(arguments, prog_name="notelint", standalone_mode=False)


if __name__ == "__main__":
    main()
