"""Drawings: SVG made on the server, without style attributes, which the policy forbids."""
