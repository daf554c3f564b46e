import csv
import io

import pytest

from assistant.spreadsheet import FORMULA_STARTS, csv_bytes


def rows(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(1)", "\t=1", "\n=1", "＝1", " =1", "'=1", '"=1'])
def test_no_text_runs_as_a_formula(cell: str) -> None:
    ((written,),) = rows(csv_bytes(["a"], [[cell]]))[1:]
    assert written == f"'{cell}"
    assert not written.startswith(FORMULA_STARTS)


def test_numbers_stay_numbers_also_negative_ones() -> None:
    assert rows(csv_bytes(["a", "b", "c"], [[-1, 2.5, None]]))[1] == ["-1", "2.5", ""]


def test_a_spreadsheet_reads_accents_quotes_and_line_ends() -> None:
    content = csv_bytes(["ä"], [['say "x", y']])
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.endswith(b"\r\n")
    assert rows(content) == [["ä"], ['say "x", y']]
