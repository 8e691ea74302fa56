from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from indgang.businesses.actions.importing import UnableToImportBusinesses, import_businesses, plan_import
from indgang.businesses.business_files.reading import BusinessFile, read_business_file
from indgang.businesses.import_plans.shapes import BusinessPlan
from indgang.businesses.models import Business, ProductionUnit
from indgang.history.models import Event
from indgang.people.models import Role, User
from tests.factories import make_business, make_production_unit, make_user

pytestmark = pytest.mark.django_db


def entrance() -> User:
    return make_user(Role.ENTRANCE)


def a_list(*lines: str, headings: str = "CVR;Navn;By;P-nummer;Adresse") -> BusinessFile:
    return read_business_file(name="liste.csv", content="\n".join([headings, *lines]).encode())


def plan(*lines: str, **more: str) -> BusinessPlan:
    return plan_import(files=[a_list(*lines, **more)])


def do(*lines: str, **more: str) -> BusinessPlan:
    return import_businesses(files=[a_list(*lines, **more)], by=entrance())


def counts(plan: BusinessPlan) -> list[tuple[int, int, int]]:
    return [(len(p.added), len(p.changed), p.unchanged) for p in (plan.businesses, plan.units)]


def faults(plan: BusinessPlan) -> list[tuple[int, str, str]]:
    return [(fault.line, fault.field, fault.problem) for fault in plan.faults]


def test_companies_and_their_places_are_added_and_found() -> None:
    done = do("99000007;Klit Smede;Hvidklit;9900000001;Havnevej 2", "99000015;Østerlund;Østerlund;;")
    assert counts(done) == [(2, 0, 0), (1, 0, 0)]
    business = Business.objects.get(cvr="99000007")
    assert business.search_text == " klit smede hvidklit 99000007 9900000001"
    unit = ProductionUnit.objects.get()
    assert (unit.business, unit.name, unit.address) == (business, "Klit Smede", "Havnevej 2")
    assert sorted(Event.objects.values_list("act", flat=True)) == [
        "add_production_unit", "create_business", "create_business",
    ]  # fmt: skip


def test_a_plan_writes_nothing() -> None:
    assert counts(plan("99000007;Klit;;;")) == [(1, 0, 0), (0, 0, 0)]
    assert (Business.objects.count(), Event.objects.count()) == (0, 0)


def test_the_same_list_again_changes_nothing() -> None:
    lines = ("99000007;Klit;Hvidklit;9900000001;Havnevej 2", "99000007;Klit;Hvidklit;9900000002;Havnevej 4")
    assert counts(do(*lines)) == [(1, 0, 0), (2, 0, 0)]
    again = plan(*lines)
    assert (again.does_nothing, counts(again)) == (True, [(0, 0, 1), (0, 0, 2)])


def test_what_has_changed_is_told_before_and_now() -> None:
    make_production_unit(
        make_business("Klit", cvr="99000007", town="Hvidklit", size="1-9"), "9900000001", address="Gade 1"
    )
    done = do(
        "99000007;Klit Nord;;9900000001;Gade 2;12;ja",
        headings="CVR;Navn;By;P-nummer;Adresse;Ansatte;På landet",
    )
    assert counts(done) == [(0, 1, 0), (0, 1, 0)]
    lines = [
        line for part in (done.businesses, done.units) for one in part.changed for line in one.change_lines
    ]
    assert [tuple(line.values()) for line in lines] == [
        ("navn", "Klit", "Klit Nord"), ("størrelse", "1–9 ansatte", "10–49 ansatte"), ("by", "Hvidklit", ""),
        ("ligger på landet", "nej", "ja"), ("adresse", "Gade 1", "Gade 2"),
    ]  # fmt: skip
    assert Business.objects.get().search_text == " klit nord 99000007 9900000001"
    assert sorted(Event.objects.values_list("act", flat=True)) == [
        "import_business",
        "import_production_unit",
    ]


def test_a_column_that_is_left_out_leaves_the_field_alone() -> None:
    make_business("Klit", cvr="99000007", town="Hvidklit")
    assert plan("99000007;Klit", headings="CVR;Navn").does_nothing
    assert plan("99000007;Hvidklit", headings="CVR;By").does_nothing


def test_a_line_without_a_cvr_number_is_known_by_its_p_number() -> None:
    business = make_business("Klit", cvr="99000007")
    by_hand = make_business("Uden CVR")
    make_production_unit(business, "9900000001")
    make_production_unit(by_hand, "9900000002")
    done = do(";Klit;Hvidklit;9900000001;", ";Uden CVR;Vestby;9900000002;")
    assert counts(done) == [(0, 2, 0), (0, 0, 2)]
    assert dict(Business.objects.values_list("cvr", "town")) == {"99000007": "Hvidklit", "": "Vestby"}


