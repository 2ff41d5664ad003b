"""Sentences in the reader's language, from the same catalogues as the pages."""

import gettext
from collections.abc import Callable
from importlib.resources import files


def translator(language: str) -> Callable[[str], str]:
    """Turns our English sentences into the language, where the catalogue has them."""
    catalogue = {"zh": "zh_Hans"}.get(language, language)
    folder = str(files("bandung") / "locale")
    return gettext.translation("django", folder, [catalogue], fallback=True).gettext
