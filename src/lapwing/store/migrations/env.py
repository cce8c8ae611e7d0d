"""Alembic's entry: runs the migrations on the connection that `store.connection` hands over."""

from alembic import context

connection = context.config.attributes["connection"]
context.configure(connection=connection, transactional_ddl=True)
context.run_migrations()
