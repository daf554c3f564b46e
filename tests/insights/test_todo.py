from assistant.insights.model import Insights
from assistant.insights.report import insights
from assistant.insights.todo import MOST
from assistant.insights.wording import JOBS, named
from assistant.library.model import Library
from assistant.store.model import Diagnosis, End, Feedback, Question
from tests.insights.build import NOW, asked, mark, records, walk


def of(library: Library, *values: Question | Feedback | Diagnosis) -> Insights:
    return insights(records(*values), library, 7, NOW)


def twice(text: str, outcome: str, *entries: str, read_as: tuple[tuple[str, str], ...] = ()) -> list[Question]:
    return [asked(text, outcome, *entries, who=f"{text}{at}", read_as=read_as) for at in range(2)]


def test_what_concerns_most_people_comes_first(bicycle: Library) -> None:
    found = of(bicycle, *twice("saddle height", "not_covered"), *(asked("bell", who=str(at)) for at in range(5)))
    assert [(each.job, each.subject, each.count) for each in found.todo] == [("write", "bell", 5), ("write", "saddle height", 2)]


def test_once_is_chance(bicycle: Library) -> None:
    assert of(bicycle, asked("saddle height")).todo == ()


def test_a_subject_that_is_sent_elsewhere_is_nothing_to_write(bicycle: Library) -> None:
    assert of(bicycle, *twice("which bicycle should I buy then", "not_covered")).todo == ()


def test_each_kind_of_job_is_found(bicycle: Library) -> None:
    poor = [each for at in range(2) for each in (asked("flat", "found", "flat-tyre", who=f"p{at}"), mark(False, who=f"p{at}"))]
    leaving = [walk(asking="press", who=f"l{at}") for at in range(2)]
    seized = {"flat": "ruled_out", "rubbing": "ruled_out", "seized": "confirmed"}
    rare = [walk(End.SOLVED, verdicts=seized, who=f"s{at}") for at in range(30)]
    slips = twice("tyrre", "found", "worn-pads", read_as=(("tyrre", "tyre"),))
    back = twice("brake or tyre", "unsure", "worn-pads")
    found = of(bicycle, *poor, *leaving, *rare, *slips, *back, *twice("bell", "not_covered"))
    assert {each.job for each in found.todo} <= set(JOBS)
    assert {"rework", "clarify", "band", "word", "extend"} <= {each.job for each in found.todo}
    assert len(found.todo) <= MOST


def test_every_sentence_has_titles_in_place_of_ids(bicycle: Library) -> None:
    found = of(bicycle, *(walk(asking="press", who=str(at)) for at in range(3)))
    (todo,) = found.todo
    assert named(todo, bicycle) == ("Can you press the tyre in with your thumb?", "My bicycle won't roll")
