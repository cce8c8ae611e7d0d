"""Reading a noun phrase that may be an actor: its country words, organisations, role nouns, office, name and head.

This is a look-up of known words inside the phrase, longest first, not a parse: the head is what stands before the first
preposition, comma or relative word outside a known phrase ("court in Lima", "members of Hamas").
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lapwing.knowledge.actors import ActorIndex, Organisation, sector_of_office
from lapwing.knowledge.countries import CountryTerm
from lapwing.knowledge.name_keys import fold_words
from lapwing.mentions.actors.vocabulary import (
    ARMY_WORDS,
    ASIDES,
    BOUNDARY,
    FACING,
    FORMER,
    GENERIC_HEADS,
    MANY_STATES,
    OPPOSED,
    ORGANISATION_CUES,
    WORLDWIDE,
)

_WORD = re.compile(r"[^\W_]+(?:[.'’`][^\W_]+)*\.?")
_COUNTED = re.compile(
    r"^(?:at least |about |around |some |over |more than |nearly |up to |an? )?"
    r"(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|"
    r"eleven|twelve|dozens?|hundreds?|thousands?|several|many|tens|scores|others?)\b",
    re.I,
)


ARTICLES = frozenset({"the", "a", "an"})


@dataclass(frozen=True, slots=True)
class Hit:
    """A known phrase among the words: [start, end) in words, and what it is."""

    start: int
    end: int
    term: CountryTerm | None = None
    organisation: Organisation | None = None
    sector: tuple[str, ...] | None = None
    office: str | None = None


@dataclass(frozen=True, slots=True)
class Phrase:
    """What the words of an actor phrase say. `head_end` is the word at which the head ends; `name_words` [start, end)
    of a name.
    """

    text: str
    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    hits: tuple[Hit, ...]
    head_end: int
    name_words: tuple[int, int] | None
    former: bool
    counted: bool

    @property
    def name(self) -> str:
        """The name inside the phrase as written, "" when it has none."""
        if not self.name_words:
            return ""
        return self.text[self.spans[self.name_words[0]][0] : self.spans[self.name_words[1] - 1][1]]

    @property
    def title(self) -> str:
        """The words before the name that are an office, rank or role, as written."""
        if not self.name_words or not self.name_words[0]:
            return ""
        return self.text[: self.spans[self.name_words[0]][0]].strip(" ,-–")

    @property
    def office(self) -> str | None:
        """The class of the office named in the phrase; an office proper goes before a rank or an honorific."""
        offices = [hit.office for hit in self.hits if hit.office]
        proper = [office for office in offices if office not in {"OFFICER", "HONORIFIC"}]
        return next(iter(proper or offices), None)

    @property
    def is_plural(self) -> bool:
        """Whether the head is in the plural: its last word, or the one before "of" ("ministers of defence")."""
        head = self.words[: self.head_end]
        word = head[head.index("of") - 1] if "of" in head[1:] else head[-1] if head else ""
        return word.endswith("s") and not word.endswith("ss") or word in {"people", "men", "women", "troops"}

    @property
    def whole_hit(self) -> Hit | None:
        """The one known phrase that is the whole text but for articles, None when there is more to it."""
        bracket = self.text.find("(") if "(" in self.text else len(self.text)
        rest = [i for i, word in enumerate(self.words) if word not in ARTICLES and self.spans[i][0] < bracket]
        for hit in self.hits:
            if rest and hit.start <= rest[0] and rest[-1] < hit.end:
                return hit
        return None

    def own_country(self) -> tuple[str, str] | None:
        """Return (country, why) from the phrase's own words: before the head first, then after "of" and "in"."""
        order = {"name": 0, "adjective": 0, "noun": 0, "metonym": 0, "capital": 1, "region": 2, "city": 3}
        named = self.name_words or (0, 0)
        terms = [
            (h.end > self.head_end, order[h.term.kind] + 4 * self._is_aside(h), h.start, h)
            for h in self.hits
            if h.term and not (h.start and self.words[h.start - 1] in FACING)
        ]
        groups = [(h.end > self.head_end, 1, h.start, h) for h in self.hits if h.organisation]
        for _, _, _, hit in sorted([*terms, *groups], key=lambda item: item[:3]):
            if named[0] <= hit.start < named[1] and not hit.organisation:
                continue
            if hit.term:
                return hit.term.country, f"“{hit.term.phrase}” ({hit.term.kind}) in the phrase"
            if hit.organisation and hit.organisation.country:
                return hit.organisation.country, f"{hit.organisation.name} belongs to {hit.organisation.country}"
        head = self.words[: self.head_end]
        if not self.name_words and head and (WORLDWIDE & set(head) or head[-1] in MANY_STATES):
            return "INT", f"“{' '.join(head)}” are of several countries"
        return None

    @property
    def free_name(self) -> str:
        """Capitalised words before the head that nothing explains, as in "the Biden administration", or ""."""
        known = {i for hit in self.hits for i in range(hit.start, hit.end)}
        free = [
            i
            for i in range(min(self.head_end, len(self.words)) - 1)
            if i not in known and self.text[self.spans[i][0]].isupper()
        ]
        if (
            not free
            or free != list(range(free[0], free[0] + len(free)))
            or self.words[free[0]] in {"the", "a", "an", "some", "two"}
        ):
            return ""
        return re.sub(r"['’]s?$", "", self.text[self.spans[free[0]][0] : self.spans[free[-1]][1]])

    def own_sector(self) -> tuple[tuple[str, ...], str] | None:
        """Return (sectors, why) from the phrase's own words, None when they say nothing."""
        head = [hit for hit in self.hits if hit.end <= self.head_end]
        for hit in head:
            for word in self.words[hit.start : hit.end]:
                if word in OPPOSED and len(head) > 1:
                    return (OPPOSED[word],), f"“{word}” in the phrase"
        roles = [hit for hit in head if hit.sector or hit.organisation]
        last = roles[-1] if roles and roles[-1].end == self.head_end else None
        general = self.words[self.head_end - 1] in GENERIC_HEADS if self.words else False
        if general and (last is None or last.end - last.start == 1):
            broader = [
                *reversed(roles[: -1 if last else None]),
                *(h for h in self.hits if h.start >= self.head_end and self._follows_of(h)),
            ]
            for hit in broader:
                sector = hit.sector or (hit.organisation.sector if hit.organisation else ())
                if sector and sector != ("GOV",):
                    return sector, f"“{' '.join(self.words[hit.start : hit.end])}” with a general noun"
        if roles:
            return self._role(roles)
        return self._cue()

    def _is_aside(self, hit: Hit) -> bool:
        return hit.end < len(self.words) and self.words[hit.end] in ASIDES

    def _role(self, roles: list[Hit]) -> tuple[tuple[str, ...], str]:
        hit = roles[-1]
        if self.words[hit.start : hit.end] == ("chief", "of", "staff") and ARMY_WORDS & set(self.words):
            return ("MIL",), "a chief of staff of armed forces"
        group = next((h.organisation for h in reversed(roles) if h.organisation), None)
        taken = {"MIL", "GOV", "UAF"} if group and group.sector[0] == "REB" else {"GOV"}
        if group and group.sector[0] in {"REB", "IGO", "PTY", "LEG"} and hit.sector and hit.sector[0] in taken:
            return group.sector, f"of {group.name}"
        sector = hit.sector or (hit.organisation.sector if hit.organisation else ())
        return sector, f"“{' '.join(self.words[hit.start : hit.end])}”"

    def _cue(self) -> tuple[tuple[str, ...], str] | None:
        for word in reversed(self.words[: self.head_end]):
            if word in ORGANISATION_CUES and self.words[-1] != "of":
                return (ORGANISATION_CUES[word],), f"“{word}” in the name"
        return None

    def _follows_of(self, hit: Hit) -> bool:
        before = [word for word in self.words[self.head_end : hit.start] if word != "the"]
        return before[:1] == ["of"] and (bool(hit.organisation) or bool(hit.sector))


