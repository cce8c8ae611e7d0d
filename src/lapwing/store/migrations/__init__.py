"""Alembic migrations of the workspace, shipped in the package."""
