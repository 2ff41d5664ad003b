"""The weights of the features: a named, versioned table that people can read, cite and change.

A score is the weighted mean of the features. Where a feature cannot be judged (a need without SDGs, a text in no common
language) its ``neutral`` value stands in, so that what is not stated counts neither for nor against.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType

from bandung.values.errors import BandungError, _

CURRENT = "weights-1"


class BadWeights(BandungError):
    """The table of weights is missing or says something impossible."""

    sentence = _("There is no table of weights “%(name)s”.")


@dataclass(frozen=True, slots=True)
class Weight:
    """What one feature counts for."""

    weight: float
    """Its share of the score is this over the sum of all; never negative."""
    neutral: float
    """The value, 0 to 1, that stands in where it cannot be judged."""
    origin: str
    """"fitted" on judged needs, or "set" by judgement where those say nothing."""


@dataclass(frozen=True, slots=True)
class Weights:
    """A table of weights, and where it comes from."""

    name: str
    version: str
    made_on: date
    how: str
    features: Mapping[str, Weight]

    @property
    def total(self) -> float:
        """The sum of all weights."""
        return sum(each.weight for each in self.features.values())

    def without(self, *names: str) -> "Weights":
        """The same table with some features taken out, for an ablation."""
        kept = {name: each for name, each in self.features.items() if name not in names}
        return Weights(
            self.name, f"{self.version} without {', '.join(names)}", self.made_on, self.how, MappingProxyType(kept)
        )


def read(path: Path) -> Weights:
    """The table in a TOML file.

    :raises BadWeights: if the file is missing, is no TOML, lacks a field, or holds a negative weight.
    """
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        features = {name: Weight(**fields) for name, fields in content["features"].items()}
        table = Weights(
            content["name"],
            str(content["version"]),
            content["made_on"],
            content["how"].strip(),
            MappingProxyType(features),
        )
    except OSError:
        raise BadWeights(name=path.stem) from None
    except (tomllib.TOMLDecodeError, KeyError, TypeError, UnicodeDecodeError) as error:
        raise BadWeights(
            _("The table of weights %(name)s cannot be read (%(why)s)."), name=path.stem, why=str(error)
        ) from None
    for name, each in features.items():
        if each.weight < 0 or not 0 <= each.neutral <= 1:
            raise BadWeights(
                _("In the weights %(name)s, “%(feature)s” needs a weight from 0 and a neutral value from 0 to 1."),
                name=path.stem,
                feature=name,
            )
    return table


@cache
def load(name: str = CURRENT) -> Weights:
    """The table of this name that comes with Bandung, or the TOML file at that path.

    :raises BadWeights: if there is none, or it cannot be used.
    """
    if name.endswith(".toml"):
        return read(Path(name))
    if not name.replace("-", "").isalnum():
        raise BadWeights(name=name[:80])
    return read(Path(str(files("bandung.matching") / "data" / f"{name}.toml")))
