"""Take the README's picture again: ``python -m tests.e2e.screenshot``."""

from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import expect, sync_playwright

from tests.e2e.conftest import CHROMIUM, FLAGS, ROOT, served

PICTURE = ROOT / "tests" / "e2e" / "screenshots" / "answer.png"
QUESTION = "Why is there a green play button next to my sequence?"


def main() -> None:
    """Ask one question of the shipped knowledge and keep what a visitor sees."""
    with TemporaryDirectory() as folder, served(ROOT / "knowledge", Path(folder) / "visits.db") as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page(viewport={"width": 1100, "height": 800}, color_scheme="light", reduced_motion="reduce")
        page.goto(site)
        page.get_by_placeholder("Describe what goes wrong").fill(QUESTION)
        page.keyboard.press("Enter")
        expect(page.get_by_text("Diagnose this")).to_be_visible(timeout=30_000)
        expect(page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]')).to_be_visible()
        PICTURE.parent.mkdir(exist_ok=True)
        page.screenshot(path=PICTURE)
        browser.close()


if __name__ == "__main__":
    main()
