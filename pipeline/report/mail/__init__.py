"""Mails the issues of the weekly report; off until a server is named."""
