"""``python -m bandung.cli``: the same as the command ``bandung``."""

from bandung.cli.main import main

main()
