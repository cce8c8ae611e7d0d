"""`python -m lapwing`: the same as the `lapwing` command."""

from lapwing.cli import main

if __name__ == "__main__":
    main()
