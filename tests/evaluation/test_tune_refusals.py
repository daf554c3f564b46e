"""How often a question is ours that is probably not, by what stands beside it."""

from assistant.evaluation.cases import Case
from assistant.evaluation.tune_refusals import AFTER, ALONE, BESIDE, EDGES, refusal_lines
from assistant.retrieval.index import build_index
from tests.retrieval.build import GARDEN

INDEX = build_index(GARDEN)
ROSE, OTHER = "How do I prune a rose?", "How do I cancel my subscription?"
NONE: tuple[str, ...] = ()
ONE, NOT_ONE = "100.0% (21%-100%) of 1", "0.0% (0%-79%) of 1"


def case(text: str, *parts: tuple[str, ...], before: tuple[str, ...] = (), held_out: bool = False) -> Case:
    return Case(text, parts, "plain", held_out, before)


def lowest(*cases: Case) -> list[str]:
    """What the lowest band says of questions by themselves, after others and beside others."""
    title, band, *_ = refusal_lines(INDEX, cases)
    assert all(kind in title for kind in (ALONE, AFTER, BESIDE))
    return [cell.strip() for cell in band.split("  ") if cell.strip()][1:]


def test_a_line_for_each_band() -> None:
    assert len(refusal_lines(INDEX, [])) == len(EDGES)


def test_a_question_counts_by_itself_after_a_turn_or_beside_a_part() -> None:
    assert lowest(case(OTHER, NONE)) == [NOT_ONE, "-", "-"]
    assert lowest(case(OTHER, NONE, before=(ROSE,))) == ["-", NOT_ONE, "-"]
    assert lowest(case(f"{ROSE} Another thing: {OTHER}", ("prune-a-rose",), NONE)) == ["-", "-", NOT_ONE]
    assert lowest(case(OTHER, ("mow-the-lawn",))) == [ONE, "-", "-"]


def test_after_a_turn_that_was_not_ours_nothing_is_expected() -> None:
    assert lowest(case(OTHER, NONE, before=("How do I boil an egg?",))) == ["-", "-", "-"]


def test_what_is_held_out_is_not_counted() -> None:
    assert lowest(case(OTHER, NONE, held_out=True)) == ["-", "-", "-"]
