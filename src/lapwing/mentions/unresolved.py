"""What the texts name and the knowledge does not have, ranked by how much hangs on it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field

from lapwing.knowledge.name_keys import fold_words
from lapwing.records.base import Span
from lapwing.records.coded import CitedMention
from lapwing.records.document import Document
from lapwing.records.mention import ActorMention, Mentions, PlaceMention
from lapwing.records.unresolved import Unresolved

NAMED = frozenset({"person", "organisation", "group"})
PLACE = "place"
_BESIDE = 60  # characters of the example on each side of the name


@dataclass(slots=True)
class _Group:
    mentions: list[tuple[Document, ActorMention | PlaceMention]] = field(default_factory=list)
    events: set[str] = field(default_factory=set)


_Key = tuple[str, str, str]  # kind, folded name, country


def find_unresolved(
    documents: Iterable[tuple[Document, Mentions]], cited: Iterable[CitedMention], known_ids: Set[str]
) -> tuple[Unresolved, ...]:
    """Return the names without an entity: those with most events first, then with most documents, then by name.

    Args:
        documents: every document with what it names.
        cited: the event mentions of those documents.
        known_ids: local ids that the user's own knowledge has: they are resolved.
    """
    groups: dict[_Key, _Group] = defaultdict(_Group)
    spans: dict[str, dict[tuple[int, int], _Key]] = defaultdict(dict)
    coded_as: dict[str, _Key] = {}
    for document, mentions in documents:
        named: tuple[ActorMention | PlaceMention, ...] = (*mentions.actors, *mentions.places)
        for mention in named:
            key = _key_of(mention, known_ids)
            if key:
                groups[key].mentions.append((document, mention))
                spans[document.report_id][mention.span.start, mention.span.end] = key
                if isinstance(mention, ActorMention) and mention.entity_id:
                    coded_as.setdefault(mention.entity_id, key)
    for each in cited:
        event_id = each.event_id or each.mention.mention_id
        for key in _keys_in(each, spans[each.mention.report_id], coded_as):
            groups[key].events.add(event_id)
    found = [_describe(group) for group in _joined(groups) if group.mentions]
    return tuple(sorted(found, key=lambda each: (-each.n_events, -each.n_documents, each.name, each.country or "")))


def _key_of(mention: ActorMention | PlaceMention, known_ids: Set[str]) -> _Key | None:
    if isinstance(mention, PlaceMention):
        nowhere = not mention.candidates and mention.latitude is None and mention.geonames_id is None
        return (PLACE, _folded(mention.name), "") if nowhere and mention.name[:1].isupper() else None
    if mention.kind not in NAMED or not mention.name[:1].isupper():
        return None
    is_open = mention.entity_id is None and mention.antecedent is None
    is_strange = mention.entity_id is not None and _is_local(mention.entity_id) and mention.entity_id not in known_ids
    return (mention.kind, _folded(mention.name), mention.country or "") if is_open or is_strange else None


def _joined(groups: Mapping[_Key, _Group]) -> Iterator[_Group]:
    """Yield the groups, those without a country joined to the one of their name, if there is just one."""
    homes: dict[tuple[str, str], list[_Group]] = defaultdict(list)
    for (kind, name, country), group in groups.items():
        if country:
            homes[kind, name].append(group)
    for (kind, name, country), group in groups.items():
        if not country and len(homes[kind, name]) == 1:
            homes[kind, name][0].mentions += group.mentions
            homes[kind, name][0].events |= group.events
    yield from (group for key, group in groups.items() if key[2] or len(homes[key[:2]]) != 1)


def _is_local(entity_id: str) -> bool:
    return entity_id.startswith("local:")


def _folded(name: str) -> str:
    return " ".join(fold_words(name))


def _keys_in(
    cited: CitedMention, spans: Mapping[tuple[int, int], _Key], coded_as: Mapping[str, _Key]
) -> Iterator[_Key]:
    mention = cited.mention
    for participant in (*mention.actor, *mention.recipient, *((mention.source,) if mention.source else ())):
        key = spans.get((participant.start, participant.end)) or coded_as.get(participant.entity_id or "")
        if key:
            yield key
    if mention.place and (key := spans.get((mention.place.start, mention.place.end))):
        yield key


def _describe(group: _Group) -> Unresolved:
    """Describe a group by its fullest mention: the longest name, then the surest, of equals the first."""
    document, best = max(group.mentions, key=lambda pair: (len(pair[1].name), pair[1].score.value))
    actor = best if isinstance(best, ActorMention) else None
    return Unresolved(
        name=" ".join(best.name.split()),
        kind=actor.kind if actor else PLACE,
        country=next((mention.country for _, mention in group.mentions if mention.country), None),
        sector=actor.sector if actor else (),
        local_id=actor.entity_id or "" if actor else "",
        n_events=len(group.events),
        n_documents=len({each.report_id for each, _ in group.mentions}),
        n_mentions=len(group.mentions),
        example=_example(document, best.span),
        path=document.path,
        perhaps=best.candidates,
    )


def _example(document: Document, span: Span) -> str:
    start, end = max(0, span.start - _BESIDE), span.end + _BESIDE
    return " ".join(document.text[start:end].split())
