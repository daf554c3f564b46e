"""What the files cannot tell, and what to export so that they can."""

from collections.abc import Iterable, Iterator, Sequence

from assistant.leads.model import Action, Contact, Finding, Layout

NO_STATUS = (
    "No file says who is subscribed, unsubscribed or blocklisted; Kartra's export is not known to. In Contacts > All contacts > "
    "Advanced filters filter by one status at a time, export each, and give the files their status here."
)
NO_REASON = (
    "The blocklisted contacts come without the reason for the block. Spam complaint, Do not contact and Declined must be left alone, so "
    "hover over the red circles first, or filter by each reason and export those files by themselves."
)
NO_HISTORY = (
    "The unsubscribed contacts may have left, or may never have been on a list; the file doesn't tell. Look at the Log and Lists tabs "
    "of a contact. For many, tag those who never had a list and export that tag by itself, with the heading “unsubscribed” and “no” in "
    "its cells."
)
NO_BUYERS = (
    "Nothing here says who bought from you or is a member. Before you delete anybody, filter by product and by membership, export those "
    "people, and give that file as the list to keep."
)
KEEP_UNREAD = (
    "A list of those to keep could not be read, so buyers and members may stand among those to delete. Mend that list first, or delete "
    "nobody."
)
NO_CONSENT = "No file has GDPR columns, so nothing is said about consent."


def unclear(count: int) -> str:
    """What to do about so many contacts whose status is a word that is not known."""
    whose = "one contact is a word" if count == 1 else f"{count:,} contacts is a word"
    return (
        f"The status of {whose} that is not known here, so nothing follows from it. Known are Subscribed, Unsubscribed, Blocklisted, the "
        "older Active, Inactive, Blacklisted, and the names of the blocks, such as Spam complaint."
    )


def advice(
    layouts: Sequence[Layout], contacts: Iterable[Contact], findings: Sequence[Finding], *, knows_buyers: bool | None
) -> tuple[str, ...]:
    """Sentences, the most important first; none where the files tell all there is to tell. ``knows_buyers`` is ``None`` if a list of them
    could not be read."""
    known = list(contacts)
    return tuple(_advice(layouts, known, findings, knows_buyers=knows_buyers)) if known else ()


def _advice(layouts: Sequence[Layout], contacts: list[Contact], findings: Sequence[Finding], *, knows_buyers: bool | None) -> Iterator[str]:
    removing: Action = "delete"
    if knows_buyers is None:
        yield KEEP_UNREAD
    elif not knows_buyers and any(finding.action == removing for finding in findings):
        yield NO_BUYERS
    if count := sum(contact.unclear for contact in contacts):
        yield unclear(count)
    elif not any(contact.status for contact in contacts):
        yield NO_STATUS
    if any(contact.status == "blocklisted" for contact in contacts) and not any("reason" in layout.columns for layout in layouts):
        yield NO_REASON
    if any(contact.status == "unsubscribed" and contact.left is None for contact in contacts):
        yield NO_HISTORY
    if not any({"gdpr_status", "gdpr_communications"} & layout.columns.keys() for layout in layouts):
        yield NO_CONSENT
