from __future__ import annotations

import pytest

from indgang.people.actions.joining import edit_contact_card
from indgang.people.models import Colleague, Role, Visibility
from tests.factories import make_administrator, make_colleague, make_municipality, make_unit, make_user
from tests.people.views.conftest import errors_of, sent_back, signed_in, words_of

pytestmark = pytest.mark.django_db


def address(colleague: Colleague | None, what: str = "kontaktkort/") -> str:
    assert colleague is not None
    return f"/intern/medarbejdere/{colleague.pk}/{what}"


def test_a_colleague_fills_in_their_card_and_chooses_who_sees_it() -> None:
    user = make_user(colleague=make_colleague("Ane", title="Jurist", external_id="17"))
    client = signed_in(user)
    page = client.get(address(user.colleague))
    told = words_of(page)
    assert "kommunens eget register" in told
    assert "Sæt et billede op" in told
    form = sent_back(page)
    assert form["phone_visibility"] == "public"
    assert "title" not in form
    sent = form | {"phone": "19554001", "phone_visibility": "hidden", "title_visibility": "internal"}
    assert client.post(address(user.colleague), sent).status_code == 302
    ane = Colleague.objects.get()
    assert (ane.phone, ane.phone_visibility, ane.title_visibility) == ("19 55 40 01", "hidden", "internal")


def test_the_page_shows_the_card_as_others_see_it() -> None:
    user = make_user(
        colleague=make_colleague("Ane", mobile="19 66 40 01", name_visibility=Visibility.INTERNAL)
    )
    told = words_of(signed_in(user).get(address(user.colleague)))
    assert "En virksomhed Ingenting: Navnet er skjult for virksomheder" in told
    assert told.endswith("19 66 40 01") or "En kollega Ane" in told
    Colleague.objects.update(name_visibility=Visibility.HIDDEN)
    told = words_of(signed_in(user).get(address(user.colleague)))
    assert "Ingenting: Navnet er skjult for medarbejdere" in told


def test_a_fault_stands_at_its_field_and_nothing_is_lost() -> None:
    user = make_user()
    client = signed_in(user)
    form = sent_back(client.get(address(user.colleague)))
    sent = form | {"phone": "12", "place": "Aslund", "mail_visibility": "nej"}
    response = client.post(address(user.colleague), sent)
    assert response.status_code == 422
    assert len(errors_of(response)) == 2
    assert (sent_back(response)["phone"], sent_back(response)["place"]) == ("12", "Aslund")


def test_an_editor_sees_and_changes_only_what_is_not_hidden() -> None:
    ane = make_colleague("Ane", phone="19 55 40 01", phone_visibility=Visibility.HIDDEN)
    client = signed_in(make_user(Role.CATALOGUE_EDITOR))
    page = client.get(address(ane))
    assert "19 55 40 01" not in words_of(page)
    assert "phone" not in sent_back(page)
    assert "Sæt et billede op" not in words_of(page)
    assert (
        client.post(address(ane), sent_back(page) | {"place": "Aslund", "phone": "19 55 40 09"}).status_code
        == 302
    )
    ane.refresh_from_db()
    assert (ane.place, ane.phone) == ("Aslund", "19 55 40 01")


def test_what_is_hidden_meanwhile_is_not_changed() -> None:
    ane = make_colleague("Ane", phone="19 55 40 01")
    client = signed_in(make_user(Role.CATALOGUE_EDITOR))
    form = sent_back(client.get(address(ane)))
    edit_contact_card(colleague=ane, values={"phone_visibility": "hidden"}, by=make_administrator())
    assert client.post(address(ane), form | {"phone": "19 55 40 02"}).status_code == 302
    ane.refresh_from_db()
    assert (ane.phone, ane.phone_visibility) == ("19 55 40 01", "hidden")


def test_two_who_edit_at_once_see_each_others_words() -> None:
    user = make_user()
    assert user.colleague is not None
    client = signed_in(user)
    form = sent_back(client.get(address(user.colleague)))
    edit_contact_card(
        colleague=user.colleague, values={"phone_visibility": "hidden"}, by=make_administrator()
    )
    response = client.post(address(user.colleague), form | {"phone_visibility": "internal"})
    assert response.status_code == 422
    assert "Alle Kun mig og min leder" in words_of(response)


def test_others_are_kept_out() -> None:
    client = signed_in(make_user())
    assert client.get(address(make_colleague())).status_code == 403
    hidden = make_colleague(name_visibility=Visibility.HIDDEN)
    assert client.get(address(hidden)).status_code == 404
    assert client.get(address(hidden, "kontaktkort.vcf")).status_code == 404


def test_a_vcard_holds_what_the_reader_may_see() -> None:
    make_municipality()
    ane = make_colleague("Ane Ørum", units=[make_unit("Vej")], phone="19 55 40 01", mobile="19 66 40 01")
    Colleague.objects.update(mobile_visibility=Visibility.HIDDEN)
    response = signed_in(make_user()).get(address(ane, "kontaktkort.vcf"))
    text = response.content.decode()
    assert response["Content-Type"] == "text/vcard; charset=utf-8"
    assert response["Content-Disposition"] == "attachment; filename*=utf-8''Ane%20%C3%98rum.vcf"
    assert "no-store" in response["Cache-Control"]
    assert "FN:Ane Ørum\r\n" in text
    assert "ORG:Hvidklit Kommune;Vej\r\n" in text
    assert "+4519554001" in text
    assert "19664001" not in text
    assert f"UID:http://localhost:8000/intern/medarbejdere/{ane.pk}/" in text
    assert "19664001" in signed_in(make_administrator()).get(address(ane, "kontaktkort.vcf")).content.decode()


@pytest.mark.parametrize(("asked", "given"), [("3.0", "3.0"), ("4.0", "4.0"), ("2.1", "4.0")])
def test_a_vcard_comes_in_two_versions(asked: str, given: str) -> None:
    response = signed_in(make_user()).get(address(make_colleague(), "kontaktkort.vcf"), {"version": asked})
    assert f"VERSION:{given}\r\n" in response.content.decode()