def test_one_that_was_written_down_by_hand_gets_its_number() -> None:
    make_business("klit smede")
    make_business("Tvilling")
    make_business("Tvilling")
    done = do("99000007;Klit Smede;;;", "99000015;Tvilling;;;")
    assert counts(done) == [(1, 1, 0), (0, 0, 0)]
    assert Business.objects.get(cvr="99000007").name == "Klit Smede"
    assert Business.objects.filter(name="Tvilling").count() == 3


def test_a_place_moves_to_the_company_that_took_it_over() -> None:
    before = make_business("Før", cvr="99000007")
    make_production_unit(before, "9900000001", name="Værkstedet")
    done = do("99000015;Efter;;9900000001;")
    assert [tuple(line.values()) for line in done.units.changed[0].change_lines] == [
        ("virksomhed", "Før", "Efter")
    ]
    assert ProductionUnit.objects.get().business.name == "Efter"
    assert dict(Business.objects.values_list("name", "search_text")) == {
        "Før": " foer 99000007", "Efter": " efter 99000015 9900000001",
    }  # fmt: skip


def test_every_faulty_line_is_named_and_nothing_is_done() -> None:
    make_business("Klit", cvr="99000007", town="Hvidklit")
    lines = [
        "99000007;;Vestby;;",  # 2: no name
        "99000015;Ny;;9900000001;A",  # 3
        "99000015;Ny;Aslund;9900000002;B",  # 4: fills in the town
        "99000015;Anden;;9900000003;C",  # 5: another name
        "99000023;Tredje;;9900000001;",  # 6: a P-number twice
        "99000007;Klit;;;",  # 7: a CVR number twice
        ";Ukendt;;9900000009;",  # 8
        ";Ingen numre;;;",  # 9
        "99000008;Forkert;;;",  # 10
        "99000031;;;12;",  # 11
    ]
    planned = plan(*lines)
    assert faults(planned) == [
        (2, "Navn", "Navnet mangler."),
        (5, "Navn", "Samme virksomhed har noget andet i liste.csv, linje 3."),
        (6, "P-nummer", "Nummeret står også i liste.csv, linje 3."),
        (7, "CVR", "Nummeret står også i liste.csv, linje 2."),
        (8, "CVR", "Ingen virksomhed her har det P-nummer, så CVR-nummeret skal med."),
        (9, "CVR", "CVR-nummeret mangler."),
        (10, "CVR", "Det er ikke et CVR-nummer: Kontrolcifferet passer ikke. Er et ciffer forkert?"),
        (11, "P-nummer", "Et P-nummer har ti cifre."),
    ]
    with pytest.raises(UnableToImportBusinesses, match="Der er 8 fejl i listerne"):
        do(*lines)
    assert (Business.objects.get().town, Event.objects.count()) == ("Hvidklit", 0)


def test_a_new_company_needs_a_name_and_a_faulty_one_is_told_once() -> None:
    assert faults(plan("99000007;Hvidklit", headings="CVR;By")) == [(2, "Navn", "Navnet mangler.")]
    assert faults(plan("99000007;#REF!;;;")) == [(2, "Navn", "Excel kunne ikke regne denne celle ud.")]


def test_what_was_seen_is_what_is_done() -> None:
    seen = plan("99000007;Klit;;;").fingerprint
    make_business("En anden", cvr="99000007")
    with pytest.raises(UnableToImportBusinesses, match="siden du så"):
        import_businesses(files=[a_list("99000007;Klit;;;")], by=entrance(), seen=seen)
    seen = plan("99000007;Klit;;;").fingerprint
    import_businesses(files=[a_list("99000007;Klit;;;")], by=entrance(), seen=seen)
    assert Business.objects.get().name == "Klit"


def test_only_the_entrance_and_administrators_import() -> None:
    with pytest.raises(UnableToImportBusinesses, match="Kun indgangen og administratorer"):
        import_businesses(files=[a_list("99000007;Klit;;;")], by=make_user(Role.CATALOGUE_EDITOR))
    assert not Business.objects.exists()


def test_what_was_not_read_is_told() -> None:
    planned = plan("99000007;Klit;rød", headings="CVR;Navn;Farve")
    assert planned.unknown_columns == (("liste.csv", "Farve"),)


def test_three_thousand_are_added_with_a_number_of_queries_that_does_not_grow_with_them(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    numbers = [n for n in range(99_000_000, 99_033_500) if _fits(n)][:3_000]
    lines = [f"{n};Virksomhed {n};Hvidklit;{9_900_000_000 + n};Vej 1" for n in numbers]
    with django_assert_max_num_queries(200):
        done = do(*lines)
    assert counts(done) == [(3_000, 0, 0), (3_000, 0, 0)]


def _fits(number: int) -> bool:
    return sum(int(d) * w for d, w in zip(str(number), (2, 7, 6, 5, 4, 3, 2, 1), strict=True)) % 11 == 0
