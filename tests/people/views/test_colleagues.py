from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from indgang.people.actions.joining import edit_colleague
from indgang.people.models import Colleague, Role, Visibility
from indgang.people.views.colleagues import A_PAGE
from tests.factories import make_absence, make_administrator, make_colleague, make_unit, make_user
from tests.people.views.conftest import QueriesOf, errors_of, sent_back, signed_in, words_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noted_context")]

LIST, NEW = "/intern/medarbejdere/", "/intern/medarbejdere/ny/"


def today() -> date:
    return timezone.localdate()


def listed(client: Client, **query: str) -> list[str]:
    """The names on the list."""
    response = client.get(LIST, query)
    return [row.card.name for row in response.context["rows"]]


def test_a_row_tells_what_one_must_know() -> None:
    vej, jan = make_unit("Vej"), make_colleague("Jan")
    ane = make_colleague("Ane", units=[vej, make_unit("Park")], title="Jurist", phone="19 55 40 01")
    make_absence(ane, today(), date(2099, 12, 3), substitute=jan)
    Colleague.objects.filter(pk=jan.pk).update(leaving_date=date(2099, 12, 31))
    told = words_of(signed_in(make_user(colleague=jan)).get(LIST))
    assert "2 medarbejdere" in told
    assert "til og med 3. december" in told
    assert "Jurist Vej, Park 19 55 40 01" in told
    assert "På vej videre sidste dag 31. december 2099" in told


def test_the_list_is_narrowed() -> None:
    center = make_unit()
    make_colleague("Ane Østergaard", units=[make_unit(parent=center)], place="Aslund", phone="19 55 40 01")
    bo = make_colleague("Bo Vad", units=[center], place="Tornbjerg", leaving_date=today())
    make_absence(bo, today(), today())
    client = signed_in(make_user(colleague=make_colleague("Carl")))
    assert listed(client) == ["Ane Østergaard", "Bo Vad", "Carl"]
    assert listed(client, q="øst") == ["Ane Østergaard"]
    assert listed(client, q="1955 4001") == ["Ane Østergaard"]
    assert listed(client, unit=str(center.pk)) == ["Ane Østergaard", "Bo Vad"]
    assert listed(client, place="Tornbjerg") == ["Bo Vad"]
    assert listed(client, state="away", unit=str(center.pk)) == ["Bo Vad"]
    assert listed(client, state="leaving") == ["Bo Vad"]


def test_nobody_fits() -> None:
    client = signed_in(make_user())
    assert "Ingen passer" in words_of(client.get(LIST, {"q": "zzz"}))


def test_nobody_is_there_yet() -> None:
    user = make_administrator()
    Colleague.objects.all().delete()
    assert "Ingen medarbejdere endnu" in words_of(signed_in(user).get(LIST))


def test_leavers_are_seen_by_those_who_keep_the_list() -> None:
    make_colleague("Ane", leaving_date=today() - timedelta(days=1))
    assert listed(signed_in(make_user(Role.CATALOGUE_EDITOR)), state="left") == ["Ane"]
    response = signed_in(make_user()).get(LIST, {"state": "left"})
    assert response.status_code == 422
    assert "Ane" not in [row.card.name for row in response.context["rows"]]


@pytest.mark.parametrize(
    "query", [{"unit": "x"}, {"place": "Månen"}, {"q": "a\x00"}, {"page": "x"}, {"q": "x" * 300}]
)
def test_a_spoilt_query_is_told_and_asks_for_nothing(query: dict[str, str]) -> None:
    client = signed_in(make_user(colleague=make_colleague("Ane")))
    assert listed(client, **query) == ["Ane"]


def test_what_is_hidden_stays_hidden_in_the_list() -> None:
    unit = make_unit()
    hidden = Visibility.HIDDEN
    make_colleague("Ane", units=[unit], phone="19 55 40 01", phone_visibility=hidden)
    make_colleague("Bo", units=[unit], name_visibility=hidden)
    someone, leader = make_colleague("Carl"), make_user(colleague=make_colleague("Dorte"), leads=unit)
    assert listed(signed_in(make_user(colleague=someone))) == ["Ane", "Carl", "Dorte"]
    assert "19 55 40 01" not in words_of(signed_in(make_user(colleague=make_colleague("Eva"))).get(LIST))
    assert "19 55 40 01" in words_of(signed_in(leader).get(LIST))
    assert listed(signed_in(leader)) == ["Ane", "Bo", "Carl", "Dorte", "Eva"]
    assert "Bo" in listed(signed_in(make_administrator()))


def test_the_list_asks_the_same_of_the_database_however_long(
    client: Client, count_queries: QueriesOf
) -> None:
    unit = make_unit()
    client.force_login(make_user(colleague=make_colleague(units=[unit]), leads=unit))
    make_absence(Colleague.objects.get(), today(), today(), substitute=make_colleague(units=[unit]))
    with_one = count_queries(LIST)
    for _number in range(2):
        make_absence(make_colleague(units=[unit, make_unit()]), today(), today(), substitute=make_colleague())
    assert count_queries(LIST) == with_one


