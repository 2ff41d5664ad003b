"""One delivery over the network: to the very address that was checked, once, and no longer than it may take.

No redirect is followed, no proxy of the environment is asked, and no more of an answer is read than is shown.
"""

import http.client
import socket
import ssl
import threading
from collections.abc import Mapping
from dataclasses import dataclass

from bandung.notices.addresses import Target

AT_MOST = 10.0
"""Seconds for all of it: connecting, sending, and reading the beginning of the answer."""
SHOWN = 500
"""Characters of an answer that are kept."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: a status (None where nothing came), and how it began or why there was none."""

    status: int | None
    text: str

    @property
    def is_taken(self) -> bool:
        return self.status is not None and 200 <= self.status < 300


def post(target: Target, body: bytes, headers: Mapping[str, str], *, at_most: float = AT_MOST) -> Answer:
    """Post a body; every failure of the network is an answer without a status."""
    connection = _connection(target, at_most)
    late = threading.Event()

    def too_late() -> None:
        late.set()
        _shut(connection)

    clock = threading.Timer(at_most, too_late)
    clock.daemon = True
    clock.start()
    try:
        connection.request("POST", target.path, body=body, headers=dict(headers))
        answer = connection.getresponse()
        if late.is_set():  # the head ended where it was cut off
            return Answer(None, _too_late(at_most))
        text = answer.read(SHOWN * 4).decode("utf-8", "replace")
        return Answer(answer.status, _plain(text))
    except (OSError, http.client.HTTPException, ValueError) as wrong:
        return Answer(None, _too_late(at_most) if late.is_set() else _plain(str(wrong)) or repr(wrong))
    finally:
        clock.cancel()
        connection.close()


def _too_late(at_most: float) -> str:
    return f"no answer within {at_most:g} s"


def _plain(text: str) -> str:
    """What a database and a page can keep of it."""
    return text.replace("\0", "\N{REPLACEMENT CHARACTER}").strip()[:SHOWN]


def _shut(connection: "_Open") -> None:
    """Wake whoever reads; a socket that is gone already needs no shutting."""
    held = connection.held
    if held is not None:
        try:
            held.shutdown(socket.SHUT_RDWR)
        except OSError:
            return


def _connection(target: Target, at_most: float) -> "_Open":
    if target.scheme == "https":
        return _Encrypted(target, at_most)
    return _Open(target, at_most)


class _Open(http.client.HTTPConnection):
    """Connects to the address that was checked, whatever its name means by now."""

    def __init__(self, target: Target, at_most: float) -> None:
        super().__init__(target.host, target.port, timeout=at_most)
        self._target = target
        self.held: socket.socket | None = None
        """The socket; the connection itself lets go of it while an answer is still being read."""

    def connect(self) -> None:
        self.held = self.sock = socket.create_connection((self._target.ip, self._target.port), timeout=self.timeout)


class _Encrypted(_Open):
    """The same over TLS; the certificate must be that of the name."""

    default_port = http.client.HTTPS_PORT

    def connect(self) -> None:
        super().connect()
        context = ssl.create_default_context()
        shaking = context.wrap_socket(self.sock, server_hostname=self._target.host, do_handshake_on_connect=False)
        self.held = self.sock = shaking
        shaking.do_handshake()
