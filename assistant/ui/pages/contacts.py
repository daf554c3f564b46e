"""Contacts: from an export to a clean list. Files in, findings and files to act on out; nothing is kept."""

from datetime import datetime

import streamlit as st

from assistant.leads.model import Review
from assistant.ui import contact_files, contact_review, navigation, resources, state
from assistant.ui.contact_files import Batch
from assistant.ui.state import Checked

PRIVACY = (
    ":material/lock: Files are read in this server's memory and stay there until you take them away or click *Forget these files*, or else "
    "until some minutes after you close the page. Nothing of them is stored or logged, and no address ever stands in a link."
)
HOW = """1. In Kartra open **Contacts > All contacts > Advanced filters**, filter by one status, tick all, and click the download icon.
2. Do so for each of Blocklisted, Unsubscribed and Subscribed: the export doesn't carry the status.
3. Drop the files above. A list of buyers or members, if you have one, says whom to keep."""
EXPORTING = "export-contacts"

assistant = resources.assistant()


def draw_empty() -> None:
    """What to bring, before anything was brought."""
    st.header("How to get the files", anchor=False)
    st.markdown(HOW)
    if EXPORTING in assistant.library.entries:
        navigation.link("browse", "More on exporting contacts", ":material/menu_book:", entry=EXPORTING)


def check(batch: Batch) -> Checked:
    """The check of these files, made once while they and their settings stay the same."""
    if made := state.checked(batch.key):
        return made
    bar = st.progress(0.0, text="Checking the contacts …")
    review = assistant.check_contacts(batch.uploads, batch.keep, lambda done: bar.progress(done, text="Checking the contacts …"))
    made = (review, assistant.contacts_outputs(review, datetime.now().astimezone().date()))
    state.note_checked(batch.key, made)
    bar.empty()
    return made


def draw_advice(review: Review) -> None:
    """What the files cannot tell."""
    if review.advice:
        with st.container(border=True, key="advice"):
            st.markdown("**To know more**\n\n" + "\n".join(f"- {sentence}" for sentence in review.advice))


st.title("Check your contacts", anchor=False)
st.markdown("Drop in a contacts export. You get a finding for each person that needs one, and the files for the monthly review.")
st.caption(PRIVACY)
batch = contact_files.choose(assistant)
if batch is None:
    draw_empty()
else:
    review, outputs = check(batch)
    contact_review.draw_files(review.files)
    if review.rows:
        contact_review.draw_summary(review)
        draw_advice(review)
    if review.findings:
        st.header("What to do", anchor=False)
        contact_review.draw_actions(review, outputs)
        st.header("Findings", anchor=False)
        contact_review.draw_table(assistant, review.findings)
    elif review.rows:
        st.success("Nothing to do: no finding in these contacts.", icon=":material/task_alt:")
