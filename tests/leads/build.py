"""Short ways to make exports and to check them."""

import io
from collections.abc import Iterable

from openpyxl import Workbook

from assistant.leads.lists import shipped_lists
from assistant.leads.model import Finding, Keep, Progress, Review, Status, Upload
from assistant.leads.review import review


def silent(_done: float) -> None:
    pass


def checked(*uploads: Upload, keep: Keep = Keep(), progress: Progress = silent) -> Review:  # noqa: B008 (immutable)
    return review(uploads, keep, shipped_lists(), progress)


def upload(text: str | bytes, name: str = "contacts.csv", status: Status | None = None) -> Upload:
    return Upload(name, text.encode() if isinstance(text, str) else text, status)


def export(*addresses: str, status: Status | None = None, name: str = "contacts.csv") -> Upload:
    """An export with nothing but addresses."""
    quoted = (f'"{address.replace(chr(34), chr(34) * 2)}"' for address in addresses)
    return upload("\n".join(["email", *quoted]) + "\n", name, status)


def finding(address: str, status: Status | None = None) -> Finding | None:
    """The finding for a single contact."""
    return next(iter(checked(export(address, status=status)).findings), None)


def one(text: str, name: str = "contacts.csv") -> Finding:
    """The only finding of a file."""
    (found,) = checked(upload(text, name)).findings
    return found


def problem(content: bytes) -> str:
    """Why nothing of a file can be read."""
    return checked(Upload("contacts.csv", content)).files[0].problem


def workbook(*sheets: Iterable[Iterable[object]]) -> bytes:
    """An Excel file; each sheet is its rows."""
    book = Workbook()
    for place, rows in enumerate(sheets):
        sheet = book.create_sheet(f"Sheet {place}", place)
        for row in rows:
            sheet.append(list(row))
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()
