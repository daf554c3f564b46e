"""Findings become files to take along: a CSV for each action, a ticket for Kartra's support, the checklist, a reminder."""

from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from assistant.leads import wording
from assistant.leads.model import Action, Finding, Output, Review
from assistant.spreadsheet import csv_bytes

HEADINGS = ("email", "suggestion", "finding", "also", "why", "file", "row")

MOST_IN_A_TICKET = 50
"""Addresses that a person at the support desk still reads in a message; more belong into an attachment."""

NAMES: dict[Action, str] = {
    "correct": "1-correct.csv",
    "submit": "2-submit-to-kartra.csv",
    "add": "3-add-to-a-list.csv",
    "keep": "4-keep.csv",
    "leave": "5-leave-alone.csv",
    "review": "6-look-at.csv",
    "delete": "7-delete.csv",
}
TICKET = "ticket-for-kartra.txt"
CHECKLIST = "checklist.md"
REMINDER = "next-review.ics"
EVERY_NAME = frozenset((*NAMES.values(), TICKET, CHECKLIST, REMINDER))
"""All files that a check may make."""


def outputs(review: Review, today: date) -> Iterator[Output]:
    """Every file that has something in it; checklist and reminder always."""
    for action, name in NAMES.items():
        if any(finding.action == action for finding in review.findings):
            yield Output(name, "text/csv", action_csv(review, action), action)
    if text := ticket(review):
        yield Output(TICKET, "text/plain", text.encode())
    yield Output(CHECKLIST, "text/markdown", checklist(review, today).encode())
    yield Output(REMINDER, "text/calendar", reminder(today).encode())


def action_csv(review: Review, action: Action) -> bytes:
    """The findings with this action for a spreadsheet, a row each under ``HEADINGS``."""
    of_it = (each for each in review.findings if each.action == action)
    return csv_bytes(HEADINGS, (_row(each) for each in of_it))


def ticket(review: Review) -> str:
    """A message to Kartra's support about the blocked contacts that a person may have back; empty if there are none."""
    wrong = [each for each in review.findings if each.kind == "blocked_correct" and each.action == "correct"]
    right = [each for each in review.findings if each.kind == "blocked_request_safelist" and each.action == "submit"]
    if not wrong and not right:
        return ""
    count = len(wrong) + len(right)
    lines = [
        f"Subject: Please review {_number(count, 'blocklisted contact')}",
        "",
        "Hello,",
        "",
        f"{_number(count, 'contact')} in our account {'is' if count == 1 else 'are'} blocklisted that we believe to be real people. "
        "Please look into them and safelist those that are.",
        "",
        "They signed up through: [form or page, and about when]",
        "What we tried: [Check again and Request safelist in the profiles, with what came of it]",
        "[Before you send this: take out whose red circle says Spam complaint, Do not contact or Declined.]",
    ]
    if wrong:
        lines += [
            "",
            "Typed wrong at the sign-up, corrected by us in the profile:",
            *_listed(f"{each.email} -> {each.suggestion}" for each in wrong),
        ]
    if right:
        lines += ["", "Right as they stand:", *_listed(each.email for each in right)]
    return "\n".join([*lines, "", "Thank you,", "[your name; write from the address of your Kartra account]", ""])


def checklist(review: Review, today: date) -> str:
    """The monthly review in its order, with the numbers of this one and the day of the next."""
    counts = Counter(finding.action for finding in review.findings)
    steps = (
        ("Save a backup: export all contacts today.", 1),
        ("Correct the slips, then Check again; opt those people in again for what they wanted.", counts["correct"]),
        ("Submit real people who stay blocked: Request safelist, or the ticket for many at once.", counts["submit"]),
        ("Add those who never were on a list to what they signed up for, after a look at the Log tab.", counts["add"]),
        ("Keep buyers and members, whatever their colour.", counts["keep"]),
        ("Leave alone who refused, declined or left. Don't mail them, don't delete a refusal.", counts["leave"]),
        ("Look at role addresses, duplicates and addresses with a plus.", counts["review"]),
        ("Delete what is left, last of all, once nobody among them bought anything (Orders and Memberships tabs).", counts["delete"]),
        (f"Next review: {_day(next_review(today))}.", 1),
    )
    done = [f"# Monthly contacts review, {_day(today)}", f"{review.rows:,} contacts, {len(review.findings):,} with a finding."]
    items = [
        f"- [ ] {text}" + (f" ({count:,})" if place not in {0, len(steps) - 1} else "")
        for place, (text, count) in enumerate(steps)
        if count
    ]
    more = ["## To know more next time", "\n".join(f"- {sentence}" for sentence in review.advice)] if review.advice else []
    return "\n\n".join([*done, "\n".join(items), *more]) + "\n"


def reminder(today: date) -> str:
    """An all-day entry for a calendar on the day of the next review (RFC 5545), with an alarm on its morning. Holds no address."""
    day = next_review(today)
    lines = (
        *("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Kartra assistant//Contacts check//EN", "BEGIN:VEVENT"),
        f"UID:contacts-review-{day:%Y%m%d}@kartra-assistant",
        f"DTSTAMP:{today:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}",
        *("SUMMARY:Monthly contacts review in Kartra", "DESCRIPTION:Correct\\, submit\\, add\\, keep\\, and only then delete."),
        *("BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:Contacts review", "TRIGGER:PT9H", "END:VALARM", "END:VEVENT", "END:VCALENDAR"),
    )
    return "".join(f"{line}\r\n" for line in lines)


def next_review(today: date) -> date:
    """The same day of the next month, or its last day."""
    year, month = (today.year + 1, 1) if today.month == 12 else (today.year, today.month + 1)
    return date(year, month, min(today.day, monthrange(year, month)[1]))


def _row(finding: Finding) -> tuple[str, ...]:
    also = "; ".join(wording.KINDS[kind] for kind in finding.also)
    return finding.email, finding.suggestion or "", wording.KINDS[finding.kind], also, finding.why, finding.file, str(finding.row)


def _listed(lines: Iterable[str]) -> list[str]:
    every = list(lines)
    if len(every) > MOST_IN_A_TICKET:
        return [f"{len(every)} addresses: see the attached file [{NAMES['correct']} or {NAMES['submit']}]"]
    return every


def _number(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
