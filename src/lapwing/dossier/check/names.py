"""Names in a text, and whether one name is another's: countries by their terms, others by their words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from lapwing.dossier.check.vocabulary import INSTITUTIONS, MONTHS, ROLES, THINGS, TITLES, WEEKDAYS, family_of
from lapwing.dossier.check.words import Word
from lapwing.dossier.passages import Passage
from lapwing.knowledge.actors import ActorIndex
from lapwing.knowledge.name_keys import PARTICLES, fold_words, name_key
from lapwing.records.mention import ActorMention

_ALIKE = 0.72  # letters of two spellings that have one consonant key
_OPENERS = frozenset(
    "the a an in on at after before according dead injured planned possible people it he she they his her its for "
    "from with as while when following amid during and but both two three four five six seven eight nine ten "
    "eleven twelve dozens hundreds thousands several some many no not never there this that these those up more "
    "least about over nearly fewer reported by one who what meanwhile size monday earlier later".split()
)


@dataclass(frozen=True, slots=True)
class Name:
    """A name or a role in a text. `country`: where its words are a country's; `ids`: what it is known to stand for."""

    start: int
    end: int
    text: str
    country: str | None = None
    kind: str = "name"
    words: tuple[str, ...] = ()
    ids: frozenset[str] = frozenset()
    given: str | None = None  # what a reading of the passage took it for


def find_names(text: str, words: Sequence[Word], known: ActorIndex) -> tuple[Name, ...]:
    """Return names of countries, other capitalised names and role nouns, in text order, none inside another."""
    folded = [" ".join(fold_words(word.text)) or word.low for word in words]
    surface = [word.text for word in words]
    found: list[Name] = []
    at = 0
    while at < len(words):
        taken = (
            _known_body(text, words, folded, surface, at, known)
            or _country(text, words, folded, surface, at, known)
            or _proper(text, words, at, known)
        )
        if taken is None:
            following = words[at + 1].low if at + 1 < len(words) else ""
            if words[at].low in ROLES and following not in THINGS:
                found.append(
                    Name(words[at].start, words[at].end, words[at].text, kind="role", words=(_singular(words[at].low),))
                )
            at += 1
            continue
        length, name = taken
        found.append(name)
        at += length
    return tuple(found)


def _known_body(
    text: str, words: Sequence[Word], folded: Sequence[str], surface: Sequence[str], at: int, known: ActorIndex
) -> tuple[int, Name] | None:
    """Return a known organisation of several words, or an acronym of one."""
    if words[at].is_mark or not surface[at][:1].isupper():
        return None
    hit = known.match_organisation(folded, at, surface)
    if hit is None or (hit[0] == 1 and not surface[at].isupper()):
        return None
    length, body = hit
    if any(word.is_mark for word in words[at : at + length]):
        return None
    start, end = words[at].start, words[at + length - 1].end
    return length, Name(start, end, text[start:end], words=fold_words(text[start:end]), ids=frozenset({body.entity_id}))


def _country(
    text: str, words: Sequence[Word], folded: Sequence[str], surface: Sequence[str], at: int, known: ActorIndex
) -> tuple[int, Name] | None:
    if words[at].is_mark:
        return None
    hit = known.countries.match(folded, at, surface)
    if hit is None or any(word.is_mark for word in words[at : at + hit[0]]):
        return None
    length, term = hit
    if not surface[at][:1].isupper():
        return None
    start, end = words[at].start, words[at + length - 1].end
    following = words[at + length] if at + length < len(words) else None
    if (
        term.kind not in ("adjective", "noun", "metonym")
        and following
        and _is_proper(following, None)
        and not words[at + length - 1].is_owner
    ):
        return None  # the head of a longer name: "Georgia Meloni", "Kuwait City"
    return length, Name(
        start, end, text[start:end], country=term.country, kind=term.kind, words=tuple(fold_words(text[start:end]))
    )


def _proper(text: str, words: Sequence[Word], at: int, known: ActorIndex) -> tuple[int, Name] | None:
    first = words[at]
    if not _is_proper(first, words[at - 1] if at else None):
        return None
    beyond = words[at + 1] if at + 1 < len(words) else None
    opens = at == 0 or words[at - 1].is_mark
    if opens and family_of(first.low) and not first.text.isupper() and not (beyond and _is_proper(beyond, first)):
        return None  # a sentence that begins with its act: "Talks between …"
    last = at
    while last + 1 < len(words) and not words[last].is_owner:
        following = words[last + 1]
        beyond = words[last + 2] if last + 2 < len(words) else None
        if _is_proper(following, words[last]):
            last += 1
        elif following.low in PARTICLES and not following.is_mark and beyond and _is_proper(beyond, following):
            last += 2
        else:
            break
    start, end = first.start, words[last].end
    name_words = tuple(word for word in fold_words(text[start:end]) if word not in TITLES and word not in PARTICLES)
    if not name_words:
        return (last - at + 1, Name(start, end, text[start:end], kind="role", words=(_singular(words[last].low),)))
    return last - at + 1, Name(start, end, text[start:end], words=name_words, ids=_organisation(text[start:end], known))