def read_phrase(text: str, index: ActorIndex, *, named: bool = False) -> Phrase:
    """Return what the words of `text` say. `named` tells that the reader took it for a person's name."""
    words, surface, spans = _split(text)
    hits = _find_hits(words, surface, index)
    head_end = _head_end(words, text, spans, hits)
    name = _find_name(words, surface, text, spans, hits, head_end, named)
    former = any(word in FORMER for word in words)
    return Phrase(
        text=text,
        words=words,
        spans=spans,
        hits=hits,
        head_end=max(head_end, name[1]) if name else head_end,
        name_words=name,
        former=former,
        counted=bool(_COUNTED.match(text)),
    )


def _split(text: str) -> tuple[tuple[str, ...], tuple[str, ...], tuple[tuple[int, int], ...]]:
    words: list[str] = []
    surface: list[str] = []
    spans: list[tuple[int, int]] = []
    for match in _WORD.finditer(text):
        for folded in fold_words(match.group()):
            words.append(folded)
            surface.append(match.group())
            spans.append(match.span())
    return tuple(words), tuple(surface), tuple(spans)


def _find_hits(words: Sequence[str], surface: Sequence[str], index: ActorIndex) -> tuple[Hit, ...]:
    hits: list[Hit] = []
    start = 0
    while start < len(words):
        hit = _hit_at(words, surface, start, index)
        if hit:
            hits.append(hit)
        start = hit.end if hit else start + 1
    return tuple(hits)


def _hit_at(words: Sequence[str], surface: Sequence[str], start: int, index: ActorIndex) -> Hit | None:
    role = _role_at(words, start, index)
    country = index.countries.match(words, start, surface)
    group = index.match_organisation(words, start, surface)
    best = max(role.end - start if role else 0, country[0] if country else 0, group[0] if group else 0)
    if not best:
        return None
    if group and group[0] == best:
        return Hit(start, start + best, organisation=group[1])
    if country and country[0] == best:
        return Hit(start, start + best, term=country[1], sector=country[1].sector or None)
    return role


