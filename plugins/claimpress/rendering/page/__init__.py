"""What patients see on a page: citations, claims, findings, references, and what stands above them."""
