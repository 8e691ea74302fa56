"""The little booklet: drawn as PDF, put among the materials, and drawn again when something is mended."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from indgang.gatherings.models import Gathering, GatheringState
from indgang.gatherings.queries.booklet import SOURCE_AREA, booklet_of
from indgang.gatherings.queries.figures import FORGOTTEN
from indgang.gatherings.queries.published import key_of
from indgang.gatherings.rules import may_keep_gathering
from indgang.history.actions.recording import Actor, record_event
from indgang.materials.actions.keeping import GivenFile, MaterialValues, Source, keep_made_material
from indgang.materials.models import Channel, Kind, Material, Readers, State
from indgang.people.models import Municipality
from indgang.people.queries import the_municipality
from indgang.shared.file_kinds import harmless_name
from indgang.shared.pdf import write_pdf
from indgang.shared.refusals import Refused

PDF = "application/pdf"
TEMPLATE = "gatherings/templates/gatherings/booklet.typ"


class UnableToPublish(Refused):
    """The booklet stands as it was."""


def publish_booklet(*, gathering: Gathering, by: Actor, now: datetime) -> Material:
    """Draws the booklet and puts it among the materials. Published again it is replaced, and what is counted stays."""
    if not may_keep_gathering(by, gathering):
        raise UnableToPublish(_("Only those who see to the gathering publish its booklet."))
    if gathering.state != GatheringState.HELD:
        raise UnableToPublish(_("The booklet is published when the gathering has been held."))
    if FORGOTTEN in gathering.figures:
        raise UnableToPublish(_("What was said has been deleted by now: the booklet stands as it is."))
    booklet = booklet_of(gathering)
    if booklet.is_empty:
        raise UnableToPublish(
            _("There is nothing to put in it yet: choose quotes, or write what a group came to.")
        )
    words = booklet.as_data()
    name = harmless_name(_("Booklet %(title)s") % {"title": gathering.title}, PDF)
    file = GivenFile(name, PDF, draw_booklet(words=words), words)
    with transaction.atomic():
        material = keep_made_material(
            source=Source(SOURCE_AREA, key_of(gathering)),
            values=_values(gathering, now),
            file=file,
            by=by,
            now=now,
        )
        record_event(area="gatherings", act="publish_booklet", target=gathering, by=by)
    return material


def draw_booklet(*, words: dict[str, Any]) -> bytes:
    """The PDF of a booklet's words, in the municipality's own colour."""
    municipality = the_municipality() or Municipality()
    return write_pdf(template=TEMPLATE, data=words, colour=municipality.colour)


def _values(gathering: Gathering, now: datetime) -> MaterialValues:
    return MaterialValues(
        title=_("Booklet: %(title)s") % {"title": gathering.title},
        kind=Kind.BOOKLET,
        readers=Readers.COLLEAGUES,
        channel=Channel.INTRANET,
        purpose=_("What was said and solved at the gathering, and whom to call."),
        address=reverse("gatherings:show_booklet", args=[gathering.pk]),
        owner=gathering.organiser,
        release_date=timezone.localdate(now),
        state=State.IN_USE,
    )
