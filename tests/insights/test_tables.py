import csv
import io

from assistant.insights.model import Insights
from assistant.insights.report import insights
from assistant.library.model import Library
from assistant.spreadsheet import FORMULA_STARTS
from assistant.store.model import Records
from tests.insights.build import NOW, asked, mark, records


def rows(found: Insights, name: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(found.downloads[name].content.decode("utf-8-sig"))))


def test_each_table_with_rows_is_a_file(bicycle: Library, small_month: Records) -> None:
    found = insights(small_month, bicycle, None, NOW)
    assert set(found.downloads) == {"trend", "unanswered", "unhelpful", "words", "guides", "causes", "bands", "checks", "entries"}
    assert all(len({len(row) for row in rows(found, name)}) == 1 for name in found.downloads)


def test_a_table_without_rows_is_no_file(bicycle: Library) -> None:
    assert set(insights(Records(), bicycle, 7, NOW).downloads) == {"trend", "entries"}


def test_no_cell_runs_as_a_formula(bicycle: Library) -> None:
    bad = "=HYPERLINK(1)"
    question = asked(bad, "found", "flat-tyre", read_as=((bad, "+1"),))
    found = insights(records(question, mark(False, "@SUM(1)"), asked("\t=1", turn=1)), bicycle, 7, NOW)
    for name in ("unanswered", "unhelpful", "words"):
        assert not any(cell.startswith(FORMULA_STARTS) for row in rows(found, name) for cell in row)


def test_no_file_names_a_visit(bicycle: Library, small_month: Records) -> None:
    found = insights(small_month, bicycle, None, NOW)
    assert not any(b"visit-" in file.content for file in found.downloads.values())
