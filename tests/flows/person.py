"""Somebody at a browser: opens pages, presses the buttons on them, and reads the mail that comes."""

from __future__ import annotations

import re
from typing import Any

from django.test import Client

from indgang.people.models import User
from indgang.shared.models import OutgoingMail
from tests.page_forms import PageForm, forms_in


class Person:
    """Only what stands on the page can be filled in and pressed; ``user`` is who they are at the desk, if anybody."""

    def __init__(self, mail: str, user: User | None = None) -> None:
        self.mail = mail
        self.user = user
        self.client = Client()
        self.page = ""
        self.status = 0
        self.address = ""

    def opens(self, address: str) -> str:
        """Signed in afresh, as sessions do not last for weeks."""
        if self.user is not None:
            self.client.force_login(self.user)
        self.address = address
        return self._shown(self.client.get(address, follow=True))

    def presses(self, button: str, *, beside: str = "", **typed: Any) -> str:
        """``answer__text`` is the field ``answer-text``; what is not typed is sent as it stands.

        Of several such forms it is the one that holds the value ``beside``.
        """
        values = {name.replace("__", "-"): value for name, value in typed.items()}
        form, pressed = self._form_with(button, values, beside)
        self.address = form.action or self.address
        return self._shown(self.client.post(self.address, form.values() | pressed | values, follow=True))

    def letters(self) -> list[OutgoingMail]:
        return list(OutgoingMail.objects.filter(recipient=self.mail).order_by("pk"))

    def letter(self) -> OutgoingMail:
        """The latest."""
        return self.letters()[-1]

    def follows(self, part_of_address: str) -> str:
        """Opens the link of the latest letter that leads there; returns the page."""
        found = re.search(rf"https?://[^/\s]+(\S*{re.escape(part_of_address)}\S*)", self.letter().text)
        assert found, self.letter().text
        return self.opens(found[1])

    def _form_with(self, button: str, values: dict[str, Any], beside: str) -> tuple[PageForm, dict[str, Any]]:
        for form in forms_in(self.page):
            if beside and beside not in [one.value for one in form.fields]:
                continue
            for label, name, value in form.buttons:
                if label == button and values.keys() <= set(form.names()):
                    return form, {name: value} if name else {}
        raise AssertionError(f"No button {button!r} beside {sorted(values)} on {self.address}")

    def _shown(self, answer: Any) -> str:
        self.page, self.status = answer.content.decode(), answer.status_code
        self.address = answer.request["PATH_INFO"]
        return self.page
