"""A mail server on loopback that says what a case tells it to, with STARTTLS and login."""

import base64
import socketserver
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from ipaddress import ip_address
from pathlib import Path
from typing import NamedTuple

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

PASSWORD = "open, sesame"


class Delivery(NamedTuple):
    sender: str
    to: list[str]
    message: EmailMessage


class MailServer(socketserver.ThreadingTCPServer):
    """`answers`: what it says instead of 250, by how a line begins: `RCPT TO:<a@b>`, `MAIL`, `.` for the end."""

    daemon_threads = True

    def __init__(self, certificate: Path | None) -> None:
        super().__init__(("127.0.0.1", 0), Session)
        self.answers: dict[str, str] = {}
        self.delivered: list[Delivery] = []
        self.heard: list[str] = []
        self.tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER) if certificate else None
        if self.tls and certificate:
            self.tls.load_cert_chain(certificate)

    @property
    def port(self) -> int:
        return int(self.server_address[1])


class Session(socketserver.BaseRequestHandler):
    server: MailServer

    def handle(self) -> None:
        self.sender, self.to = "", list[str]()
        self.lines = self.request.makefile("rb")
        self.say("220 mail.example")
        while raw := self.lines.readline():
            line = raw.decode().rstrip("\r\n")
            self.server.heard.append(line)
            told = next(
                (told for head, told in self.server.answers.items() if line.upper().startswith(head.upper())), ""
            )
            if told == "hang up":
                return
            self.say(told or self.answer(line))
            if line.upper() == "STARTTLS" and self.server.tls:
                try:
                    self.request = self.server.tls.wrap_socket(self.request, server_side=True)
                except ssl.SSLError:  # who does not trust us hangs up
                    return
                self.lines = self.request.makefile("rb")
            if line.upper() == "QUIT":
                return

    def say(self, line: str) -> None:
        self.request.sendall(f"{line}\r\n".encode())

    def answer(self, line: str) -> str:
        verb, _, rest = line.partition(" ")
        match verb.upper():
            case "EHLO":
                extensions = ["mail.example", *(["STARTTLS"] if self.server.tls else []), "AUTH PLAIN"]
                return "\r\n".join([*(f"250-{one}" for one in extensions[:-1]), f"250 {extensions[-1]}"])
            case "STARTTLS":
                return "220 go on"
            case "AUTH":
                right = base64.b64decode(rest.split()[1]).endswith(f"\0{PASSWORD}".encode())
                return "235 welcome" if right else f"535 not {rest.split()[1]}"
            case "MAIL":
                self.sender, self.to = rest, []
            case "RCPT":
                self.to.append(rest.partition("<")[2].partition(">")[0])
            case "DATA":
                return self.data()
            case "QUIT":
                return "221 bye"
        return "250 fine"

    def data(self) -> str:
        self.say("354 go on")
        told = b""
        for line in iter(self.lines.readline, b".\r\n"):
            told += line.removeprefix(b".") if line.startswith(b"..") else line
        if refusal := self.server.answers.get("."):
            return refusal
        self.server.delivered.append(
            Delivery(self.sender, self.to, message_from_bytes(told, policy=policy.default))  # type: ignore[arg-type]
        )
        return "250 taken"


@contextmanager
def serving(certificate: Path | None = None) -> Iterator[MailServer]:
    """With a certificate it offers STARTTLS."""
    server = MailServer(certificate)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()


def certificate(file: Path) -> Path:
    """Of 127.0.0.1, signed by itself, with its key."""
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    private = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    file.write_bytes(private + made.public_bytes(pem))
    return file
