"""Dossiers: what the reports tell of events, in sentences that each cite the passages that support them."""
