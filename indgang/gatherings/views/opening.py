"""What a view of the day opens: the gathering for whoever keeps it, and a guest's own by the personal link."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.translation import gettext as _

from indgang.gatherings.links import SALT, guest_of_token
from indgang.gatherings.models import Gathering, Guest
from indgang.gatherings.queries.day import MAY_COME
from indgang.gatherings.rules import may_keep_gathering
from indgang.gatherings.views.showing import gathering_at
from indgang.people.models import User


def gathering_kept_by(user: User, pk: int) -> Gathering:
    gathering = gathering_at(pk)
    if not may_keep_gathering(user, gathering):
        raise PermissionDenied
    return gathering


def guest_of_link(token: str, salt: str = SALT) -> Guest:
    """Whose link it is, where they may come; ``salt`` says what the link must have been made to open."""
    guest = guest_of_token(token, salt)
    if guest is None or guest.state not in MAY_COME:
        raise Http404(_("The link is not known here. Use the whole link from the mail or the badge."))
    return guest
