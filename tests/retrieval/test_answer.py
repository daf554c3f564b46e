"""The replies that a person gets, on a garden that fits in the head."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.library.model import Library
from assistant.retrieval.answer import MOST_CHOICES, MOST_HITS, REFUSED_BELOW, answer
from assistant.retrieval.index import Index, build_index
from assistant.retrieval.model import Found, NotCovered, Reply, Smalltalk, Unsure
from assistant.retrieval.query import MOST_CHARACTERS
from assistant.service import Assistant
from tests.retrieval.build import GARDEN, entry, library, subject


@pytest.fixture(scope="module")
def garden() -> Index:
    return build_index(GARDEN)


def best(reply: Reply) -> str:
    assert isinstance(reply, Found), reply
    return reply.best.entry.id


def test_a_question_finds_its_entry(garden: Index) -> None:
    (reply,) = answer(garden, "how do i prune my rose")
    assert best(reply) == "prune-a-rose"


@pytest.mark.parametrize("name", list(GARDEN.entries))
def test_every_way_of_asking_finds_its_own_entry(garden: Index, name: str) -> None:
    for asked in GARDEN.entries[name].asked:
        assert best(answer(garden, asked)[0]) == name


def test_a_word_from_the_table_finds_the_entry_it_stands_for(garden: Index) -> None:
    assert best(answer(garden, "green bugs on roses")[0]) == "greenfly-on-roses"


def test_the_reply_says_what_was_read_as_what(garden: Index) -> None:
    (reply,) = answer(garden, "grenfli on my roses")
    assert [(each.typed, each.read) for each in reply.query.read_as] == [("grenfli", "greenfly")]


def test_matched_words_are_those_typed_that_name_something(garden: Index) -> None:
    (reply,) = answer(garden, "How do I prune the roses?")
    assert isinstance(reply, Found)
    assert reply.best.matched == ("prune", "roses")


def test_the_section_that_answers_is_opened(garden: Index) -> None:
    (reply,) = answer(garden, "disinfect secateurs first to prune a rose?")
    assert isinstance(reply, Found)
    assert reply.best.section.slug == "fix-it"


def test_a_question_about_the_whole_opens_at_the_short_answer(garden: Index) -> None:
    (reply,) = answer(garden, "How do I prune a rose?")
    assert isinstance(reply, Found)
    assert reply.best.section is reply.best.entry.short_answer


def test_a_subject_that_is_known_to_be_outside_is_named(garden: Index) -> None:
    (reply,) = answer(garden, "What does a mower cost?")
    assert isinstance(reply, NotCovered)
    assert reply.subject is not None
    assert reply.subject.id == "buying-plants"


def test_what_has_nothing_to_do_with_it_is_refused_without_neighbours(garden: Index) -> None:
    (reply,) = answer(garden, "Who won the world cup in 1998?")
    assert isinstance(reply, NotCovered)
    assert reply.nearest == ()


def test_another_product_is_refused_though_the_words_are_ours(garden: Index) -> None:
    (reply,) = answer(garden, "How do I prune a rose in Weedex?")
    assert isinstance(reply, NotCovered)
    assert reply.product == "Weedex"


def test_coming_from_another_product_is_not_about_it(garden: Index) -> None:
    (reply,) = answer(garden, "I switched from Weedex, how do I prune a rose?")
    assert isinstance(reply, Found | Unsure)


def test_two_entries_that_fit_alike_are_left_to_the_person() -> None:
    twins = library(
        entry("oval-circle", "what is the circle, oval?"), entry("silk-circle", "what is the circle, silk?"), entry("lines", "draw a line")
    )
    (reply,) = answer(build_index(twins), "what is the circle?")
    assert isinstance(reply, Unsure)
    assert {hit.entry.id for hit in reply.choices} == {"oval-circle", "silk-circle"}


def test_a_single_entry_that_may_fit_is_offered_alone(garden: Index) -> None:
    (reply,) = answer(garden, "my lawn looks sad after the wedding")
    assert isinstance(reply, Unsure)
    assert [hit.entry.id for hit in reply.choices] == ["mow-the-lawn"]


def test_each_question_of_a_message_is_answered_in_order(garden: Index) -> None:
    replies = answer(garden, "How short should I mow the lawn? And how do I get rid of aphids on my buds?")
    assert [best(reply) for reply in replies] == ["mow-the-lawn", "greenfly-on-roses"]


def test_a_question_of_ours_beside_one_that_is_not_gets_its_answer(garden: Index) -> None:
    found, refused = answer(garden, "How often must grass be cut? And how do I boil an egg?")
    assert best(found) == "mow-the-lawn"
    assert isinstance(refused, NotCovered)


def test_two_ways_of_saying_one_thing_get_one_reply(garden: Index) -> None:
    assert len(answer(garden, "How do I prune a rose? When should I cut back my roses?")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "How do I prune a rose, and is it hard?",
        "How do I prune a rose and how do I do it well?",
        "When I prune my rose, will it grow again?",
        "My rose is too tall. How do I prune a rose?",
    ],
)
def test_one_matter_gets_one_reply(garden: Index, text: str) -> None:
    (reply,) = answer(garden, text)
    assert isinstance(reply, Found | Unsure)
    assert (reply.best if isinstance(reply, Found) else reply.choices[0]).entry.id == "prune-a-rose"


def test_statements_about_two_things_get_two_replies(garden: Index) -> None:
    replies = answer(garden, "there are greenfly on my roses. And also my grass is yellow after mowing")
    assert [best(reply) for reply in replies] == ["greenfly-on-roses", "mow-the-lawn"]


def test_several_questions_of_which_none_is_ours_get_one_refusal(garden: Index) -> None:
    (reply,) = answer(garden, "How do I boil an egg? What does a mower cost?")
    assert isinstance(reply, NotCovered)


def test_a_message_that_seems_whole_is_read_after_the_one_before_if_that_is_clearer(garden: Index) -> None:
    (reply,) = answer(garden, "how often must the yellow one be cut", ("my grass is yellow after mowing",))
    assert best(reply) == "mow-the-lawn"


@pytest.mark.parametrize("text", ["tags", "API", "broadcast", "trigger?", "Ottilie, broadcast"])
def test_a_word_or_two_out_of_a_title_gets_a_choice_rather_than_a_refusal(shipped: Assistant, text: str) -> None:
    (reply,) = answer(shipped.index, text)
    assert isinstance(reply, Unsure)
    assert sum(hit.score for hit in reply.choices) < REFUSED_BELOW


@pytest.mark.parametrize("text", ["jam", "a lawn in Weedex", "Ottilie", "seeds for the lawn of my neighbour"])
def test_what_is_known_to_be_outside_or_not_known_at_all_is_refused_however_short(garden: Index, text: str) -> None:
    (reply,) = answer(garden, text)
    assert isinstance(reply, NotCovered)


def test_small_talk_gets_a_sentence(garden: Index) -> None:
    (reply,) = answer(garden, "hello!")
    assert isinstance(reply, Smalltalk)
    assert reply.kind == "greeting"


def test_a_greeting_does_not_change_the_answer(garden: Index) -> None:
    (reply,) = answer(garden, "Hi there, how do I prune a rose?")
    assert best(reply) == "prune-a-rose"
    assert reply.query.text == "Hi there, how do I prune a rose?"


@pytest.mark.parametrize("follow_up", ["and when?", "how do I do that?", "when should it be done?"])
def test_a_follow_up_is_read_after_the_turn_before(garden: Index, follow_up: str) -> None:
    (reply,) = answer(garden, follow_up, ("how do i prune a rose?",))
    assert best(reply) == "prune-a-rose"
    assert reply.query.looked_up == f"how do i prune a rose? {follow_up}"


def test_a_new_topic_is_not_read_after_the_turn_before(garden: Index) -> None:
    (reply,) = answer(garden, "How short should I mow the lawn?", ("how do i prune a rose?",))
    assert reply.query.looked_up == "How short should I mow the lawn?"


def test_a_question_about_something_unknown_is_a_new_topic(garden: Index) -> None:
    (reply,) = answer(garden, "and what is photosynthesis?", ("how do i prune a rose?",))
    assert isinstance(reply, NotCovered)


def test_what_is_cut_off_from_another_matter_is_not_answered_with_it_once_more(shipped: Assistant) -> None:
    first, second = answer(
        shipped.index, "Where can I see what was sent to Ben? He also turns up twice in the search with different addresses."
    )
    assert (best(first), best(second)) == ("what-was-sent", "one-address-one-profile")


def test_after_a_refusal_what_is_clear_by_itself_is_read_by_itself(shipped: Assistant) -> None:
    asked = "so the tag is on her, the sequence is on, nothing arrives. Why?"
    (reply,) = answer(shipped.index, asked, ("how many pages can I build on the starter plan?",))
    assert isinstance(reply, Found)
    assert reply.query.looked_up == asked
    (reply,) = answer(shipped.index, "and can I pause it", ("what does the pro plan cost?",))
    assert isinstance(reply, NotCovered)


def test_small_talk_between_does_not_cut_a_follow_up_off(garden: Index) -> None:
    (reply,) = answer(garden, "and when?", ("how do i prune a rose?", "thanks!"))
    assert best(reply) == "prune-a-rose"


def test_a_long_message_is_shortened_and_says_so(garden: Index) -> None:
    (reply,) = answer(garden, "how do i prune a rose " * 1_000)
    assert best(reply) == "prune-a-rose"
    assert reply.query.shortened
    assert len(reply.query.looked_up) <= MOST_CHARACTERS


def test_what_an_entry_is_asked_for_in_just_these_words_is_its_question_whatever_else_they_may_mean() -> None:
    elsewhere = subject(
        "cooking", *(f"what is a {dish} with a rose" for dish in ("cake", "soup", "sauce", "salad", "jam", "drink", "stew", "pie"))
    )
    index = build_index(
        library(*GARDEN.entries.values(), entry("roses", "what is a rose", "my rose climbs", "old roses"), outside=(elsewhere,))
    )
    (reply,) = answer(index, "What is a rose?")
    assert best(reply) == "roses"
    (reply,) = answer(index, "What is a soup with a rose?")
    assert isinstance(reply, NotCovered)


def test_one_entry_is_enough() -> None:
    index = build_index(library(entry("prune-a-rose", "How do I prune a rose?")))
    assert best(answer(index, "how do i prune a rose")[0]) == "prune-a-rose"
    assert isinstance(answer(index, "what is the capital of Australia?")[0], NotCovered)


def test_the_order_of_the_entries_does_not_matter() -> None:
    turned = library(*reversed(tuple(GARDEN.entries.values())), words=GARDEN.words, outside=GARDEN.outside, products=GARDEN.products)
    questions = [asked for each in GARDEN.entries.values() for asked in each.asked]
    assert [answer(build_index(turned), text) for text in questions] == [answer(build_index(GARDEN), text) for text in questions]


@settings(max_examples=200, deadline=None)
@given(text=st.text(max_size=300), before=st.lists(st.text(max_size=50), max_size=3))
def test_any_text_gets_a_reply_that_keeps_its_promises(garden: Index, text: str, before: list[str]) -> None:
    replies = answer(garden, text, tuple(before))
    assert replies
    for reply in replies:
        if isinstance(reply, Unsure):
            assert 1 <= len(reply.choices) <= MOST_CHOICES
        if isinstance(reply, Found):
            assert len(reply.others) < MOST_HITS
            assert all(0.0 <= hit.score <= 1.0 for hit in (reply.best, *reply.others))


def test_an_answer_never_depends_on_the_one_before(garden: Index) -> None:
    first = answer(garden, "greenfly?")
    answer(garden, "how do i mow?")
    assert answer(garden, "greenfly?") == first


def without_subjects() -> Library:
    return library(*GARDEN.entries.values(), words=GARDEN.words)


def test_a_folder_without_outside_subjects_answers_and_refuses() -> None:
    index = build_index(without_subjects())
    assert best(answer(index, "how do i prune my rose")[0]) == "prune-a-rose"
    assert isinstance(answer(index, "what is the capital of Australia?")[0], NotCovered)