def test_a_long_list_is_turned_page_by_page() -> None:
    Colleague.objects.bulk_create(Colleague(name=f"Ane {number:03d}") for number in range(A_PAGE + 3))
    client = signed_in(make_user(colleague=make_colleague("Åse")))
    assert len(listed(client)) == A_PAGE
    assert listed(client, page="2")[-1] == "Åse"
    assert 'href="?q=ane&amp;page=2"' in client.get(LIST, {"q": "ane"}).content.decode()


def test_a_colleague_is_added() -> None:
    unit, also = make_unit(), make_unit()
    client = signed_in(make_user(leads=unit))
    form = sent_back(client.get(f"{NEW}?unit={unit.pk}"))
    assert form["main_unit"] == str(unit.pk)
    response = client.post(NEW, form | {"name": "Ane", "also_in_1": str(also.pk), "phone": "+45 19 55 40 01"})
    ane = Colleague.objects.get(name="Ane")
    assert response["Location"] == ane.get_absolute_url()
    assert ([row.unit for row in ane.memberships.all()], ane.phone) == ([unit, also], "19 55 40 01")


def test_a_refused_colleague_keeps_what_was_typed() -> None:
    elsewhere = make_unit()
    client = signed_in(make_user(leads=make_unit()))
    response = client.post(NEW, {"name": "Ane", "main_unit": str(elsewhere.pk), "phone": "123"})
    assert response.status_code == 422
    assert sent_back(response)["phone"] == "123"
    response = client.post(NEW, {"name": "Ane", "main_unit": str(elsewhere.pk)})
    assert errors_of(response) == ["Du kan kun tilføje medarbejdere i enheder, du leder."]


def test_a_colleague_is_edited_moved_and_leaves() -> None:
    vej, park, byg = make_unit("Vej"), make_unit("Park"), make_unit("Byg")
    ane = make_colleague("Ane", units=[vej, park], external_id="17")
    client = signed_in(make_user(Role.CATALOGUE_EDITOR))
    address = f"{LIST}{ane.pk}/ret/"
    page = client.get(address)
    assert "kommunens eget register" in words_of(page)
    form = sent_back(page)
    assert [form[name] for name in ("main_unit", "also_in_1", "also_in_2")] == [str(vej.pk), str(park.pk), ""]
    sent = form | {"main_unit": str(byg.pk), "also_in_2": str(vej.pk), "leaving_date": "31-12-2026"}
    assert client.post(address, sent)["Location"] == ane.get_absolute_url()
    ane.refresh_from_db()
    assert ane.leaving_date == date(2026, 12, 31)
    assert {row.unit.name for row in ane.memberships.all()} == {"Byg", "Park", "Vej"}
    assert "also_in_3" in sent_back(client.get(address))


def test_however_many_units_are_sent_only_so_many_are_read() -> None:
    ane = make_colleague("Ane", units=[make_unit()])
    address = f"{LIST}{ane.pk}/ret/"
    client = signed_in(make_administrator())
    response = client.post(address, {"name": "", "also_in_99": "1", "also_in_x": "1"})
    assert response.status_code == 422
    assert "also_in_12" in sent_back(response)
    assert "also_in_13" not in sent_back(response)


def test_two_who_edit_at_once_see_each_others_words() -> None:
    vej, park = make_unit("Vej"), make_unit("Park")
    ane = make_colleague("Ane", units=[vej])
    client = signed_in(make_administrator())
    address = f"{LIST}{ane.pk}/ret/"
    form = sent_back(client.get(address))
    edit_colleague(colleague=ane, values={}, units=[park], by=make_administrator())
    response = client.post(address, form | {"title": "Jurist"})
    assert response.status_code == 422
    assert "Enheder" in words_of(response)
    assert client.post(address, sent_back(response)).status_code == 302
    assert [row.unit for row in ane.memberships.all()] == [vej]


def test_a_hidden_title_is_not_the_editors_to_see() -> None:
    ane = make_colleague("Ane", units=[make_unit()], title="Jurist", title_visibility=Visibility.HIDDEN)
    client = signed_in(make_user(Role.CATALOGUE_EDITOR))
    page = client.get(f"{LIST}{ane.pk}/ret/")
    assert "title" not in sent_back(page)
    assert client.post(f"{LIST}{ane.pk}/ret/", sent_back(page)).status_code == 302
    ane.refresh_from_db()
    assert ane.title == "Jurist"


def test_others_are_kept_out() -> None:
    ane = make_colleague(units=[make_unit()])
    hidden = make_colleague(name_visibility=Visibility.HIDDEN)
    client = signed_in(make_user())
    assert client.get(NEW).status_code == 403
    assert client.post(NEW, {"name": "Ane"}).status_code == 403
    assert client.post(f"{LIST}{ane.pk}/ret/", {"name": "Bo"}).status_code == 403
    assert client.get(f"{LIST}{hidden.pk}/ret/").status_code == 404
    assert client.get(f"{LIST}999/ret/").status_code == 404
