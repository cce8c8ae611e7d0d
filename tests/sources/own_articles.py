"""Fifty articles of our own, alike in no sentence: what every format must hand on unchanged."""

from dataclasses import dataclass
from datetime import date, timedelta

OUTLETS = ("The Oslo Courier", "Harbour Gazette", "Lakeland Review", "The Pier")
_PLACES = ("Oslo", "Lima", "Nairobi", "Hanoi", "Tbilisi", "Quito", "Rabat", "Dhaka", "Tallinn", "Accra")
_MINISTERS = ("foreign minister", "trade minister", "defence minister", "interior minister", "prime minister")
_SUBJECTS = ("fisheries", "rail freight", "border crossings", "grain exports", "flood relief")


@dataclass(frozen=True)
class OwnArticle:
    """One article as its writer knows it; `paragraphs` are its text."""

    number: int
    title: str
    outlet: str
    day: date
    author: str
    paragraphs: tuple[str, ...]

    @property
    def text(self) -> str:
        """The paragraphs with a blank line between them."""
        return "\n\n".join(self.paragraphs)

    @property
    def long_day(self) -> str:
        """The day as newspapers write it: March 2, 2022."""
        return f"{self.day:%B} {self.day.day}, {self.day.year}"

    @property
    def day_first(self) -> str:
        """The day as the British write it: 2 March 2022."""
        return f"{self.day.day} {self.day:%B} {self.day.year}"


def own_articles(n: int = 50) -> list[OwnArticle]:
    """Return `n` articles, the same on every call."""
    return [_article(number) for number in range(n)]


def _article(number: int) -> OwnArticle:
    host, guest = _PLACES[number % 10], _PLACES[(number + 1 + number // 10) % 10]
    minister, subject = _MINISTERS[number % 5], _SUBJECTS[(number // 5) % 5]
    return OwnArticle(
        number=number,
        title=f"{host} hosts the {minister} of {guest} for talks on {subject} and £{number + 3}m in aid",
        outlet=OUTLETS[number % len(OUTLETS)],
        day=date(2022, 1, 3) + timedelta(days=number * 3),
        author="Anna Berg" if number % 2 else "Piet de Wit",
        paragraphs=_paragraphs(number, host, guest, minister, subject),
    )


def _paragraphs(number: int, host: str, guest: str, minister: str, subject: str) -> tuple[str, ...]:
    first = (
        f"The {minister} received a delegation from {guest} in {host} on Tuesday to talk about {subject}, "
        f"the {number + 2}th such meeting since the two capitals resumed relations."
    )
    second = (
        f"“We have agreed on {number + 3} of the points that were open,” the {minister} told reporters; "
        f"a naïve reading of the text, an aide said, would overlook its annexe on {subject}."
    )
    third = (
        f"Officials in {guest} said that a second round would be held in {guest} within {number + 5} weeks. "
        f"Neither side would say who is to pay for the {subject} programme — or when."
    )
    return first, second, third
