from assistant.insights.glance import counts, trend
from assistant.insights.model import Counts
from assistant.store.model import End
from tests.insights.build import WEEK, asked, mark, opened, records, walk


def test_questions_are_counted_by_how_they_were_answered() -> None:
    found = counts(records(asked("a", "found", "x"), asked("b", "unsure", turn=1), asked("c", who="b"), asked("hi", "smalltalk", who="c")))
    assert (found.questions, found.found, found.unsure, found.not_covered, found.visits) == (3, 1, 1, 1, 3)


def test_a_choice_counts_only_if_it_was_made_right_after_asking_back() -> None:
    chosen = counts(records(asked("a", "unsure", "x", "y"), opened("x")))
    other = counts(records(asked("a", "unsure", "x", "y"), asked("b", "found", "x", turn=1), opened("x", turn=2)))
    assert (chosen.chosen, other.chosen) == (1, 0)


def test_ends_are_counted_apart_and_only_leaving_is_not_finishing() -> None:
    found = counts(records(*(walk(end, who=end) for end in End)))
    assert (found.solved, found.assumed, found.escalated, found.left) == (1, 1, 1, 1)
    assert (found.diagnoses, found.finished) == (4, 3)


def test_a_trend_has_a_point_for_each_day_also_without_visits() -> None:
    points = trend(records(asked("a", "found", "x", days=2), mark(True)), WEEK)
    assert [point.counts.questions for point in points] == [0, 0, 0, 0, 1, 0, 0]
    assert points[-1].counts == Counts(helpful=1)
