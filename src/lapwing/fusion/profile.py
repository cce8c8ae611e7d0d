"""What fusion compares: one profile for each event that a document tells, its repeated mentions folded in."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from math import sqrt

from lapwing.fusion.acts import kinds_of
from lapwing.fusion.lemmas import content_lemmas, lemma, words
from lapwing.fusion.rarity import rarity
from lapwing.fusion.stories import Stories, Vector
from lapwing.records.document import Document
from lapwing.records.event import EventDate, EventMention, EventPlace, Participant, Quantity
from lapwing.records.reading import Reality

_LEAD_CHARACTERS = 400
_ORGANISATION_WORDS = frozenset(
    """administration agency alliance armies army assembly association authority bank board brigade bureau cabinet
    campaign center centre coalition command commission committee company congress conservatives corporation
    corps council court delegation democrats department division embassy force forces front government group
    guard guards house institute jihad judiciary lawmakers league militia ministry mission movement navy office
    organisation organization parliament party police regime republicans senate service services state taliban
    team tribunal troops union united university""".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """One event as one content tells it: the mentions that repeat each other there, and what they say together.

    `key` is the smallest mention_id. `days` are the ordinals of the event's first and last possible day, `firm`
    whether they are its own: stated with it, not carried over nor only the report's. `people` are the persons that
    its own sentence names, by country, `described` those known through a description or a pronoun. `entities` are
    all grounded participants but countries, `full_names` the family names of persons that are named but not known,
    `doers` the known persons that its own sentence has act, `targets` those that it is done to, `acting` and
    `acted_on` all participants of a side, grounded or by their names, `accusers` the countries of the sources that
    say it, and `n_parties` how many participants there are. `acts` are
    the kinds of act that the trigger names. `countries` are those of both sides, `everyone` the persons by country,
    named or described. `tellings` are the report_ids and `copies` their groups of near copies, `stories` what their
    reports are part of, `opening` the weighted words that its report opens with. `vector` is the weighted content of
    the sentences beyond who, where and the trigger, of length one.
    """

    key: str
    mentions: tuple[EventMention, ...]
    event: str
    mode: frozenset[str]
    about: str | None
    reality: Reality
    entities: frozenset[str]
    people: Mapping[str, frozenset[str]]
    described: Mapping[str, frozenset[str]]
    actors: frozenset[str]
    recipients: frozenset[str]
    names: frozenset[str]
    full_names: frozenset[str]
    doers: frozenset[str]
    targets: frozenset[str]
    acting: frozenset[str]
    acted_on: frozenset[str]
    accusers: frozenset[str]
    n_parties: int
    days: tuple[int, int] | None
    firm: bool
    published: tuple[int, int] | None
    place: EventPlace | None
    dead: Quantity | None
    injured: Quantity | None
    size: Quantity | None
    trigger: str
    acts: frozenset[str]
    vector: Mapping[str, float]
    tellings: frozenset[str]
    copies: frozenset[str]
    stories: frozenset[str]
    opening: Vector
    document: str
    start: int
    sentences: frozenset[tuple[int, int]]
    in_title: bool
    in_lead: bool
    countries: frozenset[str] = field(init=False)
    everyone: Mapping[str, frozenset[str]] = field(init=False)

    def __post_init__(self) -> None:
        """Join what every comparison asks for: a profile is compared with dozens of others."""
        nobody: frozenset[str] = frozenset()
        both = {
            country: self.people.get(country, nobody) | self.described.get(country, nobody)
            for country in sorted(self.people.keys() | self.described.keys())
        }
        object.__setattr__(self, "countries", self.actors | self.recipients)
        object.__setattr__(self, "everyone", both)


def day_bounds(when: EventDate) -> tuple[int, int] | None:
    """Return the first and last day of an event as ordinals, or None where either bound is unknown or malformed."""
    try:
        if when.date_min and when.date_max:
            return date.fromisoformat(when.date_min).toordinal(), date.fromisoformat(when.date_max).toordinal()
    except ValueError:
        return None
    return None


def is_specific(participant: Participant) -> bool:
    """Whether the participant is grounded to something other than a whole country."""
    return participant.entity_id is not None and not participant.entity_id.startswith("country:")


def is_person(participant: Participant) -> bool:
    """Whether a grounded participant reads as a person: neither known as a body nor named like one ("FBI")."""
    is_body = (participant.entity_id or "").startswith("org:") or participant.name.isupper()
    return is_specific(participant) and not is_body and not _ORGANISATION_WORDS.intersection(words(participant.name))


def _is_full_name(participant: Participant) -> bool:
    """Whether the words are two to four capitalised ones, none of which a body carries."""
    parts = participant.text.split()
    is_name = 2 <= len(parts) <= 4 and all(part[:1].isupper() and not part.isupper() for part in parts)
    return is_name and not _ORGANISATION_WORDS.intersection(words(participant.text))


def name_key(participant: Participant) -> str:
    """Return the last long word of a participant's name, transliterated: a surname, or the head of a phrase."""
    parts = [word for word in words(participant.name or participant.text) if len(word) > 2]
    return parts[-1] if parts else ""


