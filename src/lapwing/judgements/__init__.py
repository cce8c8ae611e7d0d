"""Judgements: how people's decisions are anchored to words, replayed over mentions, and followed up in events."""
