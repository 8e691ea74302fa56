from __future__ import annotations

from datetime import UTC, datetime

import pytest

from indgang.gatherings.actions.publishing import UnableToPublish, draw_booklet, publish_booklet
from indgang.gatherings.queries.booklet import booklet_of
from indgang.gatherings.queries.published import published_booklet
from indgang.history.actions.recording import SYSTEM
from indgang.history.models import Event
from indgang.materials.actions.counting import count_use
from indgang.materials.models import Material, Way
from indgang.people.models import Role
from tests.factories import make_colleague, make_municipality, make_user
from tests.gatherings.booklet_rows import a_result, agreed, answered, came, held, met
from tests.shared.pdf_reading import opened, tags_of, text_of

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 6, 4, 6, 0, tzinfo=UTC)
HOSTILE = '#import "x" $x^2$ <script>alert(1)</script> æøå'


def a_full_gathering(**values: object):  # type: ignore[no-untyped-def]  # the model, with what is needed for each part
    make_municipality(name="Hvidklit Kommune", colour="#7a1f5a")
    gathering = held(title="Mød dem du ringer til", **values)
    guests = [came(gathering, "Ida Æblegård"), came(gathering, "Bo Ødum")]
    theme = gathering.themes.create(name="Vi ringer for sent")
    agreed(answered(met(gathering, *guests), HOSTILE, theme=theme), guests)
    a_result(gathering, HOSTILE, first_step="Saml dem", owner=make_colleague("Åse"))
    return gathering


def test_it_becomes_a_material_with_the_web_address() -> None:
    gathering = a_full_gathering()
    by = make_user(colleague=gathering.organiser)
    material = publish_booklet(gathering=gathering, by=by, now=NOW)
    material.refresh_from_db()
    assert (material.title, material.kind, material.owner, material.address, str(material.release_date)) == (
        "Hæfte: Mød dem du ringer til", "booklet", gathering.organiser, f"/intern/samlinger/{gathering.pk}/haefte/",
        "2026-06-04",
    )  # fmt: skip
    assert (material.file.name, material.file.content_type) == (
        "Hæfte Mød dem du ringer til.pdf", "application/pdf",
    )  # fmt: skip
    event = Event.objects.get(act="publish_booklet")
    assert (event.target_label, event.actor_name) == ("Mød dem du ringer til", by.history_name)


def test_published_again_the_file_is_replaced_and_the_count_stays() -> None:
    gathering = a_full_gathering()
    first = publish_booklet(gathering=gathering, by=SYSTEM, now=NOW)
    count_use(material=first, way=Way.OPENED, on=NOW.date())
    a_result(gathering, "Ét ark mere", title="Havnen")
    again = publish_booklet(gathering=gathering, by=SYSTEM, now=NOW)
    published = published_booklet(gathering)
    assert published is not None
    assert (again.pk, Material.objects.count(), first.uses.get().number, len(published.words["solved"])) == (
        first.pk, 1, 1, 2,
    )  # fmt: skip


def test_the_pdf_is_an_a5_for_everybody() -> None:
    pdf = opened(draw_booklet(words=booklet_of(a_full_gathering()).as_data()))
    assert (str(pdf.Root.Lang), bool(pdf.Root.MarkInfo.Marked), str(pdf.docinfo["/Title"])) == (
        "da", True, "Mød dem du ringer til",
    )  # fmt: skip
    assert "<pdfuaid:part>1</pdfuaid:part>" in pdf.Root.Metadata.read_bytes().decode()
    sizes = {tuple(round(float(side) * 25.4 / 72) for side in page.mediabox) for page in pdf.pages}
    assert (sizes, len(pdf.pages) % 4) == ({(0, 0, 148, 210)}, 0)
    headings = [tag for tag in tags_of(pdf) if tag in {"Title", "H1", "H2", "H3", "BlockQuote"}]
    assert headings == [
        "Title", "H1", "H2", "H1", "H2", "BlockQuote", "H1", "H2", "H1", "H1", "H1",
    ]  # fmt: skip


def test_what_people_wrote_stands_as_they_wrote_it() -> None:
    said = text_of(opened(draw_booklet(words=booklet_of(a_full_gathering()).as_data())))
    assert said.count(HOSTILE) == 2
    assert "Ida Æblegård" in said


def test_with_few_answers_only_what_is_there_is_drawn() -> None:
    gathering = held()
    a_result(gathering, "Ét ark")
    said = text_of(opened(draw_booklet(words=booklet_of(gathering).as_data())))
    assert ("Det løste vi" in said, "Det sagde vi" in said, "Ring til hinanden" in said, "I hæftet" in said) == (
        True, False, False, False,
    )  # fmt: skip


@pytest.mark.parametrize("people", range(1, 14))
def test_the_last_page_is_the_back_of_a_folded_booklet(people: int) -> None:
    gathering = held()
    for _place in range(people):
        came(gathering)
    pages = opened(draw_booklet(words=booklet_of(gathering).as_data())).pages
    assert len(pages) % 4 == 0


def test_others_do_not_publish_it() -> None:
    gathering = a_full_gathering()
    for by in (make_user(), make_user(Role.ENTRANCE)):
        with pytest.raises(UnableToPublish, match="står for samlingen"):
            publish_booklet(gathering=gathering, by=by, now=NOW)
    assert not Material.objects.exists()


def test_nothing_is_published_before_the_day_and_nothing_empty() -> None:
    with pytest.raises(UnableToPublish, match="når samlingen er holdt"):
        publish_booklet(gathering=a_full_gathering(state="running"), by=SYSTEM, now=NOW)
    with pytest.raises(UnableToPublish, match="ikke noget at sætte i det"):
        publish_booklet(gathering=held(), by=SYSTEM, now=NOW)
    assert not Material.objects.exists()
