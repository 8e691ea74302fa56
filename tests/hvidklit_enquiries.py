"""What companies have asked the small municipality of tests/hvidklit.py."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from indgang.businesses.models import Business
from indgang.enquiries.links import token_of
from indgang.enquiries.models import (
    AttachedFile,
    Channel,
    Enquiry,
    HandOver,
    Involvement,
    JointMeeting,
    Level,
    Message,
    MessageKind,
    PhoneDraft,
    State,
    WaitingTime,
)
from indgang.people.models import Unit
from indgang.surveys.models import Invitation
from indgang.surveys.queries.inviting import hash_of

if TYPE_CHECKING:
    from tests.hvidklit import Hvidklit


def fill_lists_of_enquiries(house: Hvidklit) -> None:
    """A late one that Karla holds, a confidential one she is asked to hold, one that waits, and a call she drafts."""
    now, karla = timezone.now(), house.colleagues["karla"]
    long_ago, unit = now - timedelta(days=30), Unit.objects.get(name="Byg og Miljø")
    business = Business.objects.get(pk=house.business_pk)
    Enquiry.objects.create(
        reference="26-ACDEFH", link_seed="a", channel=Channel.WEB, state=State.HELD, holder=karla, held_since=long_ago,
        question="Må vi bygge en hal?", summary="Må vi bygge en hal?", business=business, unit=unit, missed_dates=2,
        level=Level.COMPLEX, received_at=long_ago, contact_due_at=now - timedelta(days=2),
        answer_due_date=now.date() - timedelta(days=3), next_step="Vi ses", next_step_date=now.date(),
    )  # fmt: skip
    hidden = Enquiry.objects.create(
        reference="26-ACDEFJ", link_seed="b", channel=Channel.PHONE, question="Vi lukker", summary="Vi lukker",
        is_confidential=True, contact_name="Bente Smed", call_back_at=now, contact_due_at=now,
    )  # fmt: skip
    HandOver.objects.create(enquiry=hidden, receiver=karla, asked_at=now - timedelta(days=3))
    waiting = Enquiry.objects.create(
        reference="26-ACDEFK", link_seed="c", channel=Channel.WEB, state=State.WAITING, question="Et skilt",
        summary="Et skilt ved vejen", company_name="Bageren", unit=unit, received_at=long_ago,
    )  # fmt: skip
    WaitingTime.objects.create(enquiry=waiting, first_date=long_ago.date(), waited_for="Tegninger")
    draft = PhoneDraft.objects.create(
        owner=house.users["karla"], key="karlas-kladde", values={"question": "Ny hal"}, saved_at=now
    )
    house.draft_key = draft.key


def receive_what_a_company_wrote(house: Hvidklit) -> None:
    """Karla holds it, of Byg og Miljø; the company has sent a file and got an answer, and was asked how it went."""
    now = timezone.now()
    enquiry = Enquiry.objects.create(
        reference="26-HVKLT4", link_seed="frø", channel=Channel.WEB, question="Må vi bygge om?",
        summary="Må vi bygge om?", contact_name="Bente Smed", contact_mail="bente@smed.example",
        contact_phone="19 55 66 77", state=State.HELD, holder=house.colleagues["karla"], held_since=now,
        unit=Unit.objects.get(name="Byg og Miljø"), received_at=now, contact_due_at=now + timedelta(days=1),
        next_step="Vi ser på tegningerne", next_step_date=timezone.localdate() + timedelta(days=3),
    )  # fmt: skip
    asked = Message.objects.create(
        enquiry=enquiry, kind=MessageKind.COMPANY, text="Må vi bygge om?\n\nVi er en smedje.", author_name="Bente Smed"
    )  # fmt: skip
    Message.objects.create(
        enquiry=enquiry, kind=MessageKind.ANSWER, text="Send os en tegning.", author=house.colleagues["karla"],
        counts_as_answer=True,
    )  # fmt: skip
    file = AttachedFile.objects.create(
        message=asked, name="tegning.pdf", content_type="application/pdf", size=9, content=b"%PDF-1.7\n"
    )
    Invitation.objects.create(
        area="enquiries", target_key=enquiry.history_key, target_label=enquiry.history_label,
        token_hash=hash_of("hvordan-gik-det"), sent_at=now, expires_at=now + timedelta(days=60),
    )  # fmt: skip
    house.hand_over_pk = HandOver.objects.create(
        enquiry=enquiry, giver=house.colleagues["karla"], receiver=house.colleagues["entrance"], word="Jeg går på ferie"
    ).pk  # fmt: skip
    house.part_pk = Involvement.objects.create(
        enquiry=enquiry, colleague=house.colleagues["leader"], unit=enquiry.unit, part="Se på tegningerne",
        due_date=timezone.localdate() + timedelta(days=2),
    ).pk  # fmt: skip
    house.meeting_pk = JointMeeting.objects.create(
        enquiry=enquiry, starts_at=now + timedelta(days=5), place="Rådhuset, lokale 2", agenda="Hvad vi skal bruge",
        uid="moede@hvidklit.example",
    ).pk  # fmt: skip
    house.written = {"reference": enquiry.reference, "token": token_of(enquiry.link_seed)}
    house.file_pk = file.pk


def things_of_enquiries(house: Hvidklit) -> dict[str, dict[str, object]]:
    """What stands in the addresses of enquiries: the one that Karla holds."""
    things: dict[str, dict[str, object]] = {}
    of_written = ["show_status", "show_receipt", "write_from_company"]
    things |= {f"enquiries:{name}": dict(house.written) for name in of_written}
    things["enquiries:show_own_file"] = {**house.written, "pk": house.file_pk}
    of_enquiry = ["show_enquiry", "take_enquiry", "take_over_enquiry", "suggest_receiver", "choose_task",
                  "ask_to_hold", "send_back", "link_business", "ask_for_part", "answer_company",
                  "answer_and_close", "add_call", "write_note",
                  "wait_for_company", "resume_enquiry", "set_next_step", "start_answer_clock", "raise_to",
                  "mark_enquiry", "make_confidential", "open_to_house", "invite_to_meeting", "close_enquiry",
                  "reopen_enquiry", "change_contact"]  # fmt: skip
    reference = {"reference": house.written["reference"]}
    things |= {f"enquiries:{name}": reference for name in of_enquiry}
    of_meeting = ["move_meeting", "cancel_meeting"]
    things |= {f"enquiries:{name}": {**reference, "pk": house.meeting_pk} for name in of_meeting}
    of_hand_over = ["accept_enquiry", "decline_enquiry", "withdraw_hand_over"]
    things |= {f"enquiries:{name}": {**reference, "pk": house.hand_over_pk} for name in of_hand_over}
    of_part = ["accept_part", "decline_part", "finish_part", "stop_part", "change_part"]
    things |= {f"enquiries:{name}": {**reference, "pk": house.part_pk} for name in of_part}
    things["enquiries:show_file"] = {"reference": house.written["reference"], "pk": house.file_pk}
    answering = ["answer_satisfaction", "help_unhappy"]
    things |= {f"enquiries:{name}": {"token": "hvordan-gik-det"} for name in answering}
    things["enquiries:forget_phone_draft"] = {"key": house.draft_key}
    return things
