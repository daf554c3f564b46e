"""The main job in a real browser, on the shipped knowledge: ask, diagnose, leave with a checklist."""

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.e2e.conftest import address, left, open_at, settled, shows

MOST_QUESTIONS = 40


def test_a_question_leads_through_a_diagnosis_to_a_checklist_that_can_be_taken_along(tab: Page, site: str, tmp_path: Path) -> None:
    open_at(tab, site)
    ask(tab, "Sequence shows a green play button, so why is nothing sending?")
    expect(tab.get_by_role("heading", level=2).first).to_contain_text("paused")
    expect(tab.get_by_role("link", name="My Kartra sequence isn't working")).to_be_visible()

    tab.get_by_role("button", name="Diagnose this").click()
    shows(tab, "What happens? Choose what fits best.")
    walk_to_the_end(tab)
    assert "answers=icon.play~" in address(tab), "what the question said need not be asked again"

    with tab.expect_download() as download:
        tab.get_by_role("button", name="Download checklist").click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    assert file.suffix == ".md"
    assert "- [ ] **" in file.read_text(encoding="utf-8")


def test_every_guide_can_be_walked_to_an_end(tab: Page, site: str) -> None:
    open_at(tab, f"{site}/diagnose")
    for number in range(tab.get_by_role("button", name="Start").count()):
        open_at(tab, f"{site}/diagnose")
        tab.get_by_role("button", name="Start").nth(number).click()
        expect(tab.locator(".st-key-answer-0")).to_be_visible()
        walk_to_the_end(tab)


def test_an_entry_is_found_by_typing_and_can_be_shared(tab: Page, site: str) -> None:
    open_at(tab, f"{site}/browse")
    links = tab.locator(".stPageLink")
    expect(tab.get_by_text(re.compile(r"^(\d+) of \1 answers$"))).to_be_visible()
    tab.get_by_label("Filter").press_sequentially("green play button")
    expect(tab.get_by_text(re.compile(r"^\d of \d+ answers$"))).to_be_visible()
    links.filter(has_text="Pause icon").locator("a").click()
    shows(tab, "Pause icon")
    tab.wait_for_function("location.search.startsWith('?entry=')")
    tab.reload()
    shows(tab, "Pause icon")


def test_a_link_to_a_section_opens_it_in_view(tab: Page, site: str) -> None:
    tab.set_viewport_size({"width": 390, "height": 500})
    open_at(tab, f"{site}/browse?entry=pause-and-play-icons#fix-it")
    expect(tab.get_by_role("heading", name="Fix it")).to_be_in_viewport()


def test_links_within_browse_change_the_address_and_back_undoes_it(tab: Page, site: str) -> None:
    open_at(tab, f"{site}/browse?entry=pause-and-play-icons")
    tab.get_by_role("link", name="All answers").click()
    shows(tab, "All answers")
    tab.wait_for_function("location.search === ''")
    tab.go_back()
    shows(tab, "Pause icon")


def ask(tab: Page, question: str) -> None:
    """Type a question and wait for its answer."""
    box = tab.get_by_test_id("stChatInputTextArea")
    box.fill(question)
    box.press("Enter")
    expect(tab.get_by_test_id("stChatMessage").nth(1)).to_be_visible()
    settled(tab)


def walk_to_the_end(tab: Page) -> None:
    """Give the first answer to each question until none is asked any more. A heading is drawn before the answers below it: only when the
    run is over does the lack of answers mean that none is asked."""
    for _ in range(MOST_QUESTIONS):
        settled(tab)
        question = tab.locator("h1").inner_text()
        if tab.locator(".st-key-answer-0").count() == 0:
            break
        tab.locator(".st-key-answer-0 button").click()
        left(tab, question)
    shows(tab, re.compile("Your fix checklist|contradict|none of the usual"))
