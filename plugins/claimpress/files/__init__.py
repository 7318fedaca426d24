"""The only package that opens files: finds them inside a project, reads them, writes them atomically."""

from claimpress.files.inputs import read_inputs
from claimpress.files.project import Project
from claimpress.files.writing import UserCache, write_atomically, write_new

__all__ = ["Project", "UserCache", "read_inputs", "write_atomically", "write_new"]
