"""What speaks for each country that those who name none may belong to: named features of (mention, country).

A feature is a name and a value, mostly 1; "g*name" is the same for one kind of actor alone (see `kind_of`). Their
weights are in country_weights.json (see setting). NONE stands for leaving the country open.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lapwing.mentions.actors.clues import STATELESS, Clue, sentence_starts
from lapwing.mentions.actors.unsaid import WORLDWIDE, speak_unsaid
from lapwing.records.context import Context
from lapwing.records.mention import ActorMention

NONE = ""
POSSESSIVES = frozenset({"his", "her", "its", "their", "own"})
NEAR, BESIDE = 8, 3  # words
_POSSESSIVE = re.compile(r"\b(his|her|its|their|own)\s+(?:[a-z-]+\s+){0,2}$", re.IGNORECASE)
_OWN_POSSESSIVE = re.compile(r"(?:.* of )?(?:his|her|its|their)\b", re.IGNORECASE)
_JOINED = re.compile(r"\s*,?\s*(?:and|or|&|,)?\s*(?:(?:the|his|her|its|their|other|several)\s+)*$", re.IGNORECASE)
_ENUMERATED = re.compile(r"\s*,?\s*(?:and|or)?\s*(?:(?:in|near|from|with|to)\s+)?(?:the\s+)?")
_APPOSED = re.compile(r",\s+(?:a|an|the|who is an?)\s+(?:[\w-]+\s+){0,4}")
_SECTORS = {"PRM": "REB", "UAF": "REB", "SPY": "MIL", "LEG": "GOV", "PTY": "OPP", "ELI": "GOV", "MED": "CVL",
            "EDU": "CVL", "AGR": "CVL", "LAB": "CVL", "REL": "CVL"}  # fmt: skip
_KINDS = frozenset({"CVL", "MIL", "REB", "GOV", "COP", "JUD", "SOC", "OPP", "CRM", "REF", "JRN", "BUS"})
_FOREIGN = frozenset({"foreign", "foreigners", "vessel", "vessels", "ship", "tanker", "tankers", "freighter"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """The clues of a document, and what is counted of them once."""

    clues: tuple[Clue, ...]
    mentions: tuple[ActorMention, ...]
    context: Context

    @property
    def countries(self) -> tuple[str, ...]:
        """Every country that is named or implied, first ones first."""
        return tuple(dict.fromkeys(clue.country for clue in self.clues if clue.country not in STATELESS))


def kind_of(mention: ActorMention) -> str:
    """Return the kind of actor that features are told apart by: a person, or a sector."""
    if mention.kind == "person":
        return "PER"
    sector = mention.sector[0] if mention.sector else ""
    sector = _SECTORS.get(sector, sector)
    return sector if sector in _KINDS else "ANY"


def options_for(mention: ActorMention, around: Surroundings) -> tuple[str, ...]:
    """Return the countries that a mention may belong to: those of the document, of namesakes, of dateline; and NONE."""
    namesakes = [c.country for c in mention.candidates if c.country and c.country not in STATELESS]
    dateline = [around.context.dateline_country] if around.context.dateline_country else []
    outlet = [around.context.outlet_country] if around.context.outlet_country and not around.countries else []
    return (NONE, *dict.fromkeys([*around.countries, *namesakes, *dateline, *outlet]))


def describe(mention: ActorMention, around: Surroundings) -> dict[str, dict[str, float]]:
    """Return the features of each option of a mention."""
    kind, found = kind_of(mention), {}
    options = options_for(mention, around)
    here = [clue for clue in around.clues if clue.sentence == mention.sentence and not _inside(clue, mention)]
    for option in options:
        plain = dict(_of_none(here, mention, options) if option == NONE else _of(option, mention, here, around))
        found[option] = plain | {f"{kind}*{name}": value for name, value in plain.items()}
    for option in WORLDWIDE:
        unsaid = dict.fromkeys(speak_unsaid(option, mention, around.mentions, around.context), 1.0)
        found[option] = found.get(option, {}) | unsaid
    return found


def word_for(country: str, mention: ActorMention, around: Surroundings) -> str:
    """Return the words nearest to a mention that name or imply a country, "" when none do."""
    ours = [clue for clue in around.clues if clue.country == country]
    ours.sort(key=lambda clue: (abs(clue.sentence - mention.sentence), abs(clue.start - mention.span.start)))
    return ours[0].text if ours else ""


def places_beside(country: str, mention: ActorMention, around: Surroundings) -> frozenset[str]:
    """Return the countries that are enumerated with a place of this one in the sentence: "in Mali and in Niger"."""
    here = [clue for clue in around.clues if clue.sentence == mention.sentence]
    ours = [clue for clue in here if clue.country == country and clue.is_place]
    named = {other for clue in ours for other in _named_with(clue, here, around.context)}
    return frozenset(named - {country})


def _inside(clue: Clue, mention: ActorMention) -> bool:
    return mention.span.start <= clue.start and clue.end <= mention.span.end


def _of_none(here: Sequence[Clue], mention: ActorMention, options: Sequence[str]) -> Iterator[tuple[str, float]]:
    yield "none", 1.0
    yield f"none, of {min(len(options) - 1, 4)} countries", 1.0
    yield f"none, of {min(len({clue.country for clue in here}), 3)} in the sentence", 1.0
    if _FOREIGN & set(mention.span.text.lower().split()):
        yield "none, by a word for strangers", 1.0


def _of(country: str, mention: ActorMention, here: Sequence[Clue], around: Surroundings) -> Iterator[tuple[str, float]]:
    ours = [clue for clue in here if clue.country == country]
    yield from _in_document(country, around)
    if ours:
        yield "in the sentence", 1.0
        if len({clue.country for clue in here}) == 1:
            yield "the only country in the sentence", 1.0
        if here[0].country == country:
            yield "the first country in the sentence", 1.0
        yield from _beside(country, mention, here, around)
        for name in dict.fromkeys(name for clue in ours for name in _of_clue(clue, mention, around.context)):
            yield name, 1.0
    elif not here:
        yield from _without_sentence(country, mention, around)
    yield from _of_others(country, mention, around)


def _in_document(country: str, around: Surroundings) -> Iterator[tuple[str, float]]:
    counts = Counter(clue.country for clue in around.clues if clue.country not in STATELESS)
    if counts[country]:
        yield "share of the document", counts[country] / sum(counts.values())
        ranked = counts.most_common(2)
        if len(counts) == 1:
            yield "the only country in the document", 1.0
        elif ranked[0][0] == country and ranked[0][1] > ranked[1][1]:
            yield "the country most named in the document", 1.0
        if around.countries[0] == country:
            yield "the first country in the document", 1.0
    if any(clue.country == country and clue.is_place for clue in around.clues):
        yield "a place in the document", 1.0
    if around.context.dateline_country == country:
        yield "the dateline's country", 1.0
    if around.context.outlet_country == country:
        yield "the outlet's country", 1.0


def _without_sentence(country: str, mention: ActorMention, around: Surroundings) -> Iterator[tuple[str, float]]:
    earlier = [clue for clue in around.clues if clue.sentence < mention.sentence and clue.country not in STATELESS]
    later = [clue for clue in around.clues if clue.sentence > mention.sentence and clue.country not in STATELESS]
    if earlier:
        last = [clue for clue in earlier if clue.sentence == earlier[-1].sentence]
        if last[0].country == country:
            yield "the first country in the sentence before", 1.0
        if any(clue.country == country for clue in last):
            yield "in the sentence before", 1.0
        if any(clue.country == country and clue.is_place for clue in last):
            yield "a place in the sentence before", 1.0
    elif later and later[0].country == country:
        yield "the first country after", 1.0


def _beside(
    country: str, mention: ActorMention, here: Sequence[Clue], around: Surroundings
) -> Iterator[tuple[str, float]]:
    before = [clue for clue in here if clue.end <= mention.span.start]
    after = [clue for clue in here if clue.start >= mention.span.end]
    if before and country in _named_with(before[-1], here, around.context):
        yield "the last country before it", 1.0
    if after and country in _named_with(after[0], here, around.context):
        yield "the next country after it", 1.0
    if before and country in _named_with(before[0], here, around.context):
        yield "the first country before it", 1.0
    if not before:
        yield "no country before it", 1.0
    nearest = min(here, key=lambda clue: max(mention.span.start - clue.end, clue.start - mention.span.end))
    if country in _named_with(nearest, here, around.context):
        yield "the nearest country", 1.0


def _named_with(clue: Clue, here: Sequence[Clue], context: Context) -> set[str]:
    """Return the country of a clue and those enumerated with it: "in Mali and in Niger" are equally near."""
    start, text = sentence_starts(context)[clue.sentence], context.sentences[clue.sentence]
    at, found = here.index(clue), {clue.country}
    for step in (-1, 1):
        i = at
        while 0 <= i + step < len(here):
            first, second = sorted((here[i], here[i + step]), key=lambda each: each.start)
            if not _ENUMERATED.fullmatch(text[first.end - start : second.start - start]):
                break
            i += step
            found.add(here[i].country)
    return found


def _of_clue(clue: Clue, mention: ActorMention, context: Context) -> Iterator[str]:
    is_before = clue.end <= mention.span.start
    side = "before" if is_before else "after"
    gap = _between(clue, mention, context)
    n_words = len(gap.split())
    sort = "place" if clue.kind in {"place", "city", "region", "capital"} else clue.kind
    apposed = not is_before and clue.kind in {"adjective", "noun"} and _APPOSED.fullmatch(gap)
    if not is_before and gap.startswith(",") and not apposed:
        yield f"{sort} after it and a comma"
        return
    yield f"{sort} {side} it"
    if n_words <= BESIDE:
        yield f"{sort} right {side} it"
    elif n_words <= NEAR:
        yield f"{sort} near {side} it"
    if clue.is_place:
        yield f"a place {side} it"
        if n_words <= BESIDE:
            yield f"a place right {side} it"
    elif clue.preposition:
        yield f"{clue.preposition} … {side} it"
        if n_words <= BESIDE and not is_before:
            yield f"{clue.preposition} … right after it"
    if apposed:
        yield "apposed"
    if ";" in gap or " but " in gap or " after " in gap or " while " in gap:
        yield f"another clause {side} it"


def _between(clue: Clue, mention: ActorMention, context: Context) -> str:
    start = sentence_starts(context)[mention.sentence]
    text = context.sentences[mention.sentence]
    if clue.end <= mention.span.start:
        return text[clue.end - start : mention.span.start - start]
    return text[mention.span.end - start : clue.start - start]


def _of_others(country: str, mention: ActorMention, around: Surroundings) -> Iterator[tuple[str, float]]:
    others = [o for o in around.mentions if o.country == country and o.mention_id != mention.mention_id]
    if any(_are_joined(mention, other, around.context) for other in others):
        yield "joined with another actor of it", 1.0
    head = _head(mention)
    if head and any(o.kind == "nominal" and _head(o) == head for o in others):
        yield "others of the same noun are", 1.0
    if mention.kind != "person" and _is_possessed(mention, around.context):
        owner = _owner(mention, around)
        if owner == country:
            yield "of the one who owns", 1.0
    scores = [c.score.value for c in mention.candidates if c.country == country]
    if scores:
        yield "a namesake's country", max(scores)
        if {c.country for c in mention.candidates} == {country}:
            yield "all namesakes' country", 1.0


def _is_possessed(mention: ActorMention, context: Context) -> bool:
    start = sentence_starts(context)[mention.sentence]
    before = context.sentences[mention.sentence][: max(0, mention.span.start - start)]
    return bool(_POSSESSIVE.search(before) or _OWN_POSSESSIVE.match(mention.span.text))


def _owner(mention: ActorMention, around: Surroundings) -> str | None:
    """Return the country of who stands last before a possessive, the sentence's own first."""
    before = [clue for clue in around.clues if clue.end <= mention.span.start and clue.country not in STATELESS]
    here = [clue for clue in before if clue.sentence == mention.sentence]
    free = [clue for clue in here if not clue.is_place] or here
    return free[0].country if free else before[-1].country if before else None


def _are_joined(mention: ActorMention, other: ActorMention, context: Context) -> bool:
    if other.sentence != mention.sentence or other.kind == "pronoun":
        return False
    start, text = sentence_starts(context)[mention.sentence], context.sentences[mention.sentence]
    first, second = sorted((mention.span, other.span), key=lambda span: span.start)
    gap = text[first.end - start : second.start - start]
    return 0 < len(gap) < 30 and bool(_JOINED.fullmatch(gap))


def _head(mention: ActorMention) -> str:
    if mention.kind != "nominal":
        return ""
    words = re.split(r"\s+(?:of|in|from|at|on|who|with)\s+", mention.span.text.lower())[0].split()
    return words[-1].removesuffix("s") if words else ""
