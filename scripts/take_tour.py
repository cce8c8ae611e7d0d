"""Take the pictures of the tour before a desk over `lapwing demo`: `python scripts/take_tour.py http://127.0.0.1:8600`.

Needs the extra `dev` and a Chromium. Pictures lie in docs/images/, as wide as a page of documentation.
"""

import argparse
import json
import shutil
import sys
from pathlib import Path
from typing import Any

TARGET = Path(__file__).resolve().parents[1] / "docs" / "images"
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu"]


def main() -> int:
    """Take them all, and say which."""
    from playwright.sync_api import sync_playwright

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("address", help="where the desk is")
    address = parser.parse_args().address.rstrip("/")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        for name, path in tour(page, address).items():
            page.goto(address + path)
            take(page, name)
            if name == "event":
                page.click("a.cell[href^='/passage/'] >> nth=1")
                page.wait_for_selector("#drawer mark.lit")
                take(page, "passage")
        browser.close()
    return 0


def tour(page: Any, address: str) -> dict[str, str]:
    """Return the paths by name; the event is the one that most origins tell."""
    found = json.loads(page.request.get(f"{address}/search.json?origins=2&origins=3&origins=4&origins=5").text())
    event = max(found["hits"], key=lambda hit: len(hit["event"]["origins"]))["event"]
    return {
        "overview": "/",
        "search": "/search?q=talks",
        "event": f"/event/{event['event_id']}",
        "report": f"/report/{event['reports'][0]}",
        "compare": f"/compare/{event['event_id']}",
        "dyad": "/dyad/IRN-SAU",
        "actor": "/actor/country:SAU",
        "map": "/map",
        "network": "/network",
        "timeline": "/timeline",
        "review": "/review",
        "sources": "/sources",
    }


def take(page: Any, name: str) -> None:
    """Take what is seen of the page, once nothing moves."""
    page.wait_for_timeout(400)
    path = TARGET / f"desk-{name}.jpg"
    page.screenshot(path=path, type="jpeg", quality=72)
    print(f"{path.name} {path.stat().st_size // 1024} KB")


if __name__ == "__main__":
    sys.exit(main())
