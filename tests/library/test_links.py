from assistant.library.links import plain, resolve
from assistant.library.model import Library


def test_inner_links_lead_to_the_pages(bicycle: Library) -> None:
    text = "See [one](entry:flat-tyre#fix-it) or [walk](guide:wont-roll)."
    assert resolve(text, bicycle) == "See [one](browse?entry=flat-tyre#fix-it) or [walk](diagnose?guide=wont-roll)."


def test_a_source_link_leads_to_its_address(bicycle: Library) -> None:
    assert resolve("[book](source:workshop)", bicycle) == "[book](https://example.org/handbook)"


def test_a_source_without_an_address_keeps_its_words_only(bicycle: Library) -> None:
    assert resolve("as [a rider](source:rider) says", bicycle) == "as a rider says"


def test_other_links_are_left_alone(bicycle: Library) -> None:
    assert resolve("[x](https://example.org)", bicycle) == "[x](https://example.org)"


def test_a_terminal_shows_the_words_of_a_link() -> None:
    assert plain("see [the brakes](entry:squeaky-brakes)") == "see the brakes"


def test_the_words_of_a_link_may_run_over_a_line(bicycle: Library) -> None:
    assert resolve("see [the\nbrakes](entry:squeaky-brakes)", bicycle) == "see [the\nbrakes](browse?entry=squeaky-brakes)"
