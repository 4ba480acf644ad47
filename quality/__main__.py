"""``python -m quality``: every figure in one table; exit status 1 when one has fallen below its pinned floor."""

from __future__ import annotations

import sys

from quality.gate import run

if __name__ == "__main__":
    sys.exit(run())
