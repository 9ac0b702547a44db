"""Tells clickbait headlines."""
