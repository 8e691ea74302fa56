"""A small server on this machine that answers like the CVR register's distribution."""

from __future__ import annotations

import json
import threading
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from time import sleep
from typing import Any

USER, PASSWORD = "indgang", "hemmelig-æøå"


def source(**changes: Any) -> dict[str, Any]:
    """A company as the register remembers it, cut to what is read, with something of its past."""
    told: dict[str, Any] = {
        "cvrNummer": 99000007,
        "livsforloeb": [{"periode": {"gyldigFra": "1999-01-01", "gyldigTil": None}}],
        "telefonNummer": [
            {"kontaktoplysning": "19701000", "hemmelig": False, "periode": {"gyldigTil": "2015-01-01"}},
            {"kontaktoplysning": "19701001", "hemmelig": False, "periode": {"gyldigTil": None}},
        ],
        "elektroniskPost": [
            {
                "kontaktoplysning": "kontor@klitsmede.example",
                "hemmelig": False,
                "periode": {"gyldigTil": None},
            },
            {
                "kontaktoplysning": "hemmelig@klitsmede.example",
                "hemmelig": True,
                "periode": {"gyldigTil": None},
            },
        ],
        "hjemmeside": [{"kontaktoplysning": "www.klitsmede.example", "periode": {"gyldigTil": None}}],
        "virksomhedMetadata": {
            "nyesteNavn": {"navn": "KLIT SMEDE ApS"},
            "nyesteHovedbranche": {
                "branchekode": "251100",
                "branchetekst": "Fremstilling af metalkonstruktioner",
            },
            "nyesteBeliggenhedsadresse": {
                "vejnavn": "Havnevej",
                "postnummer": 9999,
                "postdistrikt": "Hvidklit",
            },
            "nyesteErstMaanedsbeskaeftigelse": {
                "antalAnsatte": 14,
                "intervalKodeAntalAnsatte": "ANTAL_10_19",
            },
        },
    }
    return told | changes


def hits(*sources: dict[str, Any]) -> bytes:
    found = [{"_index": "cvr", "_source": {"Vrvirksomhed": one}} for one in sources]
    return json.dumps({"took": 3, "timed_out": False, "hits": {"total": len(found), "hits": found}}).encode()


@dataclass
class Register:
    """What the server is to answer, and what it was asked."""

    url: str = ""
    body: bytes = b""
    status: int = 200
    location: str = ""
    pause: float = 0.0
    asked: list[tuple[str, Any]] = field(default_factory=list)


@contextmanager
def register_answering(body: bytes = b"", **told: Any) -> Iterator[Register]:
    register = Register(body=body, **told)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            sent = self.rfile.read(int(self.headers["Content-Length"]))
            register.asked.append((self.path, json.loads(sent)))
            word = b64encode(f"{USER}:{PASSWORD}".encode()).decode()
            is_known = self.headers["Authorization"] == f"Basic {word}"
            self.send_response(register.status if is_known else 401)
            if register.location:
                self.send_header("Location", register.location)
            self.end_headers()
            for at in range(0, len(register.body), 100):
                sleep(register.pause)
                try:
                    self.wfile.write(register.body[at : at + 100])
                except OSError:  # whoever asked did not wait
                    return

        def log_message(self, *_args: Any) -> None:
            """Silent: the tests tell."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    register.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield register
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
