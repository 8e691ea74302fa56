from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from indgang.catalogue.kle_files import ReadRegister, ReadSubject
from indgang.catalogue.models import KleEdition, KleSubject
from indgang.catalogue.queries.kle_register import KleChanges, kle_changes, newest_edition
from indgang.catalogue.rules import may_import_kle
from indgang.history.actions.recording import Actor, record_event
from indgang.people.models import User
from indgang.shared.refusals import Refused

READ_FIELDS = ["title", "guidance", "keywords", "uuid", "is_retired", "successor", "edition"]
ROWS_AT_ONCE = 500


class UnableToImportKle(Refused):
    """The register was not read."""


def import_kle(*, register: ReadRegister, by: Actor, is_forced: bool = False) -> KleChanges:
    """Makes our register as the edition has it, and tells what that changed.

    Numbers that are no longer in use stay readable, with what replaces them. ``by`` is whoever is signed in, or the
    system where an operator does it on the server. An older edition than ours is read only where it ``is_forced``.
    """
    if isinstance(by, User) and not may_import_kle(by):
        raise UnableToImportKle(_("Only catalogue editors may read the KLE register in."))
    newest = newest_edition()
    if newest is not None and register.published_date < newest.published_date and not is_forced:
        raise UnableToImportKle(
            _("The file is from %(file)s. A newer one, from %(ours)s, has been read already.")
            % {"file": date_format(register.published_date), "ours": date_format(newest.published_date)},
            field="is_forced",
        )
    with transaction.atomic():
        changes = kle_changes(register)
        before = KleSubject.objects.count()
        edition = _edition(register)
        _replace_subjects(register, edition)
        counts = {"subjects": (before, KleSubject.objects.count()), "retired": ("", len(changes.retired))}
        record_event(area="catalogue", act="import_kle", target=edition, by=by, changes=counts)
    return changes


def _edition(register: ReadRegister) -> KleEdition:
    values = {"version": register.version, "imported_at": timezone.now()}
    return KleEdition.objects.update_or_create(published_date=register.published_date, defaults=values)[0]


def _replace_subjects(register: ReadRegister, edition: KleEdition) -> None:
    successors = dict(KleSubject.objects.values_list("number", "successor"))
    rows = [_subject(read, edition, successors.get(read.number, "")) for read in register.subjects]
    KleSubject.objects.bulk_create(
        rows, ROWS_AT_ONCE, update_conflicts=True, unique_fields=["number"], update_fields=READ_FIELDS
    )
    left_out = successors.keys() - {read.number for read in register.subjects}
    KleSubject.objects.filter(number__in=left_out).update(is_retired=True)


def _subject(read: ReadSubject, edition: KleEdition, known_successor: str) -> KleSubject:
    return KleSubject(
        number=read.number,
        title=read.title,
        guidance=read.guidance,
        keywords="\n".join(read.keywords),
        uuid=read.uuid,
        is_retired=read.is_retired,
        successor=read.successor or (known_successor if read.is_retired else ""),
        edition=edition,
    )
