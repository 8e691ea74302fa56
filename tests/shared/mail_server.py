"""A mail server of our own that speaks real SMTP, and can be asked to behave badly; only on this machine."""

from __future__ import annotations

import asyncio
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.smtp import SMTP, Envelope, Session

LONG = 60.0


class MailServer:
    """``received`` holds what it said yes to; each mail it is offered meets the next of ``faults``, if there is one.

    Faults: ``hung`` (silent after DATA), ``dropped`` (gone in the middle of DATA), ``unknown`` (550 to the recipient),
    ``full`` (452 to the text), ``mute`` (takes the mail, and then says no goodbye).
    """

    def __init__(self) -> None:
        self.received: list[EmailMessage] = []
        self.faults: deque[str] = deque()
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self.loop.run_forever)
        self.port = 0

    def next_fault(self) -> str:
        return self.faults.popleft() if self.faults else ""

    async def handle_RCPT(  # noqa: N802 – the package calls it so
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        server.fault = self.next_fault()  # type: ignore[attr-defined]
        if server.fault == "unknown":  # type: ignore[attr-defined]
            return f"550 5.1.1 <{address}> is not known here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        if server.fault == "full":  # type: ignore[attr-defined]
            return "452 4.2.2 mailbox full"
        assert isinstance(envelope.content, bytes)
        message = message_from_bytes(envelope.content, policy=policy.default)
        assert isinstance(message, EmailMessage)
        self.received.append(message)
        return "250 OK"

    def message_ids(self) -> list[str]:
        return [str(message["Message-ID"]) for message in self.received]


class BadlyBehaved(SMTP):
    fault = ""

    async def smtp_DATA(self, arg: str) -> None:  # noqa: N802
        if self.fault == "hung":
            await asyncio.sleep(LONG)
        if self.fault == "dropped":
            await self.push("354 go on")
            await self._reader.readline()  # the first line of the mail, and no more
            self.transport.abort()  # type: ignore[union-attr]
            return
        await super().smtp_DATA(arg)

    async def smtp_QUIT(self, arg: str) -> None:  # noqa: N802
        if self.fault == "mute":
            await asyncio.sleep(LONG)
        await super().smtp_QUIT(arg)


@contextmanager
def mail_server() -> Iterator[MailServer]:
    server = MailServer()
    server.thread.start()
    listening = asyncio.run_coroutine_threadsafe(_listen(server), server.loop).result(10)
    server.port = listening.sockets[0].getsockname()[1]
    try:
        yield server
    finally:
        asyncio.run_coroutine_threadsafe(_end(listening), server.loop).result(10)
        server.loop.call_soon_threadsafe(server.loop.stop)
        server.thread.join(10)
        server.loop.close()


async def _listen(server: MailServer) -> asyncio.Server:
    def speak() -> Any:
        return BadlyBehaved(server, loop=server.loop, hostname="post.hvidklit.example", ident="Post")

    return await server.loop.create_server(speak, "127.0.0.1", 0)


async def _end(listening: asyncio.Server) -> None:
    listening.close()
    others = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
    for task in others:
        task.cancel()
        with suppress(asyncio.CancelledError, ConnectionError):
            await task
