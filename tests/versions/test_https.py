"""Fetching over https: a real handshake with a certificate made for the test, on loopback."""

from __future__ import annotations

import datetime as dt
import ipaddress
import ssl
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from termsdiff.errors import TermsdiffError
from termsdiff.input.fetching import Limits, fetch

LOCAL = Limits(timeout=1, total=2, size=10_000, tries=1, loopback=True)
Answer = tuple[int, dict[str, str], bytes]


@dataclass
class Site:
    address: str
    certificate: Path
    answers: dict[str, Answer] = field(default_factory=dict)


def write_certificate(path: Path) -> None:
    """Write a key and a certificate, signed by itself, for localhost and 127.0.0.1."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = dt.datetime.now(dt.UTC)
    names = [x509.DNSName("localhost"), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    plain = serialization.NoEncryption()
    form = serialization.PrivateFormat.PKCS8
    path.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, form, plain)
        + certificate.public_bytes(serialization.Encoding.PEM)
    )


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    certificate = tmp_path / "certificate.pem"
    write_certificate(certificate)
    known = Site("", certificate)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, headers, body = known.answers.get(self.path, (404, {}, b""))
            if self.path == "/slow":
                time.sleep(2.5)
            self.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **headers}.items():
                if value:
                    self.send_header(name, value)
            self.end_headers()
            for start in range(0, len(body), 1_000):
                self.wfile.write(body[start : start + 1_000])
                if self.path == "/drip":
                    time.sleep(0.3)

        def log_message(self, *_: object) -> None:
            """Keep quiet."""

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: object) -> None:
            """Keep quiet of clients that hang up."""

    server = Server(("127.0.0.1", 0), Handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    known.address = f"https://localhost:{server.server_port}"
    yield known
    server.shutdown()
    server.server_close()


@pytest.fixture
def trusted(site: Site, monkeypatch: pytest.MonkeyPatch) -> Site:
    """The site, its certificate among those that this process trusts."""
    monkeypatch.setenv("SSL_CERT_FILE", str(site.certificate))
    return site


def give(site: Site, path: str, answer: Answer) -> str:
    site.answers[path] = answer
    return site.address + path


def test_a_page_is_fetched_over_https(trusted: Site) -> None:
    address = give(trusted, "/t?x=1", (200, {"Content-Type": "text/html"}, b"<p>x"))
    page = fetch(address, limits=LOCAL)
    assert (page.address, page.data, page.content_type) == (address, b"<p>x", "text/html")


def test_a_certificate_that_nobody_vouches_for_is_refused(site: Site) -> None:
    with pytest.raises(TermsdiffError, match="certificate is not valid"):
        fetch(give(site, "/t", (200, {}, b"x")), limits=LOCAL)


def test_a_certificate_of_another_host_is_refused(trusted: Site) -> None:
    address = give(trusted, "/t", (200, {}, b"x")).replace("localhost", "127.0.0.2")
    with pytest.raises(TermsdiffError, match=r"certificate is not valid|cannot be reached"):
        fetch(address, limits=LOCAL)


def test_a_redirect_within_https_is_followed(trusted: Site) -> None:
    give(trusted, "/new", (200, {}, b"x"))
    address = give(trusted, "/old", (302, {"Location": "/new"}, b""))
    assert fetch(address, limits=LOCAL).address == f"{trusted.address}/new"


def test_a_redirect_to_http_is_refused(trusted: Site) -> None:
    target = {"Location": "http://terms.example/plain"}
    with pytest.raises(TermsdiffError, match="only https"):
        fetch(give(trusted, "/t", (302, target, b"")), limits=LOCAL)


@pytest.mark.parametrize("host", ["10.0.0.1", "169.254.169.254", "[::ffff:192.168.0.1]", "0.0.0.0"])
def test_a_redirect_to_a_private_address_is_refused(trusted: Site, host: str) -> None:
    address = give(trusted, "/t", (307, {"Location": f"https://{host}/secret"}, b""))
    with pytest.raises(TermsdiffError, match="private address"):
        fetch(address, limits=LOCAL)


def test_loopback_is_private_unless_a_test_says_otherwise(trusted: Site) -> None:
    address = give(trusted, "/t", (200, {}, b"x"))
    with pytest.raises(TermsdiffError, match="private address"):
        fetch(address)


def test_a_page_that_is_too_large_is_refused(trusted: Site) -> None:
    with pytest.raises(TermsdiffError, match="larger than"):
        fetch(give(trusted, "/t", (200, {}, b"x" * 10_001)), limits=LOCAL)


@pytest.mark.parametrize(("path", "size"), [("/slow", 1), ("/drip", 9_000)])
def test_a_slow_server_is_given_up(trusted: Site, path: str, size: int) -> None:
    started = time.monotonic()
    with pytest.raises(TermsdiffError, match=r"not finished in time|cannot be fetched"):
        fetch(give(trusted, path, (200, {}, b"x" * size)), limits=LOCAL)
    assert time.monotonic() - started < 4


def test_an_end_without_farewell_is_a_cut(trusted: Site) -> None:
    address = give(trusted, "/t", (200, {"Content-Length": ""}, b"<p>x"))
    with pytest.raises(TermsdiffError, match="incomplete"):
        fetch(address, limits=LOCAL)
