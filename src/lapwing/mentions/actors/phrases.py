"""What a noun phrase that may be an actor says: country, organisations, role nouns, office, name, head (see parse)."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from lapwing.knowledge.actors import Organisation
from lapwing.knowledge.countries import CountryTerm
from lapwing.mentions.actors.vocabulary import (
    ARMY_WORDS,
    ASIDES,
    BACKED_BY,
    BELONGING,
    CALLED_AFTER,
    CONTINENTAL,
    FACING,
    FIGHTING,
    FOREIGN_ARMED,
    GENERIC_HEADS,
    MANY_STATES,
    NUMBERS,
    OPPOSED,
    ORGANISATION_CUES,
    SHARED_REGIONS,
    STATES,
    TOWARDS,
    WORLDWIDE,
)

ARTICLES = frozenset({"the", "a", "an"})
ENVOYS = frozenset({"ambassador", "ambassadors", "envoy", "envoys", "emissary", "representative"})
IRREGULAR_PLURALS = frozenset({"people", "men", "women", "children", "troops", "police", "personnel"})
_MEN = re.compile(r"^(?!yemen|regimen|specimen).{2,}men$")  # gunmen, policemen
MINISTERS = frozenset({"FM", "DEFMIN", "OTHER_MIN", "INTERIOR", "HOG"})  # of a state, whatever body they deal with
REGIONS = frozenset({"EUR", "INT"})
_STAFF = frozenset({"GOV", "LAB", "CVL"})
TAKEN_OVER = {  # sector of a body → what its own people are not called by: "UN soldiers" are the UN's
    "IGO": _STAFF | {"MIL", "COP"},
    "NGO": _STAFF,
    "REB": frozenset({"MIL", "GOV", "UAF"}),
    "PTY": frozenset({"GOV"}),
    "LEG": frozenset({"GOV"}),
    "JRN": frozenset({"LAB"}),
    "EDU": frozenset({"LAB"}),
}


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
        return word.endswith("s") and not word.endswith("ss") or word in IRREGULAR_PLURALS or bool(_MEN.search(word))

    @property
    def whole_hit(self) -> Hit | None:
        """The one known phrase that is the whole text but for articles, None when there is more to it."""
        bracket = self.text.find("(") if "(" in self.text else len(self.text)
        rest = [i for i, word in enumerate(self.words) if word not in ARTICLES and self.spans[i][0] < bracket]
        for hit in self.hits:
            if rest and hit.start <= rest[0] and rest[-1] < hit.end:
                return hit
        return None

    def own_country(self, countries: Collection[str] = ()) -> tuple[str, str] | None:
        """Return (country, why) from the phrase's own words: before the head first, then after "of" and "in".

        countries: of the document; a party of a country that is not among them is another of that name.
        """
        several = self._of_several()
        if several:
            return several
        order = {"name": 0, "adjective": 0, "noun": 0, "metonym": 0, "capital": 1, "region": 2, "city": 3}
        named = self.name_words or (0, 0)
        terms = [
            (h.end > self.head_end, order[h.term.kind] + 4 * self._is_aside(h), h.start, h)
            for h in self.hits
            if h.term and not self._is_about(h) and not self._is_called_after(h)
        ]
        groups = [
            (h.end > self.head_end, 1, h.start, h)
            for h in self.hits
            if h.organisation and not self._is_about(h) and self._lends_country(h.organisation, countries)
        ]
        for _, _, _, hit in sorted([*terms, *groups], key=lambda item: item[:3]):
            if named[0] <= hit.start < named[1] and not hit.organisation:
                continue
            if hit.term:
                code = _of_shared_region(hit.term, countries)
                return code, f"“{hit.term.phrase}” ({hit.term.kind}) in the phrase"
            if hit.organisation and hit.organisation.country:
                return hit.organisation.country, f"{hit.organisation.name} belongs to {hit.organisation.country}"
        head = self.words[: self.head_end]
        worldwide = any(word in WORLDWIDE and (not i or self._is_lower(i)) for i, word in enumerate(head))
        if not self.name_words and head and (worldwide or head[-1] in MANY_STATES):
            return "INT", f"“{' '.join(head)}” are of several countries"
        return None

    def _is_about(self, hit: Hit) -> bool:
        """Whether a country or body is what those of the phrase face, back up or are near, not theirs."""
        if hit.start and self.words[hit.start - 1] in FACING or self._is_posting(hit):
            return True
        if hit.end < len(self.words) and self.words[hit.end] in BACKED_BY:
            return True
        between = [word for word in self.words[self.head_end : hit.start] if word in TOWARDS | BELONGING]
        return hit.start > self.head_end and between[-1:] != [] and between[-1] in TOWARDS and not self.name_words

    def _is_called_after(self, hit: Hit) -> bool:
        """Whether a country's name before a noun says what the matter is: "Gaza flotilla", "Iraq Inquiry"."""
        named = hit.term and hit.term.kind not in {"adjective", "noun", "metonym"}
        return bool(named) and hit.end == self.head_end - 1 and self.words[hit.end] in CALLED_AFTER

    def _lends_country(self, group: Organisation, countries: Collection[str]) -> bool:
        """Whether those of a body have its country: not persons of a worldwide one, nor of a namesake elsewhere."""
        if "PTY" in group.sector and countries and group.country not in countries:
            return False
        if not self.name_words:
            return True
        if group.country == "NGO":
            return bool(self.office) and not self.former
        return group.country not in {"INT", "MNC"} and not (group.country == "IGO" and self.office in MINISTERS)

    def _is_posting(self, hit: Hit) -> bool:
        """Whether a country is where an envoy is sent, not whose he is: "ambassador to Chile", "envoy for Syria"."""
        before = [word for word in self.words[: hit.start] if word != "the"]
        return before[-1:] in (["to"], ["for"]) and bool(ENVOYS & set(before))

    def _of_several(self) -> tuple[str, str] | None:
        """Return INT or IMG for those of several countries: "EU countries", "foreign fighters", "African envoys"."""
        head = self.words[: self.head_end]
        if self.name_words or not head:
            return None
        told = " ".join(head)
        rest = self.words[self.head_end :]
        groups = [hit.organisation for hit in self.hits if hit.organisation]
        if head[-1] in STATES and (self.counted or any(group.country == "IGO" for group in groups)):
            return "INT", f"“{told}” are of several countries"
        terms = any(hit.term and hit.term.country not in REGIONS for hit in self.hits)
        if len(rest) > 2 and rest[0] in {"from", "of"} and rest[-1] in STATES and _is_number(rest[1]) and not terms:
            return "INT", f"“{' '.join(rest)}” are several countries"
        known = {i for hit in self.hits for i in range(hit.start, hit.end)}
        if terms or groups or not self.is_plural:
            return None
        if any(word == "foreign" and i not in known for i, word in enumerate(head)):
            armed = head[-1] in FOREIGN_ARMED
            return ("IMG" if armed else "INT"), f"“{told}” are of other countries"
        return ("INT", f"“{told}” are of several countries") if CONTINENTAL & set(head) else None

    @property
    def free_name(self) -> str:
        """Capitalised words that nothing explains, before the head or, if none stand there, after it: "the Biden
        administration", "supporters of Biden"; or "".
        """
        return self._unexplained(0, min(self.head_end, len(self.words)) - 1) or self._unexplained(
            self.head_end + 1, len(self.words)
        )

    def _unexplained(self, start: int, end: int) -> str:
        known = {i for hit in self.hits for i in range(hit.start, hit.end)}
        free = [i for i in range(start, end) if i not in known and self.text[self.spans[i][0]].isupper()]
        if (
            not free
            or free != list(range(free[0], free[0] + len(free)))
            or self.words[free[0]] in {"the", "a", "an", "some", "two"}
        ):
            return ""
        return re.sub(r"['’]s?$", "", self.text[self.spans[free[0]][0] : self.spans[free[-1]][1]])

    def own_sector(self) -> tuple[tuple[str, ...], str] | None:
        """Return (sectors, why) from the phrase's own words, None when they say nothing."""
        if self.words and self.words[self.head_end - 1] in STATES and self._of_several():
            return ("GOV",), "states"
        head = [hit for hit in self.hits if hit.end <= self.head_end]
        for hit in head:
            for word in self.words[hit.start : hit.end]:
                if word in OPPOSED and len(head) > 1 and not self._is_aside(hit):
                    armed = OPPOSED[word] == "OPP" and self.words[self.head_end - 1] in FIGHTING
                    return ("REB" if armed else OPPOSED[word],), f"“{word}” in the phrase"
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

    def _is_lower(self, i: int) -> bool:
        return self.text[self.spans[i][0]].islower()

    def _is_aside(self, hit: Hit) -> bool:
        return hit.end < len(self.words) and self.words[hit.end] in ASIDES

    def _role(self, roles: list[Hit]) -> tuple[tuple[str, ...], str]:
        hit = roles[-1]
        if self.words[hit.start : hit.end] == ("chief", "of", "staff") and ARMY_WORDS & set(self.words):
            return ("MIL",), "a chief of staff of armed forces"
        group = next((h.organisation for h in reversed(roles) if h.organisation), None)
        if group and hit.sector and hit.sector[0] in TAKEN_OVER.get(group.sector[0], ()):
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


def _of_shared_region(term: CountryTerm, countries: Collection[str]) -> str:
    """Return the country of a term; of a region that two states have, the one that the text names most."""
    halves = SHARED_REGIONS.get(term.phrase.lower(), ())
    return next((code for code in countries if code in halves), term.country)


def _is_number(word: str) -> bool:
    return word.isdigit() or word in NUMBERS
