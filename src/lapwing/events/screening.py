"""Which triggers become events at all; the others are rejected with a reason."""

from lapwing.events.confidence import Calibration
from lapwing.events.pairs import is_anaphoric
from lapwing.events.scene import Scene
from lapwing.records.base import Rejection
from lapwing.records.event import EventMention, Participant
from lapwing.records.reading import Trigger

PRONOUNS = frozenset("he she it we i you they them him her us me who nobody someone everyone everybody anyone".split())
STATEMENT_NEEDS = 0.9  # a bare verb of saying is mostly no act: below this 2 of 8 were right on a held-out fold
READ_BLOCKS = frozenset({"title", "body", "list"})


def refuse_trigger(trigger: Trigger, scene: Scene, calibration: Calibration) -> Rejection | None:
    """Return why the trigger is no event to record, None when it is one.

    Reasons: `not_body` (furniture, licence, byline, caption, dateline), `unknown_type`, `low_confidence`.
    """
    block = scene.block(trigger.span)
    if block is not None and block.kind not in READ_BLOCKS:
        return reject(trigger, scene, "not_body", f"it stands in a {block.kind} block")
    if trigger.event not in scene.codebook.types:
        return reject(trigger, scene, "unknown_type", f"the codebook has no type {trigger.event}")
    sure = trigger.probability * trigger.event_probability
    only_states = trigger.span.text.lower() in scene.lexicon.statement_words
    needed = max(calibration.threshold, STATEMENT_NEEDS) if only_states else calibration.threshold
    if sure < needed:
        detail = f"{trigger.event} with probability {sure:.2f}, below {needed:.2f}"
        return reject(trigger, scene, "low_confidence", detail)
    return None


def refuse_unpeopled(mention: EventMention, trigger: Trigger, scene: Scene) -> Rejection | None:
    """Return why a record says too little of anybody, None when somebody or some place is known, or it only repeats.

    "The two sides assessed …" of whom no country can be said is no record; "gunmen killed four in Lagos" is one.
    """
    everyone = (*mention.actor, *mention.recipient)
    if mention.same_as is not None:
        return None
    if not everyone and mention.place is None:
        detail = f"{mention.event} without anyone who takes part and without a place"
        return reject(trigger, scene, "no_participants", detail)
    if everyone and not (mention.place and mention.place.country) and all(_is_unknown(one) for one in everyone):
        words = ", ".join(f"“{one.text}”" for one in everyone)
        return reject(trigger, scene, "no_participants", f"{mention.event} with only {words}, which nothing resolves")
    return None


def _is_unknown(one: Participant) -> bool:
    return one.entity_id is None and one.country is None and (is_anaphoric(one) or one.text.lower() in PRONOUNS)


def reject(trigger: Trigger, scene: Scene, reason: str, detail: str) -> Rejection:
    """Return the rejection of a trigger, naming the document and the words."""
    words = f"“{trigger.span.text}” at {trigger.span.start}"
    return Rejection(
        stage="events",
        reason=reason,
        record_id=scene.document.document_id,
        detail=f"{words}: {detail}.",
        path=scene.document.path,
    )
