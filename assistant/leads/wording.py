"""What kinds, actions, statuses and columns are called, the same on the page, in the terminal and in the files."""

from collections.abc import Mapping
from types import MappingProxyType

from assistant.leads.model import Action, Column, Kind, Status

KINDS: Mapping[Kind, str] = MappingProxyType(
    {
        "likely_typo": "Likely typo",
        "blocked_correct": "Blocked: correct and check again",
        "blocked_request_safelist": "Blocked: request safelist",
        "blocked_hard_stop": "Blocked: hard stop",
        "never_subscribed": "Never subscribed",
        "keep": "Buyer or member: keep",
        "unsubscribed": "Unsubscribed: leave alone",
        "no_consent": "No consent",
        "role": "Role address",
        "duplicate": "Duplicate",
        "test": "Test or made-up address",
        "disposable": "Disposable address",
        "spam_trap_like": "Like a spam trap: remove",
        "invalid": "Invalid address",
    }
)
"""In the order of the review: rescue, protect, leave alone, look, remove."""

ACTIONS: Mapping[Action, str] = MappingProxyType(
    {
        "correct": "Correct and ask to opt in again",
        "submit": "Submit to Kartra for review",
        "add": "Add to a list",
        "keep": "Keep",
        "leave": "Leave alone",
        "review": "Look at it yourself",
        "delete": "Delete",
    }
)
"""In the order to do them."""

STATUSES: Mapping[Status, str] = MappingProxyType(
    {
        "subscribed": "Subscribed (formerly Active)",
        "unsubscribed": "Unsubscribed (formerly Inactive)",
        "blocklisted": "Blocklisted (formerly Blacklisted)",
        "refused": "Spam complaint, Do not contact or Declined",
    }
)

COLUMNS: Mapping[Column, str] = MappingProxyType(
    {
        "email": "Address",
        "status": "Status",
        "blocked": "Blocked (yes or no)",
        "reason": "Reason for the block",
        "complaint": "Spam complaint",
        "do_not_contact": "Do not contact",
        "gdpr_status": "GDPR status",
        "gdpr_communications": "GDPR communications",
        "tags": "Tags",
        "lists": "Lists and sequences",
        "left": "Unsubscribed (yes or day)",
        "bought": "Purchases or memberships",
    }
)