class ProfileBuilder:
    """Makes profiles of one run; holds what they share: documents, groups of copies, rarity of words."""

    def __init__(self, documents: Sequence[Document], copies: Mapping[str, str], mentions: Iterable[EventMention]):
        told = list(mentions)
        self._documents = {document.report_id: document for document in documents}
        self._copies = copies
        self._stories = Stories(documents)
        self._lemmas = {mention.mention_id: content_lemmas(mention.sentence.text) for mention in told}
        self._rarity = rarity(self._lemmas.values())
        self._homes = _homes(told)

    def build(self, mentions: Sequence[EventMention], reports: frozenset[str]) -> Profile:
        """Return the profile of `mentions`, which repeat each other in one content carried by `reports`."""
        told = sorted(mentions, key=lambda mention: (mention.trigger.start, mention.mention_id))
        head = told[0]
        sides = [participant for mention in told for participant in (*mention.actor, *mention.recipient)]
        dated = _most_precise_date(told)
        document = self._documents.get(head.report_id)
        title_end = document.title.end if document and document.title else 0
        return Profile(
            key=min(mention.mention_id for mention in told),
            mentions=tuple(told),
            event=head.event,
            mode=frozenset(code for mention in told if mention.event == head.event for code in mention.mode),
            about=head.about,
            reality=head.reality,
            entities=frozenset(p.entity_id for p in sides if p.entity_id and is_specific(p)),
            people=_people(one for one in sides if _is_named(one, told)),
            described=_people(one for one in sides if not _is_named(one, told)),
            actors=_countries(mention.actor for mention in told),
            recipients=_countries(mention.recipient for mention in told),
            names=frozenset(key for p in sides if p.entity_id is None and (key := name_key(p))),
            full_names=frozenset(name_key(p) for p in sides if p.entity_id is None and _is_full_name(p)),
            doers=frozenset(
                p.entity_id for m in told for p in m.actor if p.entity_id and is_person(p) and _is_named(p, told)
            ),
            targets=frozenset(p.entity_id for m in told for p in m.recipient if p.entity_id and is_person(p)),
            acting=_parties(mention.actor for mention in told),
            acted_on=_parties(mention.recipient for mention in told),
            accusers=frozenset(
                country for m in told if m.source and (country := self._homes.get(m.source.entity_id or ""))
            ),
            n_parties=len({p.entity_id or name_key(p) for p in sides}),
            days=day_bounds(dated),
            firm=is_stated(dated),
            published=_published(reports, self._documents),
            place=_best_place(told),
            dead=next((mention.dead for mention in told if mention.dead), None),
            injured=next((mention.injured for mention in told if mention.injured), None),
            size=next((mention.size for mention in told if mention.size), None),
            trigger=_trigger_lemma(head),
            acts=kinds_of(head.trigger.text),
            vector=self._vector(told),
            tellings=reports,
            copies=frozenset(self._copies.get(report, report) for report in reports),
            stories=frozenset(map(self._stories.of, reports)),
            opening=self._stories.opening(head.report_id),
            document=head.report_id,
            start=head.trigger.start,
            sentences=frozenset((mention.sentence.start, mention.sentence.end) for mention in told),
            in_title=head.trigger.start < title_end,
            in_lead=head.trigger.start < title_end + _LEAD_CHARACTERS,
        )

    def _vector(self, told: Sequence[EventMention]) -> dict[str, float]:
        lemmas = {one for mention in told for one in self._lemmas[mention.mention_id]} - _compared_elsewhere(told)
        weights = {one: self._rarity.get(one, 1.0) for one in sorted(lemmas)}
        norm = sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        return {one: weight / norm for one, weight in weights.items()}


