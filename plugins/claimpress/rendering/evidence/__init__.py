"""The evidence pages: overview, claims, references, topics, map, how we check, and for staff the problem queue."""
