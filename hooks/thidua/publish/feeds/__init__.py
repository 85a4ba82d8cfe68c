"""Feeds: items out of the catalogue, channels, and the writer of RSS."""
