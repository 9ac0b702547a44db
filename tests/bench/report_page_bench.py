"""Reports in headless Chromium: what they ask for, what they complain of, what axe finds, and how wide they are.

    python -m tests.bench.report_page_bench REPORT.html … [--chromium /usr/bin/chromium] [--shots FOLDER]

Needs `playwright` and `axe-playwright-python` (it carries axe-core, so that nothing is fetched), in an environment of
their own: neither is a dependency of the project. Each page at 360 and 1,280 px, light and dark, and as PDF.
"""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

WIDTHS, SCHEMES = (360, 1280), ("light", "dark")
SERIOUS = ("serious", "critical")
_AXE = "async () => (await axe.run()).violations.map(v => [v.impact, v.id, v.nodes.map(n => n.target.join(' '))])"
# What can be scrolled sideways within itself may be wider.
_TOO_WIDE = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


class Seen(NamedTuple):
    """Of one page at one width in one scheme; `too_wide` in pixels."""

    requests: list[str]
    errors: list[str]
    serious: list[str]
    minor: list[str]
    too_wide: int


def axe() -> str:
    spec = find_spec("axe_playwright_python")
    if spec is None or spec.origin is None or find_spec("playwright") is None:
        sys.exit("needs playwright and axe-playwright-python: pip install playwright axe-playwright-python")
    return Path(spec.origin).with_name("axe.min.js").read_text(encoding="utf-8")


def listened(page: "Page", own: str) -> tuple[list[str], list[str]]:
    """Lists that fill with what the page asks for beside itself, and what its console says."""
    requests: list[str] = []
    errors: list[str] = []
    page.on("request", lambda r: None if r.url == own or r.url.startswith("data:") else requests.append(r.url))
    page.on("console", lambda m: errors.append(m.text) if m.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    return requests, errors


def judged(page: "Page", script: str) -> tuple[list[str], list[str]]:
    """What axe finds: serious or worse, and lesser."""
    page.evaluate(script)
    found = [(impact, f"{name} {' | '.join(targets[:3])}") for impact, name, targets in page.evaluate(_AXE)]
    return [n for impact, n in found if impact in SERIOUS], [n for impact, n in found if impact not in SERIOUS]


def seen(browser: "Browser", file: Path, width: int, scheme: str, script: str, shots: Path | None) -> Seen:
    # The page's own policy forbids all scripts; axe is let in by the browser, after the page has been heard.
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    requests, errors = listened(page, file.as_uri())
    page.goto(file.as_uri(), wait_until="networkidle")
    heard = list(requests), list(errors)
    too_wide = page.evaluate(_TOO_WIDE)
    if shots:
        page.screenshot(path=shots / f"{file.stem}_{width}_{scheme}.png", full_page=True)
    result = Seen(*heard, *judged(page, script), too_wide)
    context.close()
    return result


def heard_under_its_own_policy(browser: "Browser", file: Path) -> tuple[list[str], list[str]]:
    """As a reader opens it: nothing is bypassed."""
    page = browser.new_page()
    requests, errors = listened(page, file.as_uri())
    page.goto(file.as_uri(), wait_until="networkidle")
    page.close()
    return requests, errors


def printed(browser: "Browser", file: Path, folder: Path) -> int:
    """The bytes of its PDF."""
    page = browser.new_page()
    page.goto(file.as_uri(), wait_until="networkidle")
    page.pdf(path=folder / f"{file.stem}.pdf", format="A4", print_background=True)
    page.close()
    return (folder / f"{file.stem}.pdf").stat().st_size


def main(files: Sequence[Path], chromium: str, shots: Path | None) -> int:
    from playwright.sync_api import sync_playwright

    script, bad = axe(), 0
    with sync_playwright() as driver, tempfile.TemporaryDirectory() as folder:
        browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for file in (one.resolve() for one in files):
            requests, errors = heard_under_its_own_policy(browser, file)
            pdf = printed(browser, file, shots or Path(folder))
            print(f"{file.name}: {len(requests)} requests, {len(errors)} console errors, PDF {pdf / 1000:.0f} kB")
            for width in WIDTHS:
                for scheme in SCHEMES:
                    one = seen(browser, file, width, scheme, script, shots)
                    print(
                        f"  {width:5} px {scheme:5}: {len(one.requests)} requests, {len(one.errors)} console errors, ",
                        end="",
                    )
                    print(f"axe {len(one.serious)} serious, {len(one.minor)} lesser, {one.too_wide} px too wide")
                    for told in (*one.requests, *one.errors, *one.serious, *one.minor):
                        print(f"    {told}")
                    bad += len(one.requests) + len(one.errors) + len(one.serious) + max(one.too_wide, 0)
            bad += len(requests) + len(errors)
        browser.close()
    return 1 if bad else 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--chromium", default="/usr/bin/chromium")
    parser.add_argument("--shots", type=Path)
    asked = parser.parse_args()
    axe()
    sys.exit(main(asked.files, asked.chromium, asked.shots))
