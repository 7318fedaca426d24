"""Markdown pages as values: positions, sentences, citations, marked claims; front matter and sidecars."""
