"""The evidence in the formats of others, CSV, BibTeX, RIS, CSL-JSON, JSON-LD: functions from values to text."""
