"""What formats need to know beyond the record: countries, the codebook's version, ours, and the rules."""

from collections.abc import Mapping
from dataclasses import dataclass

from lapwing.exports.rules import ExportRules
from lapwing.knowledge.countries import Country
from lapwing.records.event import Participant


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportContext:
    """Knowledge and rules of one export. `version` is Lapwing's, `codebook` the codebook's name and checksum."""

    countries: Mapping[str, Country]
    codebook: str
    version: str
    rules: ExportRules

    def country_name(self, code: str | None) -> str | None:
        """Return the English name of a country; None for non-state codes and unknown ones."""
        known = self.countries.get(code or "")
        return known.name if known else None

    def cow(self, one: Participant) -> str | None:
        """Return the Correlates of War number of a participant's country, None where it has none."""
        known = self.countries.get(one.country or "")
        return known.cow or None if known else None
