from assistant.retrieval.answer import answer
from assistant.retrieval.highlight import spans
from assistant.retrieval.index import Index, build_index
from tests.retrieval.build import GARDEN, entry, library


def marked(index: Index, question: str, text: str) -> list[str]:
    (reply,) = answer(index, question)
    return [text[begin:end] for begin, end in spans(index, reply.query, text)]


def test_a_word_is_marked_in_any_form() -> None:
    assert marked(build_index(GARDEN), "how do i prune my rose", "Pruning: Prune it.") == ["Pruning", "Prune"]


def test_the_knowledges_word_for_what_was_typed_is_marked() -> None:
    assert marked(build_index(GARDEN), "there are aphids", "Rinse off the greenfly.") == ["greenfly"]


def test_a_word_of_nearly_every_entry_is_not_marked() -> None:
    plants = library(*(entry(f"plant-{name}", f"how to water a {name}") for name in ("rose", "tulip", "daisy")))
    assert marked(build_index(plants), "how to water a tulip", "Water the tulip.") == ["tulip"]


def test_a_code_is_marked_whole_or_not_at_all() -> None:
    codes = library(*(entry(f"code-{name}", f"what does 550 5.{name}.1 mean") for name in ("3", "7", "9")))
    text = "550 5.7.1: refused. 550 5.9.1: unknown."
    assert marked(build_index(codes), "what does 5.7.1 mean", text) == ["5.7.1"]
