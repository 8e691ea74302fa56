from __future__ import annotations

from typing import Any

import pytest

from indgang.catalogue.models import KleEdition, KleSubject, Task, TaskLink
from tests.catalogue.views.conftest import SignedIn, page
from tests.factories import make_catalogue, make_editor, make_task, make_unit, make_user

pytestmark = pytest.mark.django_db

NEW = "/intern/katalog/opgaver/ny/"


def typed(**values: Any) -> dict[str, Any]:
    stands = {"title": "Stillads på vejen", "is_published": "on", "questions": "", "words": ""}
    return stands | values


def edit_url(task: Task) -> str:
    return f"/intern/katalog/opgaver/{task.key}/ret/"


def version_in(shown: str) -> str:
    return shown.split('name="version"')[1].split('value="')[1].split('"', maxsplit=1)[0]


def test_a_task_is_written_and_then_distributed(signed_in: SignedIn) -> None:
    catalogue, other = make_catalogue(), make_task("Container", key="container")
    client = signed_in(make_editor())
    assert "Skriv en opgave" in page(client, NEW)
    answer = client.post(
        NEW,
        typed(
            catalogue=catalogue.pk,
            words="lift\r\nkran",
            kle_numbers="91.01.02, 91.01.03",
            questions="Må vi stille\r\net stillads op?\r\n\r\nHvad koster det?",
            link_0_other="container",
            link_0_kind="not_this",
            link_0_text="Kun en container?",
            link_1_other="",
        ),
    )
    task = Task.objects.get(key="stillads-paa-vejen")
    assert (answer.status_code, answer["Location"]) == (302, f"/intern/katalog/opgaver/{task.key}/fordel/")
    assert task.word_list == ["lift", "kran"]
    assert task.kle == ["91.01.02", "91.01.03"]
    assert list(task.questions.values_list("text", flat=True)) == [
        "Må vi stille\net stillads op?",
        "Hvad koster det?",
    ]
    link = task.links.get()
    assert (link.other, link.kind, link.text) == (other, TaskLink.Kind.NOT_THIS, "Kun en container?")


def test_the_catalogue_one_comes_from_is_chosen(signed_in: SignedIn) -> None:
    catalogue = make_catalogue("Havne", slug="havne")
    shown = page(signed_in(make_editor()), f"{NEW}?katalog=havne")
    assert f'value="{catalogue.pk}" selected' in shown


def test_nobody_without_a_task_to_write_gets_the_page(signed_in: SignedIn) -> None:
    assert signed_in(make_user()).get(NEW).status_code == 403


def test_a_leader_writes_only_for_their_own_units(signed_in: SignedIn) -> None:
    client = signed_in(make_user(leads=make_unit()))
    answer = client.post(NEW, typed(catalogue=make_catalogue().pk, answering_unit=make_unit().pk))
    assert answer.status_code == 422
    shown = answer.content.decode()
    assert "Du kan kun tilføje opgaver, som dine egne enheder har ansvaret for." in shown
    assert "Stillads på vejen" in shown


def test_what_is_wrong_is_told_and_nothing_typed_is_lost(signed_in: SignedIn) -> None:
    answer = signed_in(make_editor()).post(
        NEW,
        typed(
            title="",
            description="Lån vejen",
            kle_numbers="hej",
            self_service="http://usikker.dk",
            link_0_other="findes ikke",
            link_0_text="En sætning",
            questions="x" * 3001,
        ),
    )
    shown = answer.content.decode()
    assert answer.status_code == 422
    for words in (
        "Lån vejen",
        "hej",
        "http://usikker.dk",
        "findes ikke",
        "En sætning",
        "Der er ingen opgave, der hedder",
        "Skriv KLE-numre som 02.34.02",
        "Et af spørgsmålene er for langt",
    ):
        assert words in shown, words
    assert not Task.objects.exists()


def test_a_task_is_changed(signed_in: SignedIn) -> None:
    task = make_task("Gammel titel")
    task.questions.create(text="Må vi?")
    client = signed_in(make_editor())
    shown = page(client, edit_url(task))
    assert "Må vi?" in shown
    answer = client.post(
        edit_url(task),
        typed(catalogue=task.catalogue_id, title="Ny titel", version=version_in(shown)),
        follow=True,
    )
    assert "Opgaven er rettet." in answer.content.decode()
    task.refresh_from_db()
    assert (task.title, task.questions.count()) == ("Ny titel", 0)


def test_only_those_who_may_change_it(signed_in: SignedIn) -> None:
    task = make_task()
    assert signed_in(make_user()).get(edit_url(task)).status_code == 403


def test_a_task_cannot_lead_to_itself(signed_in: SignedIn) -> None:
    task = make_task("Stillads")
    answer = signed_in(make_editor()).post(
        edit_url(task), typed(catalogue=task.catalogue_id, link_0_other="Stillads", version="0")
    )
    assert answer.status_code == 422
    assert "En opgave kan ikke henvise til sig selv." in answer.content.decode()


def test_what_others_changed_meanwhile_is_shown_before_it_is_overwritten(signed_in: SignedIn) -> None:
    task = make_task("Gammel titel")
    client = signed_in(make_editor())
    version = version_in(page(client, edit_url(task)))
    client.post(edit_url(task), typed(catalogue=task.catalogue_id, title="Deres titel", version=version))
    mine = typed(catalogue=task.catalogue_id, title="Min titel", version=version)
    answer = client.post(edit_url(task), mine)
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert "Deres titel" in shown
    assert "Min titel" in shown
    task.refresh_from_db()
    assert task.title == "Deres titel"
    client.post(edit_url(task), mine | {"version": version_in(shown)})
    task.refresh_from_db()
    assert task.title == "Min titel"


def test_rows_are_added_and_moved_without_saving(signed_in: SignedIn) -> None:
    client = signed_in(make_editor())
    data = typed(title="", link_0_other="A", link_1_other="B", rearrange="up-1")
    answer = client.post(NEW, data)
    shown = answer.content.decode()
    assert answer.status_code == 200
    assert shown.index('value="B"') < shown.index('value="A"')
    assert "Noget skal rettes" not in shown
    more = client.post(NEW, data | {"rearrange": "more"}).content.decode()
    assert "link_3_other" in more


def test_a_number_is_found_in_the_register_and_taken(signed_in: SignedIn) -> None:
    client = signed_in(make_editor())
    assert "Når kommunens KLE-register er indlæst" in page(client, NEW)
    edition = KleEdition.objects.create(published_date="2026-05-01")
    KleSubject.objects.create(number="91.01.02", title="Brug af vej", edition=edition)
    KleSubject.objects.create(number="91.01.03", title="Vej før i tiden", edition=edition, is_retired=True)
    found = client.post(NEW, typed(kle_text="vej", find_kle="1")).content.decode()
    assert 'value="91.01.02"' in found
    assert "91.01.03" not in found
    assert "Stillads på vejen" in found
    none = client.post(NEW, typed(kle_text="flag", find_kle="1")).content.decode()
    assert "Registeret har ikke noget nummer med de ord." in none
    taken = client.post(NEW, typed(kle_numbers="91.09.09", add_kle="91.01.02")).content.decode()
    assert 'value="91.09.09 91.01.02"' in taken
