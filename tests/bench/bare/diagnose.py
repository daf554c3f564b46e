"""The elements of a question of our diagnosis."""

import streamlit as st

st.page_link("ask.py", label="All diagnoses", icon=":material/arrow_back:")
st.progress(0.2, text="Question 2")
st.html("<script data-mark='0'>{ 1 }</script>", unsafe_allow_javascript=True)
left, right = st.columns([2, 1])
with left:
    with st.container():
        st.title("Which icon do you see next to the sequence?", anchor=False)
        st.caption(":material/location_on: Communications, Sequences")
    st.html("<style>.st-key-choices { color: black }</style>")
    with st.container(key="choices"):
        for number in range(4):
            st.button(f"An answer that one may give, number {number}", key=f"answer-{number}", width="stretch", wrap=True)
        st.button("I'm not sure", key="unsure", icon=":material/help:", width="stretch", type="tertiary", wrap=True)
    st.caption(":material/lightbulb: It can rule out three causes at once, and takes half a minute.")
    with st.container(horizontal=True):
        st.button("Back", key="back", icon=":material/arrow_back:", type="tertiary")
        st.button("Start over", key="start-over", icon=":material/restart_alt:", type="tertiary")
with right:
    st.subheader("Your answers")
    with st.container(gap=None):
        st.markdown(":small[What happens?]  \n**Nobody gets anything**")
        st.button("Change", key="change", type="tertiary", icon=":material/edit:", help="Change: What happens?")
with st.expander("How the causes stand"), st.container():
    st.markdown("Nothing is ruled out yet.")
with st.container(), st.popover("What is kept", icon=":material/shield_person:", type="tertiary"):
    st.markdown("Nothing of what you do here is kept. A reload starts a diagnosis from the answers in the address.")
