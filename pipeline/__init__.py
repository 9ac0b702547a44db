"""Driftwire: how a news story changes while it is re-published."""
