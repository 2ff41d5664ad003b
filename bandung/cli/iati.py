"""``bandung iati``: files of IATI, the standard in which cooperation is published."""

from collections.abc import Mapping

import typer

from bandung.cli.lazily import Lazily

PLACES: Mapping[str, str] = {
    "validate": "iati_checks:validate",
    "explore": "iati_explore:explore",
    "find": "iati_finding:find",
    "flatten": "iati_flattening:flatten_",
    "to-tables": "iati_sheets:to_tables",
    "from-tables": "iati_sheets:from_tables",
    "template": "iati_sheets:template",
    "import": "iati_import:import_",
    "imports": "iati_import:imports",
    "undo": "iati_import:undo",
    "publish": "iati_publish:publish",
    "losses": "iati_publish:losses",
    "check-roundtrip": "iati_rewriting:check_roundtrip",
    "upgrade": "iati_rewriting:upgrade_",
    "upgrade-rules": "iati_rewriting:upgrade_rules",
}


class _Iati(Lazily):
    places = PLACES


app = typer.Typer(
    cls=_Iati,
    no_args_is_help=True,
    help="IATI files: check, find cooperation, explore, work in spreadsheets, import, publish; nothing is lost.",
)


@app.callback()
def _files() -> None:
    """Keeps Typer content with a group that has no command of its own."""
