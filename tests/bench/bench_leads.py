"""How fast and how right the contacts check is: 100,000 rows against ``email-validator`` alone, false alarms, slips mended. Run with
``python -m tests.bench.bench_leads``."""

import csv
import io
import resource
from collections.abc import Callable, Iterator
from random import Random
from time import perf_counter, process_time

from email_validator import validate_email
from openpyxl import Workbook, load_workbook

from assistant.leads.domains import Domains
from assistant.leads.lists import shipped_lists
from assistant.leads.model import Keep, Upload
from assistant.leads.review import review
from assistant.leads.workbook import open_workbook
from tests.leads.test_address_goldens import COMMONEST, REAL, slips

ROWS = 100_000
ALONE = 10_000
"""Addresses that the validator alone is timed on; it takes the same for each."""

HEADINGS = '"email","first_name","last_name","phone","phone_country_code","zip","gdpr_status","gdpr_communications","tags","date_joined"'
COMMON = ("gmail.com",) * 45 + ("yahoo.com",) * 15 + ("hotmail.com",) * 12 + ("outlook.com", "aol.com", "icloud.com", "comcast.net")
SLIPS = ("gmial.com", "hotmai.com", "gmail.con", "yaho.com")


def addresses(count: int, companies: int) -> list[str]:
    """The same addresses in every run: three quarters at the large providers, one in a hundred mistyped, the rest at companies."""
    draw = Random(7)  # noqa: S311 - the same in every run
    return [f"person{number}.name@{_domain(draw, companies)}" for number in range(count)]


def _domain(draw: Random, companies: int) -> str:
    if draw.random() < 0.01:
        return draw.choice(SLIPS)
    return draw.choice(COMMON) if draw.random() < 0.75 else f"company{draw.randrange(companies)}.com"


def as_export(people: list[str]) -> bytes:
    rows = (
        f'"{each}","Ann","Example","5551234","1","12345","Accepted","Yes","newsletter; webinar","2026-01-02 10:11:12"' for each in people
    )
    return "\n".join([HEADINGS, *rows, ""]).encode()


def timed(what: Callable[[], object]) -> tuple[float, float]:
    """Seconds by the clock and of the processor."""
    clock, processor = perf_counter(), process_time()
    what()
    return perf_counter() - clock, process_time() - processor


def speed() -> list[str]:
    """Rows a second, where three quarters are at large providers and where every row has a domain of its own."""
    lists = shipped_lists()
    lines = [f"{'100,000 rows, 10 columns':44} {'clock':>8} {'processor':>10} {'a row':>9}"]
    for name, companies in (("25,000 companies' domains", 25_000), ("nearly every company once", 10_000_000)):
        people = addresses(ROWS, companies)
        content = as_export(people)
        heard: list[float] = []
        clock, processor = timed(lambda: review((Upload("contacts.csv", content),), Keep(), lists, heard.append))  # noqa: B023 (called at once)
        lines.append(_line(f"check, {name}", clock, processor, ROWS))
        clock, processor = timed(lambda: [validate_email(each, check_deliverability=False) for each in people[:ALONE]])  # noqa: B023
        lines.append(_line("email-validator alone, the same addresses", clock, processor, ALONE))
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return [*lines, f"{len(heard)} words of progress, from {heard[0]:.0%} to {heard[-1]:.0%}; at most {most} MB for the whole process"]


def workbooks() -> list[str]:
    """Rows of a workbook read a second, by us and by openpyxl, which streams as well."""
    content = as_workbook(addresses(ALONE, 25_000))
    readers: dict[str, Callable[[], Iterator[object]]] = {
        "a workbook's rows": open_workbook(content),
        "the same by openpyxl": lambda: _by_openpyxl(content),
    }
    lines = []
    for name, read in readers.items():
        clock, processor = timed(lambda: list(read()))  # noqa: B023 (called at once)
        lines.append(_line(name, clock, processor, ALONE))
    return lines


def as_workbook(people: list[str]) -> bytes:
    """The export as Excel would hold it."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for row in csv.reader(io.StringIO(as_export(people).decode())):
        sheet.append(row)
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


def _by_openpyxl(content: bytes) -> Iterator[object]:
    yield from load_workbook(io.BytesIO(content), read_only=True, data_only=True).worksheets[0].iter_rows(values_only=True)


def rightness() -> list[str]:
    """False alarms on real domains, and what becomes of every slip of the commonest providers."""
    domains = Domains(shipped_lists())
    alarms = [domain for domain in REAL if domains.verdict(domain).suggestion]
    pairs = [(slip, provider) for provider in list(domains.lists.providers)[:COMMONEST] for slip in slips(provider)]
    pairs = [(slip, provider) for slip, provider in pairs if slip not in domains.lists.providers]
    said = [(domains.verdict(slip).suggestion, provider) for slip, provider in pairs]
    right = sum(suggestion == provider for suggestion, provider in said)
    wrong = sum(suggestion not in {provider, None} for suggestion, provider in said)
    return [
        f"{len(alarms)} of {len(REAL):,} real domains questioned, {len(alarms) / len(REAL):.2%}: {', '.join(alarms)}",
        f"{len(pairs):,} slips of the {COMMONEST} commonest providers: {right / len(pairs):.1%} mended right, {wrong} to another provider, "
        f"the rest silent (ties, and names that are real)",
    ]


def main() -> None:
    """Print both."""
    print("\n".join(["Contacts check", "", *speed(), *workbooks(), "", *rightness()]))  # noqa: T201 - read in a terminal


def _line(name: str, clock: float, processor: float, rows: int) -> str:
    return f"{name:44} {clock * ROWS / rows:7.1f}s {processor * ROWS / rows:9.1f}s {1e6 * processor / rows:6.0f} µs"


if __name__ == "__main__":
    main()
