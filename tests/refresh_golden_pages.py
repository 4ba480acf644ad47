"""``python -m tests.refresh_golden_pages``: write each golden page's present report beside it."""

from __future__ import annotations

import json

from tests.golden import EXPECTED, cases, report_of

if __name__ == "__main__":
    EXPECTED.mkdir(exist_ok=True)
    for page in cases():
        (EXPECTED / f"{page.stem}.json").write_text(
            json.dumps(report_of(page), indent=1, ensure_ascii=False) + "\n", "utf-8"
        )
        print(page.name)
