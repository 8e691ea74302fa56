"""Sends requests over kept connections and counts the answers: ``python -m benchmarks.load PORT SECONDS < requests``.

Run as a process of its own, so that it takes no time from whoever measures. The requests come as JSON lines of
path and headers and are sent in turn. Prints a JSON object: answers, faults, and milliseconds at the median and p99.
"""

from __future__ import annotations

import json
import socket
import sys
import threading
import time

CONNECTIONS = 8


def as_bytes(path: str, headers: dict[str, str], port: int) -> bytes:
    lines = [f"GET {path} HTTP/1.1", f"Host: 127.0.0.1:{port}", *(f"{k}: {v}" for k, v in headers.items())]
    return "\r\n".join([*lines, "", ""]).encode()


def answer_of(connection: socket.socket) -> bool:
    """Reads one whole answer; whether it was 200."""
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
    return head.startswith(b"HTTP/1.1 200")


def keep_asking(
    requests: list[bytes], start: int, until: float, port: int, times: list[float], faults: list[int]
) -> None:
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        place = start
        while (begun := time.perf_counter()) < until:
            connection.sendall(requests[place % len(requests)])
            if not answer_of(connection):
                faults.append(place)
            times.append(time.perf_counter() - begun)
            place += 1


def main(port: int, seconds: float) -> None:
    requests = [as_bytes(path, headers, port) for path, headers in map(json.loads, sys.stdin)]
    times: list[float] = []
    faults: list[int] = []
    until = time.perf_counter() + seconds
    threads = [
        threading.Thread(target=keep_asking, args=(requests, number * 37, until, port, times, faults))
        for number in range(CONNECTIONS)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    times.sort()
    print(
        json.dumps(
            {
                "answers": len(times),
                "faults": len(faults),
                "p50": 1000 * times[len(times) // 2],
                "p99": 1000 * times[len(times) * 99 // 100],
            }
        )
    )


if __name__ == "__main__":
    main(int(sys.argv[1]), float(sys.argv[2]))
