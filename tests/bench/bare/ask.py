"""The elements of our first page."""

import streamlit as st

with st.bottom:
    st.chat_input("Describe what goes wrong, in your own words", key="question", max_chars=2_000)
with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
    st.title("What is going wrong?", anchor=False)
st.markdown("Ask in your own words. You get an answer with its source, or hear that it isn't covered. All answers are about sequences.")
for number in range(6):
    st.button(f"Why is there a play button next to sequence number {number}", key=f"choice-starter-{number}", width="stretch")
for label, icon in (("Find the cause", "account_tree"), ("Check your contacts", "contacts"), ("Browse all answers", "menu_book")):
    st.page_link("diagnose.py", label=label, icon=f":material/{icon}:")
with st.popover("What is kept", icon=":material/shield_person:", type="tertiary"):
    st.markdown("Nothing of what you do here is kept. A reload starts a chat from its beginning.")
st.html("<script data-mark='0'>{ 1 }</script>", unsafe_allow_javascript=True)
