"""A report as text for people and machines: one module a format, each with `render(report) -> str`."""
