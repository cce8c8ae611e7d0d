"""An overlay's outlets, laid over the shipped ones: a row takes the place of the outlet at its domain."""

from lapwing.knowledge.outlets import KnownOutlet, OutletIndex, load_outlets
from lapwing.knowledge.overlay.rows import OutletRow, Overlay


def load_overlaid_outlets(overlay: Overlay) -> OutletIndex:
    """Return all outlets. A shipped one that a row replaces leaves its names and domains to it."""
    known = {outlet.outlet_id: outlet for outlet in load_outlets().outlets}
    for row in overlay.outlets:
        domains = {row.domain, *(alias for alias in row.aliases if _is_domain(alias))}
        replaced = [outlet for outlet in known.values() if domains & set(outlet.domains)]
        for outlet in replaced:
            del known[outlet.outlet_id]
        made = _make(row, domains, replaced)
        known[made.outlet_id] = made
    return OutletIndex(known.values())


def _make(row: OutletRow, domains: set[str], replaced: list[KnownOutlet]) -> KnownOutlet:
    aliases = {alias for alias in row.aliases if not _is_domain(alias)}
    aliases |= {name for outlet in replaced for name in (outlet.name, *outlet.aliases)} - {row.name}
    domains |= {domain for outlet in replaced for domain in outlet.domains}
    return KnownOutlet(
        outlet_id=replaced[0].outlet_id if replaced else row.domain,
        name=row.name,
        country=row.country or None,
        domains=tuple(sorted(domains)),
        aliases=tuple(sorted(aliases)),
        owner=row.owner or (f"state:{row.country}" if row.is_state else None),
        state_linked=row.is_state,
        is_agency=row.is_agency,
        source=row.origin.told_source,
    )


def _is_domain(alias: str) -> bool:
    return "." in alias and " " not in alias and alias.islower()
