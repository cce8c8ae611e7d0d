"""Which triggers become events at all; the others are rejected with a reason."""

from lapwing.events.confidence import Calibration
from lapwing.events.scene import Scene
from lapwing.records.base import Rejection
from lapwing.records.reading import Trigger

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
    if sure < calibration.threshold:
        detail = f"{trigger.event} with probability {sure:.2f}, below {calibration.threshold:.2f}"
        return reject(trigger, scene, "low_confidence", detail)
    return None


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
