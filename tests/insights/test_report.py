from random import Random
from typing import TypeVar

from assistant.insights.report import insights
from assistant.library.model import Library
from assistant.store.model import Records
from tests.insights.build import NOW, asked, records

R = TypeVar("R")


def test_a_month_fills_every_part(bicycle: Library, small_month: Records) -> None:
    found = insights(small_month, bicycle, 30, NOW)
    assert found.before is not None
    parts = (found.todo, found.gaps, found.rated, found.misread, found.guides, found.causes, found.bands, found.checks, found.entries)
    assert all(parts)


def test_the_same_records_in_another_order_are_the_same_insights(bicycle: Library, small_month: Records) -> None:
    def shuffled(part: tuple[R, ...]) -> tuple[R, ...]:
        return tuple(Random(1).sample(part, len(part)))  # noqa: S311 (an order)

    other = Records(shuffled(small_month.questions), shuffled(small_month.feedback), shuffled(small_month.diagnoses))
    assert insights(other, bicycle, 30, NOW) == insights(small_month, bicycle, 30, NOW)


def test_nobody_here_is_empty(bicycle: Library) -> None:
    found = insights(Records(), bicycle, 30, NOW)
    assert found.empty
    assert (found.before, found.todo, found.gaps) == (None, (), ())


def test_without_visits_before_there_is_nothing_to_compare_with(bicycle: Library) -> None:
    assert insights(records(asked("bell")), bicycle, 7, NOW).before is None
    assert insights(records(asked("bell"), asked("bell", days=8)), bicycle, 7, NOW).before is not None


def test_ever_is_compared_with_nothing(bicycle: Library, small_month: Records) -> None:
    found = insights(small_month, bicycle, None, NOW)
    assert found.before is None
    assert found.now.diagnoses == len(small_month.diagnoses)
