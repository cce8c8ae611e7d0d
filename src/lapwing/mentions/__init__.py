"""Mentions: actors, places and times, found in the text and grounded in knowledge."""
