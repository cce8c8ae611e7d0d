"""How fields, relations and the states of facts are named and marked, wherever an event is shown."""

#: What a reader calls a field.
TITLES = {
    "event": "what", "mode": "how", "about": "about", "actor": "who", "recipient": "to whom", "date": "when",
    "place": "where", "reality": "reality", "dead": "dead", "injured": "injured", "size": "people",
    "source": "said by", "context": "context",
}  # fmt: skip
RELATIONS = {
    "part_of": "part of", "planned_as": "the plan of", "retells": "tells again", "same_series": "in one series with",
    "response_to": "in response to",
}  # fmt: skip
#: The state of what one origin tells of one field: its mark, and the words for it.
STATES = {
    "agree": ("✓", "agree"),
    "conflict": ("≠", "conflict"),
    "sole": ("1×", "only this one"),
    "claimed": ("“", "claimed by a source"),
    "judged": ("✎", "judged by a person"),
    "silent": ("–", "silent"),
}


def name_owner(owner: str) -> str:
    """Return who owns an outlet for people: of "state:NOR", which a state link gives, "the state (NOR)"."""
    return f"the state ({owner.removeprefix('state:')})" if owner.startswith("state:") else owner


def mark_of(state: str) -> str:
    """Return the mark of a state."""
    return STATES[state][0]


def name_state(state: str) -> str:
    """Return a state with its mark: "✓ agree"."""
    return " ".join(STATES[state])


def state_legend() -> str:
    """Return what each mark means, on one line."""
    return " · ".join(map(name_state, STATES))
