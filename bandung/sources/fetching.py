"""Outside data, fetched untouched: the copy is kept beside its address, licence, day and checksum.

Cleaning is a second step (``imf_rates``, ``world_bank_ppp``) that reads only the copy, so that it works offline.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from bandung.values.errors import BadValue, BandungError, _

BIGGEST = 200_000_000
"""Bytes; a table of statistics is smaller."""
SECONDS = 30
"""Without a byte; then the fetching stops, and goes on from there when it is asked again."""


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
            raise Unexpected(_("This copy has changed since it was fetched; fetch it again."), field=self.file.name)
        return raw


def fetch(address: str, folder: Path, *, licence: str, on: date, name: str = "") -> Copy:
    """Fetch a file into a folder, and write down where it comes from.

    ``address`` is one of http, https, or a path on this machine. What an interrupted fetching left is continued.

    :raises NotFetched: if nothing comes, or more than a table would be.
    """
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / (name or Path(urlsplit(address).path).name or "data")
    part = file.with_name(f"{file.name}.part")
    if urlsplit(address).scheme in ("http", "https"):
        _download(address, part)
    else:
        _take(Path(address), part)
    raw = part.read_bytes()
    part.replace(file)
    copy = Copy(file, address, licence, on, hashlib.sha256(raw).hexdigest(), len(raw))
    told = asdict(copy) | {"file": file.name, "retrieved": on.isoformat()}
    _beside(file).write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return copy


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


def _beside(file: Path) -> Path:
    return file.with_name(f"{file.name}.origin.json")


def _take(path: Path, part: Path) -> None:
    try:
        if path.stat().st_size > BIGGEST:
            raise NotFetched(address=str(path), reason=f"> {BIGGEST} bytes")
        part.write_bytes(path.read_bytes())
    except OSError as error:
        raise NotFetched(address=str(path), reason=error.strerror or str(error)) from error


def _download(address: str, part: Path) -> None:
    have = part.stat().st_size if part.exists() else 0
    request = Request(address, headers={"Range": f"bytes={have}-"} if have else {})  # noqa: S310 - http(s), see fetch
    try:
        with urlopen(request, timeout=SECONDS) as answer:  # noqa: S310
            goes_on = answer.status == 206
            with part.open("ab" if goes_on else "wb") as out:
                size = have if goes_on else 0
                while piece := answer.read(1 << 16):
                    size += len(piece)
                    if size > BIGGEST:
                        raise NotFetched(address=address, reason=f"> {BIGGEST} bytes")
                    out.write(piece)
        _check_whole(address, part, answer.headers.get("Content-Range"), answer.headers.get("Content-Length"), goes_on)
    except (URLError, OSError, ValueError) as error:
        raise NotFetched(address=address, reason=str(getattr(error, "reason", error))) from error


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
