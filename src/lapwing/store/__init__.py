"""The workspace file: SQLAlchemy Core over SQLite, one transaction a batch, full-text search."""
