"""Moments and names as the company reads them."""

from __future__ import annotations

from datetime import datetime

from django import template
from django.utils.translation import gettext as _

from indgang.enquiries.models import Message
from indgang.enquiries.notices.company import spoken_time
from indgang.people.models import Audience

register = template.Library()


@register.filter
def spoken(moment: datetime) -> str:
    return spoken_time(moment)


@register.filter
def answered_by(message: Message) -> str:
    """The colleague, if everybody may see their name."""
    shown = message.author.shown_to(Audience.PUBLIC).name if message.author else ""
    return shown or _("The municipality")
