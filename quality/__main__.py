"""``python -m quality``: every figure in one table; exit status 1 when one has fallen below its pinned floor.

``python -m quality --pin`` pins the floors anew.
"""

from __future__ import annotations

import sys

from quality.gate import run

if __name__ == "__main__":
    sys.exit(run(pin="--pin" in sys.argv[1:]))
