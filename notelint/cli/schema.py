"""``notelint schema``: JSON Schemas for editors and for programs that read reports."""

from __future__ import annotations

import json

import click

from notelint.cli.chinese import Command
from notelint.report.contract import report_schema

_EPILOG = """\b
在 YAML 文件第一行写上，编辑器（VS Code 的 YAML 扩展等）就会补全与检查：
  # yaml-language-server: $schema=notelint.schema.json
"""


@click.command("schema", cls=Command, epilog=_EPILOG, short_help="输出 JSON Schema")
@click.argument(
    "name", type=click.Choice(["config", "rules", "report", "importers"]), metavar="config|rules|report|importers"
)
def command(name: str) -> int:
    """输出 notelint.yaml、规则文件、JSON 报告或导出列名对照的 JSON Schema。"""
    if name == "config":
        from notelint.config.schema import CONFIG

        schema = CONFIG
    elif name == "rules":
        from notelint.packs.schema import pack_schema

        schema = pack_schema()
    elif name == "importers":
        from notelint.matrix.importing.schema import IMPORTER

        schema = IMPORTER
    else:
        schema = report_schema()
    click.echo(json.dumps(schema, ensure_ascii=False, indent=1))
    return 0
