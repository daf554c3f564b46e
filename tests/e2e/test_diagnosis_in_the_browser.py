"""What only a browser shows of a diagnosis: reload, Back, focus, double clicks, ticks."""

import re

from playwright.sync_api import Page, expect

from tests.e2e.conftest import PHONE, OpenTab, address, left, open_at, settled, shows

CHECKLIST = "/diagnose?guide=wont-roll&answers=feel.heavy~press.soft~lift.stops"


def question(tab: Page, words: str) -> None:
    shows(tab, words)
    settled(tab)


def test_a_reload_continues_where_one_was(tab: Page, workshop_site: str) -> None:
    open_at(tab, f"{workshop_site}/diagnose?guide=wont-roll")
    tab.get_by_role("button", name="It rolls, but heavily").click()
    question(tab, "Can you press the tyre in with your thumb?")
    tab.reload()
    question(tab, "Can you press the tyre in with your thumb?")
    expect(tab.get_by_text("It rolls, but heavily")).to_be_visible()


def test_the_browsers_back_takes_one_answer_back(tab: Page, workshop_site: str) -> None:
    open_at(tab, f"{workshop_site}/diagnose?guide=wont-roll")
    tab.get_by_role("button", name="It rolls, but heavily").click()
    question(tab, "Can you press the tyre in with your thumb?")
    tab.go_back()
    question(tab, "What happens when you push it?")
    assert "answers" not in address(tab)


def test_a_double_click_answers_one_question(tab: Page, workshop_site: str) -> None:
    open_at(tab, f"{workshop_site}/diagnose?guide=wont-roll")
    choice = tab.locator(".st-key-answer-0 button")
    choice.click(no_wait_after=True)
    tab.wait_for_function("document.querySelector('.st-key-answer-0').innerText.includes('soft')")
    box = choice.bounding_box()
    assert box is not None
    tab.mouse.click(box["x"] + 20, box["y"] + 10)  # on what has only just come to stand there
    tab.wait_for_timeout(1000)
    question(tab, "Can you press the tyre in with your thumb?")
    assert address(tab).count("~") == 0


def test_the_keyboard_alone_gets_through(tab: Page, workshop_site: str) -> None:
    open_at(tab, f"{workshop_site}/diagnose?guide=wont-roll")
    tab.get_by_role("button", name="It rolls, but heavily").press("Enter")
    question(tab, "Can you press the tyre in with your thumb?")
    expect(tab.get_by_role("button", name="Yes, it is soft")).to_be_focused()


def test_not_being_sure_explains_on_the_same_page(tab: Page, workshop_site: str) -> None:
    open_at(tab, f"{workshop_site}/diagnose?guide=wont-roll&answers=feel.heavy")
    tab.get_by_role("button", name="I'm not sure").click()
    expect(tab.get_by_text("on the side of the tyre")).to_be_visible()
    question(tab, "Can you press the tyre in with your thumb?")
    tab.get_by_role("button", name="I still can't tell").click()
    left(tab, "Can you press the tyre in with your thumb?")


def test_ticks_survive_a_reload(tab: Page, workshop_site: str) -> None:
    open_at(tab, f"{workshop_site}{CHECKLIST}")
    tab.get_by_text("1. Centre the brake").click()
    expect(tab.get_by_text("Loosen the bolt")).to_be_hidden()
    settled(tab).reload()
    settled(tab)
    expect(tab.get_by_role("checkbox").first).to_be_checked()
    expect(tab.get_by_text("Loosen the bolt")).to_be_hidden()


def test_the_link_to_copy_leads_back_here(tab: Page, open_tab: OpenTab, workshop_site: str) -> None:
    open_at(tab, f"{workshop_site}{CHECKLIST}")
    tab.get_by_role("button", name="Copy link").click()
    link = tab.get_by_test_id("stPopoverBody").locator("code").inner_text()
    assert link.startswith(workshop_site)
    shows(open_at(open_tab(), link), "Your fix checklist")


def test_what_did_not_help_leads_to_the_next_checklist_and_in_the_end_to_a_ticket(tab: Page, workshop_site: str) -> None:
    open_at(tab, f"{workshop_site}{CHECKLIST}")
    for fix in ("1. Centre the brake", "2. Mend and pump the tyre"):
        tab.get_by_text(fix).click()
        settled(tab)
    tab.get_by_role("button", name="No, it is still there").click()
    expect(tab.get_by_role("checkbox")).to_have_count(1)
    assert "tried=centre-brake~pump" in address(tab)
    settled(tab).reload()
    tab.get_by_text("1. Free and oil the chain").click()
    settled(tab)
    tab.get_by_role("button", name="No, it is still there").click()
    question(tab, "It is none of the usual causes")
    expect(tab.get_by_test_id("stCode").first).to_contain_text("What we did, without success")
    with tab.expect_download() as download:
        tab.get_by_role("button", name="Download ticket").click()
    assert download.value.suggested_filename == "wont-roll-ticket.md"


def test_a_new_question_is_shown_from_its_beginning_on_a_phone(open_tab: OpenTab, site: str) -> None:
    phone = open_at(open_tab(PHONE), f"{site}/diagnose?guide=sequence-not-sending")
    last = phone.locator("[class*='st-key-answer-'] button").last
    last.scroll_into_view_if_needed()
    last.click()
    left(phone, "What happens? Choose what fits best.")
    settled(phone)
    expect(phone.locator("h1")).to_be_in_viewport()


def test_a_long_answer_is_shown_from_its_beginning_on_a_phone(open_tab: OpenTab, site: str) -> None:
    phone = open_at(open_tab(PHONE), site)
    for words in ("Sequence shows a green play button", "my emails land in spam"):
        box = phone.get_by_test_id("stChatInputTextArea")
        box.fill(words)
        box.press("Enter")
        expect(phone.get_by_text(words, exact=True)).to_be_in_viewport()
        settled(phone)


def test_printing_leaves_the_steps_and_drops_the_buttons(tab: Page, workshop_site: str) -> None:
    open_at(tab, f"{workshop_site}{CHECKLIST}")
    tab.emulate_media(media="print")
    expect(tab.get_by_text("Loosen the bolt")).to_be_visible()
    expect(tab.get_by_role("button", name=re.compile("Start over|Download|Copy link"))).to_have_count(0)
    expect(tab.get_by_text("Write a support ticket")).to_be_hidden()