def _compared_elsewhere(told: Sequence[EventMention]) -> set[str]:
    """The words of grounded participants, of grounded places and of triggers with a type: not to be counted twice."""
    texts = [one.text for mention in told for one in (*mention.actor, *mention.recipient) if one.entity_id]
    texts += [mention.place.text for mention in told if mention.place and mention.place.geonames_id]
    texts += [mention.trigger.text for mention in told if mention.event]
    return {one for text in texts for one in content_lemmas(text)}


def _homes(mentions: Iterable[EventMention]) -> dict[str, str]:
    """Return the country of each participant of a run that is known: what a source is called tells none."""
    people = (one for mention in mentions for one in (*mention.actor, *mention.recipient))
    return {one.entity_id: one.country for one in people if one.entity_id and one.country}


def _people(participants: Iterable[Participant]) -> dict[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for one in participants:
        if one.entity_id and one.country and is_person(one):
            found[one.country].add(one.entity_id)
    return {country: frozenset(found[country]) for country in sorted(found)}


def _is_named(one: Participant, told: Sequence[EventMention]) -> bool:
    """Whether the participant stands at the event, or its surname in the sentence that tells it."""
    return not one.inherited or any(name_key(one) in words(mention.sentence.text) for mention in told)


def _parties(sides: Iterable[Sequence[Participant]]) -> frozenset[str]:
    return frozenset(key for side in sides for one in side if (key := one.entity_id or name_key(one)))


def _countries(sides: Iterable[Sequence[Participant]]) -> frozenset[str]:
    """The countries that take part; "two countries" (INT, grounded to nobody) says nothing of which."""
    known = (one for side in sides for one in side if one.country != "INT" or one.entity_id)
    return frozenset(one.country for one in known if one.country)


def is_stated(when: EventDate) -> bool:
    """Whether the day is told with the event; without words of its own it is only the day of the report."""
    return when.basis == "calendar" or (when.basis in ("published", "dateline") and when.text is not None)


def _most_precise_date(told: Sequence[EventMention]) -> EventDate:
    def width(when: EventDate) -> int:
        bounds = day_bounds(when)
        return bounds[1] - bounds[0] if bounds else 10**7

    return min((mention.date for mention in told), key=width)


def _best_place(told: Sequence[EventMention]) -> EventPlace | None:
    places = [mention.place for mention in told if mention.place]
    return min(places, key=lambda place: place.inherited) if places else None


def _published(reports: frozenset[str], documents: Mapping[str, Document]) -> tuple[int, int] | None:
    known = [documents[report].published for report in sorted(reports) if report in documents]
    bounds = [
        (date.fromisoformat(one.date_min).toordinal(), date.fromisoformat(one.date_max).toordinal())
        for one in known
        if one.date_min and one.date_max
    ]
    return min(bounds) if bounds else None


def _trigger_lemma(mention: EventMention) -> str:
    lemmas = content_lemmas(mention.trigger.text) or tuple(map(lemma, words(mention.trigger.text)))
    return max(lemmas, key=lambda one: (len(one), one)) if lemmas else ""
