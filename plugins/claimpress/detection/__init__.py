"""Which sentences assert something about health and so need a source."""
