"""Fetching over HTTP, safely and politely; the only room that knows HTTP."""
