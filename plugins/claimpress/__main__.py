"""`python -m claimpress` is the command line."""

from claimpress.cli import main

if __name__ == "__main__":
    main()
