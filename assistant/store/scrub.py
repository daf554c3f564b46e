"""Text without addresses, telephone numbers and card-like numbers. Where it is unclear, the text loses rather than the person."""

from assistant.store.addresses import hide_addresses
from assistant.store.digits import hide_numbers


def scrub(text: str) -> str:
    """The text with placeholders: ``[email]``, ``[phone]``, ``[card]``. Takes time in proportion to the text, whatever stands in it."""
    return hide_numbers(hide_addresses(text))
