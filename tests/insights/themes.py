"""What people of an invented month want to know besides what the knowledge answers. Words and numbers are made up."""

THEMES: tuple[tuple[str, ...], ...] = (
    (
        "how do I add a countdown timer to an email",
        "countdown timer in my emails, possible?",
        "can i put a ticking timer into the email",
        "the countdown timer doesn't show in gmail",
        "evergreen countdown timer inside an email",
        "want a countdown timer that ends at midnight",
        "timer gif in email",
    ),
    (
        "how to split test subject lines",
        "A/B test two subject lines",
        "can I split test the subject line of an email",
        "ab testing subject lines where",
        "test two different subject lines against each other",
        "split testing emails subject",
    ),
    (
        "resend to people who didn't open",
        "how can I resend the email to non-openers",
        "send it again to everyone who has not opened",
        "re-send to unopened automatically?",
        "non openers resend",
    ),
    (
        "does kartra send SMS",
        "text messages to my contacts instead of email",
        "how do I set up SMS",
        "sms not arriving",
        "can a sequence send a text message (sms)",
    ),
    (
        "my email looks broken in Outlook",
        "outlook shows my email without images",
        "formatting is off in outlook only",
        "button looks ugly in Outlook",
    ),
    (
        "how to schedule a webinar reminder email",
        "webinar reminders",
        "remind people one hour before the webinar starts",
        "my webinar reminder has the wrong time",
    ),
    (
        "how do I change my email signature",
        "where is the signature for all emails",
        "add my postal address to the footer of my emails",
        "change the footer address",
    ),
    (
        "merge duplicate contacts",
        "same person twice in contacts, can I merge them",
        "how to merge two profiles",
    ),
    (
        "attach a pdf to an email",
        "can I send an attachment",
        "pdf attachment in a sequence email",
    ),
    ("birthday email to each contact", "send an email on somebody's birthday"),
    ("emoji in the subject line?",),
    ("font size in the editor keeps changing",),
    ("how many emails can I send per day",),
    ("undo a deleted email",),
)
"""Ways of asking the same thing, the most wanted thing first."""

OTHERS = (
    "how do I build a sequence in mailchimp",
    "activecampaign automations do not start",
    "move my list from ConvertKit",
    "mailchimp open rates",
    "is Kajabi better",
)

COMMENTS = (
    "I don't see that button",
    "My screen looks different from this",
    "Too long, where do I click?",
    "that's the opposite of what I asked",
    "tried it, still nothing",
    "",
    "",
    "",
    '=HYPERLINK("https://example.org","click")',
    "**not** my problem, see https://example.org/screens",
)
