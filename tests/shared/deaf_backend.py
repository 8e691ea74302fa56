from __future__ import annotations

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend


class DeafBackend(BaseEmailBackend):
    """Takes nothing, and says so."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        return 0
