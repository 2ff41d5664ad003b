"""Outside data, fetched untouched: the copy is kept beside its address, licence, day and checksum.

Cleaning is a second step (``imf_rates``, ``world_bank_ppp``) that reads only the copy, so that it works offline.
"""

import hashlib
import json
import shutil
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from http.client import HTTPException
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from bandung.values.errors import BadValue, BandungError, _

BIGGEST = 200_000_000
"""Bytes; a table of rates or projects is smaller."""
BIGGEST_FIGURES = 60_000_000_000
"""Bytes; trade of the world by product is smaller."""
UNNAMED = "unnamed"
"""Begins what is kept of a version for which the other side has no name."""
SECONDS = 30
"""Without a byte; then the fetching stops, and goes on from there when it is asked again."""


Told = Callable[[int, int | None], None]
"""Is told how many bytes have come, and of how many, where the other side says so."""


def _silent(_done: int, _of: int | None) -> None:
    """Tells nobody."""


class NotFetched(BandungError):
    """An address that gave nothing usable."""

    status = 503
    sentence = _("Nothing could be fetched from %(address)s: %(reason)s.")


class Unexpected(BadValue):
    """Data that is not what it was when its loader was written; nothing of it is taken. ``field`` is the place."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy of outside data, exactly as it came."""

    file: Path
    address: str
    licence: str
    retrieved: date
    sha256: str
    size: int

    def read(self) -> bytes:
        """Its bytes.

        :raises Unexpected: if they have changed since they were fetched.
        """
        raw = self.file.read_bytes()
        if hashlib.sha256(raw).hexdigest() != self.sha256:
            raise self._changed()
        return raw

    def whole(self) -> Path:
        """Its file, read through once in small pieces: for copies that are larger than memory.

        :raises Unexpected: if its bytes have changed since they were fetched.
        """
        if _digest(self.file) != self.sha256:
            raise self._changed()
        return self.file

    def _changed(self) -> Unexpected:
        return Unexpected(_("This copy has changed since it was fetched; fetch it again."), field=self.file.name)


def fetch(
    address: str, folder: Path, *, licence: str, on: date, name: str = "", biggest: int = BIGGEST, told: Told = _silent
) -> Copy:
    """Fetch a file into a folder, and write down where it comes from.

    ``address`` is one of http, https, or a path on this machine. What an interrupted fetching left is continued, if
    the file there is still the same.

    :raises NotFetched: if nothing comes, or more than a table would be.
    """
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / (name or Path(urlsplit(address).path).name or "data")
    part = file.with_name(f"{file.name}.part")
    if urlsplit(address).scheme in ("http", "https"):
        _download(address, part, biggest, told)
    else:
        _take(Path(address), part, biggest)
    copy = Copy(file, address, licence, on, _digest(part), part.stat().st_size)
    part.replace(file)
    _tag(part).unlink(missing_ok=True)
    written = asdict(copy) | {"file": file.name, "retrieved": on.isoformat()}
    _beside(file).write_text(json.dumps(written, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return copy


def _digest(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def kept(file: Path) -> Copy:
    """A copy that was fetched before.

    :raises Unexpected: if nothing says where it comes from.
    """
    try:
        told = json.loads(_beside(file).read_text(encoding="utf-8"))
        return Copy(
            file, told["address"], told["licence"], date.fromisoformat(told["retrieved"]), told["sha256"], told["size"]
        )
    except (OSError, ValueError, KeyError, TypeError):
        raise Unexpected(_("Nothing says where this file comes from."), field=file.name) from None


def remove(file: Path) -> None:
    """Put a copy away, with what says where it came from."""
    file.unlink(missing_ok=True)
    _beside(file).unlink(missing_ok=True)


def _beside(file: Path) -> Path:
    return file.with_name(f"{file.name}.origin.json")


def _tag(part: Path) -> Path:
    """Which version of the file on the other side the beginning that we have is of."""
    return part.with_name(f"{part.name}.tag")


def _take(path: Path, part: Path, biggest: int) -> None:
    try:
        if path.stat().st_size > biggest:
            raise NotFetched(address=str(path), reason=f"> {biggest} bytes")
        shutil.copyfile(path, part)
    except OSError as error:
        raise NotFetched(address=str(path), reason=error.strerror or str(error)) from error


def _download(address: str, part: Path, biggest: int, told: Told) -> None:
    try:
        with _ask(address, part) as answer:
            goes_on = answer.status == 206
            _tag(part).write_text(_tag_of(answer, address), encoding="utf-8")
            size = part.stat().st_size if goes_on else 0
            length = answer.headers.get("Content-Length") or ""
            of = size + int(length) if length.isdigit() else None
            with part.open("ab" if goes_on else "wb") as out:
                while piece := answer.read(1 << 18):
                    size += len(piece)
                    if size > biggest:
                        raise NotFetched(address=address, reason=f"> {biggest} bytes")
                    out.write(piece)
                    told(size, of)
        _check_whole(address, part, answer.headers.get("Content-Range"), length, goes_on)
    except (URLError, HTTPException, OSError, ValueError) as error:
        raise NotFetched(address=address, reason=str(getattr(error, "reason", error))) from error


def _ask(address: str, part: Path) -> Any:
    """The rest of the file; all of it where the other side has another one by now, or nothing says of which we have the
    beginning. Where the other side names no version, the same address and length have to do.
    """
    have = part.stat().st_size if part.exists() and _tag(part).exists() else 0
    tag = _tag(part).read_text(encoding="utf-8") if have else ""
    headers = {"Range": f"bytes={have}-"} if have else {}
    if have and not tag.startswith(UNNAMED):
        headers["If-Range"] = tag
    elif have and not tag.endswith(f" {address}"):
        headers = {}
    try:
        answer = urlopen(Request(address, headers=headers), timeout=SECONDS)  # noqa: S310 - http(s), see fetch
    except HTTPError as error:
        if error.code != 416:  # nothing stands behind what we have
            raise
        error.close()
        part.unlink()
        return urlopen(Request(address), timeout=SECONDS)  # noqa: S310
    if answer.status == 206 and tag.startswith(UNNAMED) and _tag_of(answer, address) != tag:
        answer.close()
        return urlopen(Request(address), timeout=SECONDS)  # noqa: S310
    return answer


def _tag_of(answer: Any, address: str) -> str:
    """What tells the version of a file: what the other side calls it, else how long it is in all, and where it is."""
    told = answer.headers.get("ETag") or answer.headers.get("Last-Modified")
    if told:
        return str(told)
    whole = (answer.headers.get("Content-Range") or answer.headers.get("Content-Length") or "?").rpartition("/")[2]
    return f"{UNNAMED} {whole} {address}"


def _check_whole(address: str, part: Path, stretch: str | None, length: str | None, goes_on: bool) -> None:
    """Whether everything came; what came is kept for the next attempt."""
    promised = (stretch or "").rpartition("/")[2] if goes_on else length
    if promised and promised.isdigit() and part.stat().st_size != int(promised):
        raise NotFetched(address=address, reason=f"{part.stat().st_size} of {promised} bytes")


def check_columns(file: str, there: Sequence[str], needed: Sequence[str]) -> None:
    """Every column that a loader reads is there, by its name.

    :raises Unexpected: if one is not.
    """
    missing = [name for name in needed if name not in there]
    if missing:
        raise Unexpected(
            _("The columns %(missing)s are missing; there are %(there)s. Were they renamed?"),
            field=file, missing=", ".join(missing), there=", ".join(there)[:200],
        )  # fmt: skip
