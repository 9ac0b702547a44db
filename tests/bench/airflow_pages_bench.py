"""Our pages inside Airflow, driven in headless Chromium from the login to a confirmed finding.

    python -m tests.bench.airflow_pages_bench http://127.0.0.1:8080 PASSWORD [--shots FOLDER]

The address and password are those that `driftwire up` or `driftwire demo` prints; there must be findings that nobody
has reviewed. Needs what `tests.bench.report_page_bench` needs. It does decide: use a home of its own.
"""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.report_page_bench import axe, judged, listened

if TYPE_CHECKING:
    from playwright.sync_api import Frame, Page

PAGES = ("Drift report", "Data quality", "Review")
_PATIENCE = 60_000  # of a loaded machine


def logged_in(page: "Page", address: str, password: str) -> None:
    page.goto(address + "/", wait_until="networkidle", timeout=_PATIENCE)
    page.fill("input[name=username]", "admin")
    page.fill("input[name=password]", password)
    page.click("button[type=submit]")
    page.get_by_text(PAGES[0], exact=True).first.wait_for(timeout=_PATIENCE)


def opened(page: "Page", name: str) -> "Frame":
    """What Airflow's navigation shows under that name, in its frame."""
    page.get_by_text(name, exact=True).first.click()
    handle = page.wait_for_selector("iframe", timeout=_PATIENCE)
    frame = handle.content_frame()
    if frame is None:
        sys.exit(f"{name}: the frame is empty")
    frame.wait_for_load_state("networkidle", timeout=_PATIENCE)
    return frame


def facts(page: "Page") -> str:
    return " ".join(page.frame_locator("iframe").locator(".facts").first.inner_text(timeout=_PATIENCE).split())


def pressed(page: "Page", key: str) -> str:
    """What the page tells of the finding after a key."""
    before = facts(page)
    page.frame_locator("iframe").locator("body").press(key)
    for _ in range(100):
        page.wait_for_timeout(100)
        if (now := facts(page)) != before:
            return now
    return before


def main(address: str, password: str, chromium: str, shots: Path | None) -> int:
    from playwright.sync_api import sync_playwright

    script, bad = axe(), 0
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        refused = [browser.new_page().goto(f"{address}/driftwire/{name}") for name in ("report", "quality", "review")]
        told = [answer.status if answer else 0 for answer in refused]
        print(f"without login: {told}")
        bad += sum(status not in {401, 403} for status in told)
        context = browser.new_context(viewport={"width": 1280, "height": 900}, bypass_csp=True)
        page = context.new_page()
        requests, errors = listened(page, address)
        logged_in(page, address, password)
        for name in PAGES:
            opened(page, name)
            if shots:
                page.screenshot(path=shots / f"airflow_{name.split()[-1].lower()}.png")
        first = facts(page)
        print(f"finding: {first}")
        print(f"after y: {pressed(page, 'y')}")
        back = pressed(page, "k")
        print(f"back to: {back}")
        bad += "confirmed" not in back.lower()
        if shots:
            page.screenshot(path=shots / "airflow_confirmed.png")
        for name in ("quality", "review"):
            page.goto(f"{address}/driftwire/{name}", wait_until="networkidle", timeout=_PATIENCE)
            serious, lesser = judged(page, script)
            print(f"{name}: axe {len(serious)} serious, {len(lesser)} lesser", *serious, *lesser)
            bad += len(serious)
        foreign = [url for url in requests if not url.startswith((address, "blob:"))]
        print(f"{len(foreign)} requests elsewhere, {len(errors)} console errors", *foreign[:5], *errors[:5])
        browser.close()
    return 1 if bad or foreign else 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("address")
    parser.add_argument("password")
    parser.add_argument("--chromium", default="/usr/bin/chromium")
    parser.add_argument("--shots", type=Path)
    asked = parser.parse_args()
    axe()
    sys.exit(main(asked.address.rstrip("/"), asked.password, asked.chromium, asked.shots))
