"""From what the reader saw to coded events. This file is the order of the work; each concern has a file of its own."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from lapwing.events.about import find_about
from lapwing.events.antecedents import link_antecedents
from lapwing.events.casualties import find_casualties
from lapwing.events.confidence import Calibration, confidence, features, load_calibration
from lapwing.events.contexts import find_contexts, load_context_weights
from lapwing.events.date import find_date
from lapwing.events.hosting import correct_visit
from lapwing.events.lifting import correct_lifting
from lapwing.events.merging import merge_triggers, with_clean_arguments
from lapwing.events.pairs import resolve_pairs, return_act
from lapwing.events.participants import add_context, find_participants
from lapwing.events.place import find_place
from lapwing.events.quantities import read_quantity
from lapwing.events.reality import correct_by_cue, correct_by_date
from lapwing.events.same_as import find_repeated, take_from
from lapwing.events.scene import Scene, best_argument, without_unsure
from lapwing.events.screening import refuse_trigger, refuse_unpeopled, reject
from lapwing.events.source import find_source
from lapwing.events.subject import Subject, add_subject, find_subject
from lapwing.knowledge.codebook import Codebook
from lapwing.knowledge.lexicon import Lexicon, load_lexicon
from lapwing.records.base import Rejection
from lapwing.records.document import Document
from lapwing.records.event import EventMention, Quantity
from lapwing.records.ids import hash_id
from lapwing.records.mention import Mentions
from lapwing.records.quote import Quote
from lapwing.records.reading import Reading, Role, Trigger

CASUALTY_TYPES = frozenset({"ASSAULT", "PROTEST", "COERCE", "MOBILIZE", "RETREAT"})


def code_events(
    document: Document,
    reading: Reading,
    mentions: Mentions,
    quotes: Sequence[Quote],
    codebook: Codebook,
    *,
    lexicon: Lexicon | None = None,
    calibration: Calibration | None = None,
) -> Iterator[EventMention | Rejection]:
    """Code the events that one document tells, in text order; what does not become an event is a rejection.

    Args:
        document: the document, dated if it can be.
        reading: the reader's triggers with their arguments.
        mentions: the grounded actors, places and times.
        quotes: who said what.
        codebook: types, modes, scores, CAMEO.
        lexicon: word lists; those that ship when left out.
        calibration: threshold and weights of the confidence; those that ship when left out.

    Yields:
        First the rejections of refused triggers, then the event mentions, with the rejections of triggers that were
        merged or in which nobody takes part. The result depends on the arguments alone. `mention_id` =
        hash(content_id, trigger span, codebook version).
    """
    words = lexicon or load_lexicon()
    scene = Scene(
        document=document,
        reading=reading,
        mentions=link_antecedents(mentions, document, reading, tuple(quotes), words),
        quotes=tuple(quotes),
        codebook=codebook,
        lexicon=words,
    )
    weights = calibration or load_calibration()
    kept: list[Trigger] = []
    for trigger in reading.triggers:
        refusal = refuse_trigger(trigger, scene, weights)
        if refusal is not None:
            yield refusal
        else:
            whole = with_clean_arguments(trigger, reading, document.text)
            kept.append(correct_visit(correct_lifting(whole, scene), scene))
    earlier: list[EventMention] = []
    for trigger, absorbed in merge_triggers(kept, scene):
        for other in absorbed:
            yield reject(
                other, scene, "same_act", f"it names the same act as “{trigger.span.text}” at {trigger.span.start}"
            )
        sure = without_unsure(trigger)
        mention = code_trigger(sure, scene, earlier, weights)
        nobody = refuse_unpeopled(mention, trigger, scene)
        if nobody is not None:
            subject = find_subject(sure, scene)
            mention = code_trigger(sure, scene, earlier, weights, subject=subject) if subject else mention
            nobody = refuse_unpeopled(mention, trigger, scene)
        if nobody is not None and sure != trigger:
            mention = code_trigger(trigger, scene, earlier, weights)
            nobody = refuse_unpeopled(mention, trigger, scene)
        if nobody is not None:
            yield nobody
            continue
        earlier.append(mention)
        yield mention


def code_trigger(
    trigger: Trigger,
    scene: Scene,
    earlier: Sequence[EventMention],
    weights: Calibration,
    *,
    subject: Subject | None = None,
) -> EventMention:
    """Return the record of one trigger; `earlier` are the document's records before it.

    A `subject` is the only one who takes part: it is asked for where the rest resolves nobody.
    """
    trigger = replace(trigger, reality=correct_by_cue(trigger, scene))
    place = find_place(trigger, scene, earlier)
    date = find_date(trigger, scene, earlier)
    sides = subject.sides if subject else add_subject(find_participants(trigger, scene), trigger, scene)
    named_actors, named_recipients = sides
    named_actors = resolve_pairs(named_actors, trigger, scene, earlier)
    named_recipients = return_act(named_actors, resolve_pairs(named_recipients, trigger, scene, earlier))
    actor = add_context(named_actors, trigger, scene, place)
    recipient = add_context(named_recipients, trigger, scene, place)
    mode = scene.codebook.modes(trigger.event, [code for code, _ in trigger.mode])
    context = find_contexts(trigger, mode, scene, load_context_weights())
    about = find_about(trigger, scene)
    dead, injured = _casualties(trigger, scene)
    everyone = (*actor, *recipient)
    values = features(
        trigger,
        no_actor=not actor,
        ungrounded=_share([one.entity_id is None and one.country is None for one in everyone]),
        inherited=_share(
            [*(one.inherited for one in everyone), bool(place and place.inherited), date.basis == "narrative"]
        ),
    )
    document = scene.document
    mention = EventMention(
        mention_id=hash_id(document.content_id, trigger.span.start, trigger.span.end, scene.codebook.version),
        report_id=document.report_id,
        document_id=document.document_id,
        event=trigger.event,
        mode=mode,
        about=about,
        context=context,
        quad_code=scene.codebook.quad(trigger.event),
        event_scale=scene.codebook.event_scale(trigger.event, mode),
        cameo=scene.codebook.cameo(trigger.event, mode, context, about, trigger.span.text),
        date=date,
        actor=actor,
        recipient=recipient,
        place=place,
        reality=correct_by_date(trigger.reality, trigger.event, date, scene),
        source=find_source(trigger, scene, actor),
        trigger=trigger.span,
        sentence=scene.sentence(trigger).span,
        dead=dead,
        injured=injured,
        size=_number(trigger, "size", scene),
        confidence=confidence(values, weights),
    )
    told = find_repeated(mention, scene, earlier)
    return take_from(mention, told) if told else mention


def _casualties(trigger: Trigger, scene: Scene) -> tuple[Quantity | None, Quantity | None]:
    """Return the dead and the injured: the number beside a word for death or injury; else what the reader linked,
    unless it counts the others.
    """
    if trigger.event not in CASUALTY_TYPES:
        return None, None
    dead, injured = find_casualties(trigger, scene)
    return _harmed(trigger, "dead", dead, injured, scene), _harmed(trigger, "injured", injured, dead, scene)


def _harmed(
    trigger: Trigger, role: Role, mine: Quantity | None, other: Quantity | None, scene: Scene
) -> Quantity | None:
    linked = best_argument(trigger, role)
    if mine is not None and (trigger.event == "ASSAULT" or linked):
        return mine
    if linked is None or (other is not None and linked.span.start < other.end and other.start < linked.span.end):
        return None
    return read_quantity(linked.span, scene.document.text)


def _number(trigger: Trigger, role: Role, scene: Scene) -> Quantity | None:
    found = best_argument(trigger, role)
    return read_quantity(found.span, scene.document.text) if found else None


def _share(flags: Sequence[bool]) -> float:
    return sum(flags) / len(flags) if flags else 0.0
