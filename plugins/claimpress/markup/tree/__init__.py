"""The rendered tree: its runs of visible text, and the slots that are put between them."""
