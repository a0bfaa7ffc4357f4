"""A line on standard error that says how far a long run is; only in a terminal."""

from __future__ import annotations

import sys
import time

_AFTER = 1.0
_EVERY = 0.2


class Progress:
    """Shows the number of checked notes once a run has taken a second."""

    def __init__(self) -> None:
        self._next = time.monotonic() + _AFTER
        self._shown = False

    def __call__(self, checked: int) -> None:
        """Take in the number of notes checked so far."""
        now = time.monotonic()
        if now >= self._next:
            self._next = now + _EVERY
            self._shown = True
            sys.stderr.write(f"\r已检查 {checked:,} 篇…")
            sys.stderr.flush()

    def close(self) -> None:
        """Wipe the line."""
        if self._shown:
            sys.stderr.write("\r\033[K")
            sys.stderr.flush()
