"""``python -m notelint``."""

from notelint.cli.main import main

main()
