"""The outlines of countries that a map is drawn from; a node may bring its own."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import isfinite
from pathlib import Path
from typing import Any

from bandung.charts.errors import BadShapes
from bandung.values.errors import _

WORLD = Path(__file__).parent / "data" / "world.json"

_PATH = re.compile(r"[MmLlHhVvZz0-9 ,.\-]+")
_CODE = re.compile(r"[A-Z]{3}|")
_LARGEST_FILE = 5_000_000  # bytes


@dataclass(frozen=True, slots=True)
class Shapes:
    """A drawing plane of ``width`` x ``height`` grid steps with what stands for each country, by alpha-3 code."""

    width: int
    height: int
    outlines: Mapping[str, str]
    """SVG path data; the code "" is land that belongs to no code and stays neutral."""
    dots: Mapping[str, tuple[float, float]]
    """Where a country too small for an outline is drawn as a dot."""
    centres: Mapping[str, tuple[float, float]]
    """The middle of the largest part of an outline."""

    def middle(self, code: str) -> tuple[float, float] | None:
        """Where to put a mark for the country, in grid steps; None if it is not on the map."""
        return self.dots.get(code) or self.centres.get(code)


@lru_cache(maxsize=4)
def load_shapes(file: Path | None = None) -> Shapes:
    """The shapes in a file of the form that ``data/README.md`` describes; without a file, our own.

    :raises BadShapes: if the file is missing or not of that form.
    """
    file = file or WORLD
    try:
        if file.stat().st_size > _LARGEST_FILE:
            raise BadShapes(file=file.name, reason=_("it is larger than 5 MB"))
        content = json.loads(file.read_text(encoding="utf-8"))
        width, height = int(content["width"]), int(content["height"])
        outlines = {str(code): str(path) for code, path in content["shapes"].items()}
        dots, centres = _places(content["dots"]), _places(content.get("centres", {}))
    except OSError as error:
        raise BadShapes(file=file.name, reason=_("it cannot be read")) from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise BadShapes(file=file.name, reason=_("it is not of the expected form")) from error
    if not (0 < width <= 100_000 and 0 < height <= 100_000):
        raise BadShapes(file=file.name, reason=_("its width or height is out of range"))
    for code in {*outlines, *dots, *centres}:
        if not _CODE.fullmatch(code):
            raise BadShapes(file=file.name, reason=_("a key is not a country code of three capital letters"))
    if not all(_PATH.fullmatch(path) for path in outlines.values()):
        raise BadShapes(file=file.name, reason=_("an outline holds more than path commands and numbers"))
    return Shapes(width, height, outlines, dots, centres)


def _places(listed: Mapping[str, Any]) -> dict[str, tuple[float, float]]:
    """Code to x and y; a place that is not on any plane is a ValueError, as is one of three numbers."""
    places = {str(code): (float(x), float(y)) for code, (x, y) in listed.items()}
    if not all(isfinite(x) and isfinite(y) for x, y in places.values()):
        raise ValueError
    return places
