"""``python -m tests.refresh_golden_pages``: write each golden page's present report beside it."""

from __future__ import annotations

import json

from tests.golden import PAGES, report_of

if __name__ == "__main__":
    for page in sorted(p for p in PAGES.iterdir() if p.suffix in (".html", ".txt")):
        page.with_suffix(".json").write_text(json.dumps(report_of(page), indent=1, ensure_ascii=False) + "\n", "utf-8")
        print(page.name)