def _role_at(words: Sequence[str], start: int, index: ActorIndex) -> Hit | None:
    for length in range(min(index.longest_words.get(words[start], 0), len(words) - start), 0, -1):
        folded = " ".join(words[start : start + length])
        bare = folded.replace(" the ", " ")
        office = index.office(folded) or index.office(bare)
        sector = index.agent(folded) or index.agent(bare)
        if office or sector:
            return Hit(start, start + length, sector=sector or sector_of_office(office or ""), office=office)
    return None


def _head_end(words: Sequence[str], text: str, spans: Sequence[tuple[int, int]], hits: Sequence[Hit]) -> int:
    inside = {i for hit in hits for i in range(hit.start, hit.end)}
    for i, word in enumerate(words):
        if i and i not in inside and word in BOUNDARY:
            return i
        if i and text[spans[i - 1][1] : spans[i][0]].strip().startswith((",", "(", ";")):
            return i
    return len(words)


def _find_name(
    words: Sequence[str],
    surface: Sequence[str],
    text: str,
    spans: Sequence[tuple[int, int]],
    hits: Sequence[Hit],
    head_end: int,
    named: bool,
) -> tuple[int, int] | None:
    roles = {i for hit in hits for i in range(hit.start, hit.end) if hit.sector or hit.office or hit.organisation}
    firm = roles | {
        i for h in hits for i in range(h.start, h.end) if h.term and _is_firm(h, words, surface, text, spans)
    }
    runs: list[tuple[int, int]] = []
    start = None
    for i in range(len(words) + 1):
        tied = start is not None and i < len(words) and text[spans[i - 1][1] : spans[i][0]] in {"-", "‑", "’", "'"}
        proper = i < len(words) and (surface[i][:1].isupper() or tied or _is_joint(words, surface, i, firm, start))
        free = proper and i not in firm
        gap = start is not None and i < len(words) and not _joined(text[spans[i - 1][1] : spans[i][0]])
        if start is not None and (not free or gap):
            runs.append((start, i))
            start = None
        if free and start is None and words[i] not in {"the", "a", "an", "former", "ex", "late", "and"}:
            start = i
    runs = [run for run in runs if _is_name(run, words, hits, head_end, named)]
    return max(runs, key=lambda run: run[1] - run[0]) if runs else None


def _is_joint(words: Sequence[str], surface: Sequence[str], i: int, firm: set[int], start: int | None) -> bool:
    joint = words[i] in {
        "al",
        "el",
        "bin",
        "ibn",
        "van",
        "von",
        "de",
        "der",
        "da",
        "dos",
        "del",
        "di",
        "la",
        "bint",
        "ul",
        "ould",
        "un",
    }
    return joint and i + 1 < len(words) and i + 1 not in firm and (surface[i + 1][:1].isupper() or start is not None)


def _joined(gap: str) -> bool:
    return gap in {" ", "", "-", ". ", "–", "\n", "' ", " '", "'", " “", "” ", ' "', '" '}


def _is_firm(
    hit: Hit, words: Sequence[str], surface: Sequence[str], text: str, spans: Sequence[tuple[int, int]]
) -> bool:
    """Whether a country word is surely one, not a part of a name such as Israel Katz or Chelsea Clinton."""
    if hit.term and hit.term.kind in {"adjective", "noun", "metonym"} or hit.end >= len(words):
        return True
    if hit.start >= 2 and words[hit.start - 1] in {"of", "the", "in"}:
        return True
    possessive = text[: spans[hit.end - 1][1]].endswith(("'s", "’s", "'", "’"))
    follows = surface[hit.end][:1].isupper() and _joined(text[spans[hit.end - 1][1] : spans[hit.end][0]])
    return possessive or not follows or hit.end - hit.start > 1


def _is_name(run: tuple[int, int], words: Sequence[str], hits: Sequence[Hit], head_end: int, named: bool) -> bool:
    if all(len(words[i]) == 1 or words[i].isdigit() for i in range(*run)):
        return False
    if any(words[i] in ORGANISATION_CUES for i in range(*run)) and not named:
        return False
    before = any((hit.office or hit.sector) and hit.end <= run[0] for hit in hits)
    after = any(hit.sector and hit.start >= run[1] and hit.end <= head_end for hit in hits)
    bare = run[0] <= 1 and run[1] == len(words)
    opening = run[1] == head_end and run[0] <= 1
    many = run[1] - run[0] >= 2
    first_word_only = run[0] == 0 and run[1] == 1 and len(words) > 1 and not named
    if after and not before and run[1] < head_end:
        return False
    return (named or before or bare or opening or many) and not (first_word_only and not opening)
