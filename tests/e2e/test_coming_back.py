"""A visit is gone on with from its address: after a reload, in another browser, on another page and back."""

from playwright.sync_api import Page, expect

from tests.e2e.conftest import OpenTab, address, open_at, settled, shows
from tests.e2e.test_main_job import ask

FLAT = "My tyre is flat, what now?"
PADS = "When are pads worn out?"


def test_a_reload_keeps_the_chat(tab: Page, workshop_site: str) -> None:
    open_at(tab, workshop_site)
    ask(tab, FLAT)
    tab.wait_for_function("location.search.startsWith('?v=')")
    settled(tab).reload()
    expect(tab.get_by_text(FLAT, exact=True)).to_be_visible()
    expect(tab.get_by_role("heading", name="Mend a puncture")).to_be_visible()


def test_the_address_opens_the_chat_elsewhere_and_the_site_alone_does_not(tab: Page, open_tab: OpenTab, workshop_site: str) -> None:
    open_at(tab, workshop_site)
    ask(tab, FLAT)
    tab.wait_for_function("location.search.startsWith('?v=')")
    other = open_at(open_tab(), workshop_site + address(tab))
    expect(other.get_by_text(FLAT, exact=True)).to_be_visible()
    shows(open_at(open_tab(), workshop_site), "What is going wrong?")


def test_the_chat_is_in_the_address_again_after_another_page_and_back_is_no_trap(tab: Page, workshop_site: str) -> None:
    open_at(tab, workshop_site)
    ask(tab, FLAT)
    tab.wait_for_function("location.search.startsWith('?v=')")
    tab.get_by_role("link", name="Browse").first.click()
    shows(tab, "All answers")
    tab.get_by_role("link", name="Ask", exact=True).first.click()
    shows(tab, "Ask")
    tab.wait_for_function("location.search.startsWith('?v=')")
    tab.go_back()
    shows(tab, "All answers")


def test_a_forgotten_chat_is_gone_from_its_address(tab: Page, workshop_site: str) -> None:
    open_at(tab, workshop_site)
    ask(tab, FLAT)
    tab.wait_for_function("location.search.startsWith('?v=')")
    chat = workshop_site + address(tab)
    tab.get_by_role("button", name="What is kept").click()
    tab.get_by_role("button", name="Forget it now").click()
    shows(tab, "What is going wrong?")
    open_at(tab, chat)
    expect(tab.get_by_text("not kept any more")).to_be_visible()


def test_a_thumb_down_asks_what_was_missing(tab: Page, workshop_site: str) -> None:
    open_at(tab, workshop_site)
    ask(tab, PADS)
    tab.get_by_test_id("stFeedback").get_by_role("radio").last.click()
    box = tab.get_by_label("What was missing or wrong?")
    box.fill("How thick may they be?")
    box.press("Enter")
    expect(tab.get_by_text("Thank you")).to_be_visible()
