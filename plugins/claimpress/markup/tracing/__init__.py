"""Exact places, carried through rendering: tracers in lines, raw blocks, and what of them is visible."""
