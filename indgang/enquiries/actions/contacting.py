"""How the company is reached is corrected: what has not left goes to the new address, and the company is told there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from indgang.enquiries.links import token_of
from indgang.enquiries.models import Enquiry
from indgang.enquiries.notices.company import post_new_address
from indgang.enquiries.queries.locking import locked
from indgang.enquiries.queries.unsent import mail_not_left
from indgang.enquiries.rules import may_steer_enquiry
from indgang.history.actions.recording import Actor, record_event
from indgang.people.staff_files.cells import without_person_numbers
from indgang.shared.actions.retrying import readdress_mail, reword_unsent_mail
from indgang.shared.refusals import Refused
from indgang.shared.secret_links import new_seed


class UnableToChangeContact(Refused):
    """The company is reached as before, and nothing was sent."""


@dataclass(frozen=True)
class Contact:
    """Whom we speak with, and how they are reached: one way at least."""

    name: str = ""
    mail: str = ""
    phone: str = ""


def change_contact(*, enquiry: Enquiry, contact: Contact, by: Actor, now: datetime) -> Enquiry:
    """Corrects who is spoken with and how they are reached, also after closing: an answer may still not have left.

    To another mail address goes all that has not left, and a word with the link to the company's own page, since what
    left before may never have arrived. The link is another from then on: whoever has the wrong mailbox cannot open the
    page. History tells that it was done, and no name, address or number.
    """
    with transaction.atomic():
        enquiry = locked(enquiry)
        _refuse(enquiry, contact, by)
        is_new_address = contact.mail.casefold() != enquiry.contact_mail.casefold()
        if is_new_address and enquiry.contact_mail:
            _renew_link(enquiry)
        enquiry.contact_name = without_person_numbers(contact.name)
        enquiry.contact_mail, enquiry.contact_phone = contact.mail, contact.phone
        enquiry.save(update_fields=["link_seed", "contact_name", "contact_mail", "contact_phone"])
        record_event(area="enquiries", act="change_contact", target=enquiry, by=by)
        if is_new_address:
            readdress_mail(mails=mail_not_left(enquiry), recipient=contact.mail, by=by, now=now)
            post_new_address(enquiry, now=now)
    return enquiry


def _renew_link(enquiry: Enquiry) -> None:
    before, enquiry.link_seed = enquiry.link_seed, new_seed()
    reword_unsent_mail(mails=mail_not_left(enquiry), old=token_of(before), new=token_of(enquiry.link_seed))


def _refuse(enquiry: Enquiry, contact: Contact, by: Actor) -> None:
    if not may_steer_enquiry(by, enquiry):
        raise UnableToChangeContact(_("Only the holder, their leader and the entrance may change this."))
    if enquiry.forgotten_at is not None:
        raise UnableToChangeContact(_("Who asked has been forgotten, as it was closed so long ago."))
    if not (contact.mail or contact.phone):
        raise UnableToChangeContact(_("Give one way to reach them: mail or phone."), field="contact_mail")
