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
NO_CONSENT = "The file has no GDPR columns, so nothing is said about consent."


def advice(layouts: Sequence[Layout], contacts: Iterable[Contact], findings: Sequence[Finding], *, knows_buyers: bool) -> tuple[str, ...]:
    """Sentences, the most important first; none where the files tell all there is to tell."""
    known = list(contacts)
    return tuple(_advice(layouts, known, findings, knows_buyers=knows_buyers)) if known else ()


def _advice(layouts: Sequence[Layout], contacts: list[Contact], findings: Sequence[Finding], *, knows_buyers: bool) -> Iterator[str]:
    removing: Action = "delete"
    if not knows_buyers and any(finding.action == removing for finding in findings):
        yield NO_BUYERS
    if not any(contact.status for contact in contacts):
        yield NO_STATUS
    if any(contact.status == "blocklisted" for contact in contacts) and not any("reason" in layout.columns for layout in layouts):
        yield NO_REASON
    if any(contact.status == "unsubscribed" and contact.left is None for contact in contacts):
        yield NO_HISTORY
    if not any({"gdpr_status", "gdpr_communications"} & layout.columns.keys() for layout in layouts):
        yield NO_CONSENT
