"""Sends requests over kept connections and counts the answers: ``python -m benchmarks.load PORT SECONDS < requests``.

Run as a process of its own, so that it takes no time from whoever measures. The requests come as JSON lines of path,
headers, and the body if it is a form that is sent; they are sent in turn, with ``--once`` each once and no more. An
answer with another status than ``--status`` is a fault. Prints a JSON object: answers, faults, the seconds it took, and
milliseconds at the median, p95 and p99.
"""

from __future__ import annotations

import argparse
import json
import socket
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count

CONNECTIONS = 8


@dataclass
class Load:
    """What to send until when, and what came of it: seconds waited, and the places of what was answered otherwise."""

    requests: list[bytes]
    port: int
    until: float
    status: int
    is_once: bool
    connections: int
    times: list[float] = field(default_factory=list)
    faults: list[int] = field(default_factory=list)

    def places(self, number: int) -> Iterator[int]:
        """The requests of one connection: each takes its own share of those that are sent once."""
        if self.is_once:
            yield from range(number, len(self.requests), self.connections)
        else:
            yield from (place % len(self.requests) for place in count(number * 37))


def as_bytes(port: int, path: str, headers: dict[str, str], body: str = "") -> bytes:
    content = body.encode()
    lines = [f"{'POST' if body else 'GET'} {path} HTTP/1.1", f"Host: 127.0.0.1:{port}"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    if body:
        lines.append(f"Content-Length: {len(content)}")
    return "\r\n".join([*lines, "", ""]).encode() + content


def status_of_answer(connection: socket.socket) -> int:
    """Reads one whole answer."""
    data = b""
    while b"\r\n\r\n" not in data:
        data += connection.recv(65_536)
    head, _, body = data.partition(b"\r\n\r\n")
    length = next(
        int(line.split(b":")[1]) for line in head.lower().split(b"\r\n") if line.startswith(b"content-length")
    )
    missing = length - len(body)
    while missing > 0:
        missing -= len(connection.recv(65_536))
    return int(head.split(b" ", 2)[1])


def keep_asking(load: Load, number: int) -> None:
    with socket.create_connection(("127.0.0.1", load.port)) as connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for place in load.places(number):
            begun = time.perf_counter()
            if begun >= load.until:
                return
            connection.sendall(load.requests[place])
            if status_of_answer(connection) != load.status:
                load.faults.append(place)
            load.times.append(time.perf_counter() - begun)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("port", type=int)
    parser.add_argument("seconds", type=float)
    parser.add_argument("--status", type=int, default=200)
    parser.add_argument("--connections", type=int, default=CONNECTIONS)
    parser.add_argument("--once", action="store_true")
    chosen = parser.parse_args()
    requests = [as_bytes(chosen.port, *json.loads(line)) for line in sys.stdin]
    begun = time.perf_counter()
    load = Load(requests, chosen.port, begun + chosen.seconds, chosen.status, chosen.once, chosen.connections)
    send_all(load)
    print(json.dumps(told(load, time.perf_counter() - begun)))


def send_all(load: Load) -> None:
    threads = [
        threading.Thread(target=keep_asking, args=(load, number)) for number in range(load.connections)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def told(load: Load, seconds: float) -> dict[str, float]:
    times = sorted(load.times)
    return {
        "answers": len(times),
        "faults": len(load.faults),
        "seconds": seconds,
        "p50": 1000 * times[len(times) // 2],
        "p95": 1000 * times[len(times) * 95 // 100],
        "p99": 1000 * times[len(times) * 99 // 100],
    }


if __name__ == "__main__":
    main()
