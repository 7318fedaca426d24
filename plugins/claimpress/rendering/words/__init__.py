"""The message catalogue: every word that the site itself says, one file a language."""
