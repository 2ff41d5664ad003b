"""One delivery over TLS: the certificate must be that of the name, whatever address is connected to."""

import socket
import ssl
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from bandung.notices import posting
from bandung.notices.addresses import Target

NAME = "receiver.example"


def a_certificate(folder: Path) -> Path:
    """A certificate that says of itself that it is the receiver's, with its key, in one file."""
    key = generate_private_key(SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, NAME)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(hours=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(NAME)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, SHA256())
    )
    file = folder / "receiver.pem"
    file.write_bytes(
        key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()) + made.public_bytes(Encoding.PEM)
    )
    return file


class Taking(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(204)
        self.end_headers()

    def log_message(self, *_said: Any) -> None:
        return


class Quiet(HTTPServer):
    def handle_error(self, *_about: Any) -> None:
        """A caller that hangs up is what these tests are about."""


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    return a_certificate(tmp_path)


@pytest.fixture
def port(certificate: Path) -> Iterator[int]:
    server = Quiet(("127.0.0.1", 0), Taking)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server.server_address[1]
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def trusted(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    context = ssl.create_default_context(cafile=str(certificate))
    monkeypatch.setattr(ssl, "create_default_context", lambda: context)


def sent(port: int, name: str = NAME, scheme: str = "https", at_most: float = 5) -> posting.Answer:
    return posting.post(Target(scheme, name, port, "/in", "127.0.0.1"), b"{}", {}, at_most=at_most)


def test_what_is_connected_to_is_the_address_and_what_is_proved_is_the_name(port: int, trusted: None) -> None:
    assert sent(port).status == 204


def test_a_certificate_of_another_name_is_refused(port: int, trusted: None) -> None:
    answer = sent(port, "other.example")

    assert answer.status is None and "certificate" in answer.text.lower()


def test_a_certificate_that_nobody_vouches_for_is_refused(port: int) -> None:
    answer = sent(port)

    assert answer.status is None and "certificate" in answer.text.lower()


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_server_that_never_speaks_is_given_up_in_time(scheme: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        began = time.monotonic()
        answer = sent(silent.getsockname()[1], scheme=scheme, at_most=0.5)

    assert time.monotonic() - began < 2
    assert answer.status is None


def test_a_server_that_trickles_its_head_is_given_up_in_time() -> None:
    stopped = threading.Event()
    silent = socket.create_server(("127.0.0.1", 0))

    def trickle() -> None:
        held, _address = silent.accept()
        with held:
            try:
                held.sendall(b"HTTP/1.1 200 OK\r\nX-Long: ")
                while not stopped.wait(0.05):
                    held.sendall(b"x")
            except OSError:
                return

    thread = threading.Thread(target=trickle, daemon=True)
    thread.start()
    began = time.monotonic()
    answer = sent(silent.getsockname()[1], scheme="http", at_most=0.6)
    took = time.monotonic() - began
    stopped.set()
    thread.join()
    silent.close()

    assert took < 2
    assert answer.status is None


def test_nobody_at_the_address_is_an_answer_too() -> None:
    with socket.create_server(("127.0.0.1", 0)) as gone:
        port = gone.getsockname()[1]

    answer = sent(port, scheme="http")

    assert answer.status is None and answer.text != ""
