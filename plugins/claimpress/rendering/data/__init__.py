"""What is published as data, and the links that lead to it."""
