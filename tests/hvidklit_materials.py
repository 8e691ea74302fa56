"""Materials, outside dates and a booklet in the small municipality, and what stands in their addresses."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from indgang.gatherings.actions.publishing import publish_booklet
from indgang.gatherings.models import (
    Consent,
    CrossTask,
    Gathering,
    Group,
    GroupResult,
    Guest,
    SpeedMeeting,
    SpeedRound,
)
from indgang.history.actions.recording import SYSTEM
from indgang.materials.models import Material, MaterialFile, MaterialUse, OutsideDate

if TYPE_CHECKING:
    from tests.hvidklit import Hvidklit

MATERIAL_PAGES = ("list_materials", "show_material", "download_material", "list_outside_dates")
MATERIAL_FORMS = ("add_material", "change_material", "add_outside_date", "change_outside_date")
BOOKLET = "Samlingen i foråret"
OF_MATERIAL = ("show_material", "change_material", "open_material", "download_material", "hand_out_material")
OF_DATE = ("change_outside_date", "remove_outside_date")
OF_BOOKLET = ("show_booklet", "preview_booklet", "draw_booklet", "publish_booklet")


def put_materials_in(house: Hvidklit) -> None:
    """A brochure of Karla's with a file and an address, used and to be looked at again; a date next week."""
    today = timezone.localdate()
    brochure = Material.objects.create(
        title="En indgang", kind="brochure", readers="newcomers", channel="intranet", owner=house.colleagues["karla"],
        purpose="Gives til nye.", address="https://hvidklit.example/brochure", review_date=today,
        release_date=today + timedelta(days=7),
    )  # fmt: skip
    MaterialFile.objects.create(
        material=brochure, name="en-indgang.txt", content_type="text/plain", size=5, content=b"Hej\xc3\xa6"
    )
    MaterialUse.objects.create(material=brochure, way="opened", used_on=today, number=3)
    MaterialUse.objects.create(
        material=brochure, way="handed_out", used_on=today, number=40, place="Skranken", noted_by="Inga Indgang",
        about_label="Messen",
    )  # fmt: skip
    soon = today + timedelta(days=7)
    OutsideDate.objects.create(name="DI's måling", starts_on=soon, ends_on=soon, source="DI")
    OutsideDate.objects.create(
        name="Valg",
        starts_on=today - timedelta(days=400),
        ends_on=today - timedelta(days=400),
        source="Loven",
    )
    _publish_a_booklet(house)


def _publish_a_booklet(house: Hvidklit) -> None:
    """Of a gathering that Inga saw to in the spring: Karla and Kai said something, and solved something."""
    now, people = timezone.now(), house.colleagues
    gathering = Gathering.objects.create(
        title=BOOKLET, purpose="At vi kender hinanden", starts_at=now - timedelta(days=200), place="Kantinen",
        state="held", organiser=people["entrance"], uid="foraar@hvidklit.example", day_token_seed="foraar",
    )  # fmt: skip
    card = gathering.cards.create(text="Hvem ringer du til?", position=0)
    theme = gathering.themes.create(name="Vi ringer for sent")
    guests = [
        Guest.objects.create(
            gathering=gathering, colleague=people[who], state="coming", token_seed=f"foraar-{who}",
            checked_in_at=now,
        )
        for who in ("karla", "colleague")
    ]  # fmt: skip
    begun = SpeedRound.objects.create(gathering=gathering, number=1, began_at=now)
    meeting = SpeedMeeting.objects.create(
        round=begun, table=1, first=guests[0], second=guests[1], took_place=True
    )
    answer = card.answers.create(
        meeting=meeting, text="Ring før klokken ti.", theme=theme, in_booklet=True, asked_at=now
    )
    for guest in guests:
        answer.words.create(guest=guest, consent=Consent.NAMED)
    task = CrossTask.objects.create(
        title="Ét skilteark", description="Tre svarer", wanted_outcome="Ét ark", owner=people["leader"]
    )
    groups = [Group.objects.create(gathering=gathering, table=table, task=task) for table in (1, 2)]
    GroupResult.objects.create(group=groups[0], text="Vi laver ét ark.", first_step="Saml de tre")
    publish_booklet(gathering=gathering, by=SYSTEM, now=now)


def things_of_materials(house: Hvidklit) -> dict[str, dict[str, object]]:
    brochure, outside = Material.objects.get(title="En indgang"), OutsideDate.objects.get(name="DI's måling")
    held = Gathering.objects.get(title=BOOKLET)
    things: dict[str, dict[str, object]] = {f"materials:{name}": {"pk": brochure.pk} for name in OF_MATERIAL}
    things |= {f"materials:{name}": {"pk": outside.pk} for name in OF_DATE}
    return things | {f"gatherings:{name}": {"pk": held.pk} for name in OF_BOOKLET}