def _is_proper(word: Word, previous: Word | None) -> bool:
    if word.is_mark or not word.text[:1].isupper() or word.low in MONTHS or word.low in WEEKDAYS:
        return False
    opens = previous is None or previous.text in {"“", '"', ":"}
    return not (opens and word.low in _OPENERS)


def _organisation(name: str, known: ActorIndex) -> frozenset[str]:
    found = known.organisation(" ".join(fold_words(name)))
    return frozenset({found.entity_id}) if found else frozenset()


def names_of(passage: Passage, words: Sequence[Word], known: ActorIndex) -> tuple[Name, ...]:
    """Return the names in a passage, and what its reading took names and pronouns for."""
    found = find_names(passage.text, words, known)
    return (*found, *_countries_inside(found, known), *_read(passage, known))


def _countries_inside(names: Sequence[Name], known: ActorIndex) -> Iterator[Name]:
    """Yield the countries that the names of institutions and of borders begin with: "UAE Foreign Ministry"."""
    for name in names:
        if name.country or name.kind != "name":
            continue
        parts = name.text.replace("–", "-").split("-") if "-" in name.text or "–" in name.text else [name.text]
        if len(parts) == 1 and not INSTITUTIONS & set(name.text.lower().split()[1:]):
            continue
        for part in parts:
            surface = part.split()
            hit = (
                known.countries.match([" ".join(fold_words(word)) for word in surface], 0, surface) if surface else None
            )
            if hit:
                yield Name(
                    name.start, name.end, part, country=hit[1].country, kind=hit[1].kind, words=tuple(fold_words(part))
                )


def _read(passage: Passage, known: ActorIndex) -> Iterator[Name]:
    for each in passage.names:
        start = each.span.start - passage.start
        if not 0 <= start < len(passage.text) or not (each.canonical or each.entity_id):
            continue
        canonical = each.canonical or each.name
        if not _may_stand_for(each, canonical, known):
            continue
        person = known.person_with_id(each.entity_id) if each.entity_id else None
        for label in dict.fromkeys((canonical, *(person.names if person else ()))):
            name_words = tuple(word for word in fold_words(label) if word not in PARTICLES)
            ids = frozenset({each.entity_id} if each.entity_id else ())
            country = each.country if each.kind == "country" else None
            yield Name(start, start + len(each.span.text), each.span.text, country, "read", name_words, ids, label)


def _may_stand_for(mention: ActorMention, canonical: str, known: ActorIndex) -> bool:
    """Whether a reading is to be believed: a full name shares its family name; a people is not its state."""
    surface = mention.span.text.split()
    if mention.kind == "person" and fold_words(mention.name):
        person = known.person_with_id(mention.entity_id) if mention.entity_id else None
        last = {fold_words(label)[-1] for label in (canonical, *(person.names if person else ())) if fold_words(label)}
        return any(_alike(word, name) for word in fold_words(mention.name) for name in last)
    hit = known.countries.match([" ".join(fold_words(word)) for word in surface], 0, surface) if surface else None
    return not (mention.kind == "country" and hit and hit[0] == len(surface) and hit[1].kind == "noun")


def supports(told: Name, claimed: Name) -> bool:
    """Whether the name in the passage stands for the name in the sentence, or for a part of what bears it."""
    if claimed.ids & told.ids:
        return True
    if claimed.country and claimed.kind not in ("capital", "city", "region"):
        kinds = {claimed.kind, told.kind}
        a_people_for_a_state = len(kinds) == 2 and "noun" in kinds and "adjective" not in kinds
        return told.country == claimed.country and not a_people_for_a_state
    if claimed.kind == "role" and told.kind == "name":
        # "the Queen", who is named as "Queen Margrethe"; "police", as "Border Police"
        return claimed.words[-1] in {_singular(word) for word in told.text.lower().split()}
    if claimed.kind == "role" or told.kind == "role":
        return claimed.words[-1:] == tuple(_singular(word) for word in told.words[-1:])
    if claimed.country:
        return told.words == claimed.words
    return _words_support(told.words, claimed.words)


def _words_support(told: tuple[str, ...], claimed: tuple[str, ...]) -> bool:
    """Every word of the shorter name is in the longer one, and the last word of the claimed one (a family name) too."""
    if not told or not claimed:
        return False
    if len(claimed) > 1 and len(told) == 1 and not _alike(told[0], claimed[-1]):
        return False
    shorter, longer = sorted((told, claimed), key=len)
    if not any(_alike(claimed[-1], word) for word in told) and len(claimed) <= len(told):
        return False
    return all(any(_alike(word, other) for other in longer) for word in shorter)


def _alike(one: str, other: str) -> bool:
    if one == other or one in (f"{other}s", f"{other}es") or other in (f"{one}s", f"{one}es"):
        return True
    if min(len(one), len(other)) == 1:
        return one[0] == other[0]
    return len(one) > 2 and name_key(one) == name_key(other) and Indel.normalized_similarity(one, other) >= _ALIKE


def _singular(word: str) -> str:
    word = word.replace("testor", "tester")
    if word.endswith("men"):
        return word[:-3] + "man"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
