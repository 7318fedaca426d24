"""One file of BibTeX on its way to references: bytes, blocks, two readings compared, inheritance, cache."""
