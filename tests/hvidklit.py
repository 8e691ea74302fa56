"""A small municipality with something of everything, for tests that look at every page. Rows, laid down quickly."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time, timedelta

from allauth.mfa.models import Authenticator
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from indgang.businesses.models import Business, BusinessContact, Conversation, ProductionUnit, Size
from indgang.catalogue.models import (
    AskedQuestion,
    Catalogue,
    CheckQuestion,
    ExampleQuestion,
    KleEdition,
    KleSubject,
    LexiconEntry,
    OtherDoor,
    Responsibility,
    Situation,
    SituationTask,
    Task,
    TaskLink,
    Theme,
)
from indgang.duties.models import Duty
from indgang.history.models import Event
from indgang.people.models import (
    Absence,
    ClosingDay,
    Colleague,
    Membership,
    Municipality,
    OpeningHours,
    Role,
    RoleGrant,
    Unit,
    User,
)
from indgang.shared.actions.counting import count_change
from indgang.shared.models import OutgoingMail, ScheduledRun
from indgang.surveys.models import Answer, Invitation, Question
from tests.hvidklit_enquiries import (
    fill_lists_of_enquiries,
    receive_what_a_company_wrote,
    things_of_enquiries,
)
from tests.hvidklit_gatherings import hold_a_gathering, plan_a_gathering, things_of_gatherings
from tests.hvidklit_materials import put_materials_in, things_of_materials
from tests.hvidklit_relations import bring_together, things_of_relations


@dataclass
class Hvidklit:
    users: dict[str, User] = field(default_factory=dict)
    colleagues: dict[str, Colleague] = field(default_factory=dict)
    absence_pk: int = 0
    key_pk: int = 0
    asked_pk: int = 0
    entry_pk: int = 0
    question_pk: int = 0
    business_pk: int = 0
    contact_pk: int = 0
    place_pk: int = 0
    conversation_pk: int = 0
    mail_pk: int = 0
    duty_pk: int = 0
    written: dict[str, object] = field(default_factory=dict)
    file_pk: int = 0
    draft_key: str = ""
    hand_over_pk: int = 0
    part_pk: int = 0
    meeting_pk: int = 0
    encounter_pk: int = 0
    saying_pk: int = 0
    coffee_pk: int = 0
    coffee_token: str = ""
    gathering_pk: int = 0
    point_pk: int = 0
    cross_task_pk: int = 0
    guest_pk: int = 0
    guest_token: str = ""


WHO = {  # who: name, unit, role
    "karla": ("Karla Østergaard", "Byg og Miljø", None),
    "leader": ("Lis Leder", "Byg og Miljø", None),
    "other_leader": ("Ove Anden", "Vej og Park", None),
    "colleague": ("Kai Kollega", "Vej og Park", None),
    "entrance": ("Inga Indgang", "Erhverv", Role.ENTRANCE),
    "editor": ("Rie Redaktør", "Erhverv", Role.CATALOGUE_EDITOR),
    "secretary": ("Sten Sekretær", "Erhverv", Role.SECRETARY),
    "administrator": ("Ada Administrator", "Erhverv", Role.ADMINISTRATOR),
    "shut_out": ("Ulla Udelukket", "Vej og Park", None),
    "left": ("Rolf Rejst", "Vej og Park", None),
}


def lay_down() -> Hvidklit:
    """Every user's password is unusable: tests sign them in by hand."""
    house = Hvidklit()
    units = {
        name: Unit.objects.create(name=name, place="Rådhuset")
        for name in ("Byg og Miljø", "Vej og Park", "Erhverv")
    }
    for number, (who, (name, unit, role)) in enumerate(WHO.items()):
        house.colleagues[who] = _colleague(who, name, number, units[unit])
        house.users[who] = User.objects.create(
            email=f"{who}@hvidklit.example",
            colleague=house.colleagues[who],
            is_active=who != "shut_out",
            password="!",
        )
        if role:
            RoleGrant.objects.create(user=house.users[who], role=role)
    Unit.objects.filter(name="Byg og Miljø").update(leader=house.colleagues["leader"])
    Unit.objects.filter(name="Vej og Park").update(leader=house.colleagues["other_leader"])
    _describe_municipality(house, units["Erhverv"])
    _fill_catalogue(house, units)
    _write_businesses(house)
    _give_duties(house, units["Byg og Miljø"])
    fill_lists_of_enquiries(house)
    _ask_how_it_went()
    _note_what_happens(house)
    _let_post_lie(house)
    receive_what_a_company_wrote(house)
    bring_together(house)
    plan_a_gathering(house)
    hold_a_gathering(house)
    put_materials_in(house)
    for topic in ("people", "catalogue", "businesses"):
        count_change(topic=topic)
    return house


def _colleague(who: str, name: str, number: int, unit: Unit) -> Colleague:
    colleague = Colleague.objects.create(
        name=name,
        title="Sagsbehandler",
        phone=f"19 55 40 {number:02d}",
        mobile=f"19 66 40 {number:02d}",
        mail=f"{who}@hvidklit.example",
        place="Rådhuset, 1. sal",
        working_hours="Mandag–torsdag",
        ask_about="Lokale forhold",
        leaving_date=date(2020, 1, 31) if who == "left" else None,
    )
    Membership.objects.create(colleague=colleague, unit=unit, is_main=True)
    return colleague


def _describe_municipality(house: Hvidklit, unit: Unit) -> None:
    municipality = Municipality.objects.create(
        pk=Municipality.THE_ONE,
        name="Hvidklit Kommune",
        phone="19 70 20 00",
        mail="erhverv@hvidklit.example",
        address="Havnegade 1\n9999 Hvidklit",
        website="https://hvidklit.example",
        welcome="Én indgang for dig, der driver virksomhed.",
        privacy_contact="dpo@hvidklit.example",
        security_contact="sikkerhed@hvidklit.example",
        home_page_unit=unit,
        home_page_owner=house.colleagues["secretary"],
        web_editor=house.colleagues["editor"],
    )
    for weekday in range(5):
        OpeningHours.objects.create(
            municipality=municipality, weekday=weekday, opens_at=time(9), closes_at=time(15)
        )
    ClosingDay.objects.create(
        municipality=municipality, day=date(2026, 12, 24), name="Juleaften", is_yearly=True
    )


def _fill_catalogue(house: Hvidklit, units: dict[str, Unit]) -> None:
    catalogue = Catalogue.objects.create(
        name="Virksomheder", slug="virksomheder", is_public=True, owning_unit=units["Erhverv"],
        owner=house.colleagues["secretary"], hours_a_month=20,
    )  # fmt: skip
    Catalogue.objects.create(name="Internt", slug="internt", description="Kun for kolleger")
    theme = Theme.objects.create(key="byggeri", name="Byggeri og ejendom")
    edition = KleEdition.objects.create(published_date=date(2026, 5, 1), version="2.0")
    KleSubject.objects.create(number="02.34.02", title="Byggetilladelse", edition=edition, keywords="byggeri")
    building = Task.objects.create(
        catalogue=catalogue, key="byggetilladelse", title="Byggetilladelse til erhverv", theme=theme,
        description="Tilladelse til at bygge nyt, bygge om og bygge til.", words="bygge om\nny hal\ntilbygning",
        wrong_terms="byggeattest", kle_numbers="02.34.02", send_along="Tegninger", next_step="Vi ringer til dig",
        usual_time="40 dage", usual_time_basis="Servicemål", answering_unit=units["Byg og Miljø"],
        self_service="https://hvidklit.example/byg", internal_note="Spørg altid til brandkrav",
    )  # fmt: skip
    terrace = Task.objects.create(
        catalogue=catalogue, key="udeservering", title="Udeservering", theme=theme, words="café\nborde på fortovet",
        description="Tilladelse til borde og stole på fortovet.", answering_unit=units["Vej og Park"],
        confirmed_date=timezone.localdate() - timedelta(days=500), confirmed_by="Ove Anden",
    )  # fmt: skip
    Task.objects.create(
        catalogue=catalogue, key="skjult", title="Ikke offentliggjort endnu", is_published=False
    )
    Responsibility.objects.create(task=building, colleague=house.colleagues["karla"], part="Nybyggeri")
    Responsibility.objects.create(
        task=building, colleague=house.colleagues["leader"], kind=Responsibility.Kind.SUBSTITUTE
    )
    Responsibility.objects.create(task=terrace, colleague=house.colleagues["other_leader"])
    TaskLink.objects.create(task=building, other=terrace, text="Hvis caféen også skal bygge om")
    ExampleQuestion.objects.create(task=terrace, text="Må jeg stille borde ud foran min café?")
    house.asked_pk = AskedQuestion.objects.create(
        text="må vi flyve med drone", asked_date=timezone.localdate()
    ).pk
    AskedQuestion.objects.create(
        text="tilbygning på taget", task=building, rank=2, was_confident=True, asked_date=timezone.localdate()
    )
    OtherDoor.objects.create(
        key="skat", name="Skattestyrelsen", title="Moms", text="Ring til dem", link="https://hvidklit.example/skat",
        words="moms\nskattekort", questions="Hvornår skal momsen betales?",
    )  # fmt: skip
    house.entry_pk = LexiconEntry.objects.create(word="pergola", leads_to="fortov café").pk
    question = CheckQuestion.objects.create(text="Må vi bygge en hal mere?")
    question.tasks.add(building)
    house.question_pk = question.pk
    situation = Situation.objects.create(
        key="aabne-cafe", title="Åbne en café", introduction="Det her skal du vide."
    )
    for position, task in enumerate((building, terrace)):
        SituationTask.objects.create(situation=situation, task=task, position=position, note="Begynd her")


def _write_businesses(house: Hvidklit) -> None:
    business = Business.objects.create(
        name="Klit Smede ApS", cvr="99000007", size=Size.SOME, industry_code="251100", industry_text="Smedearbejde",
        town="Hvidklit", is_rural=True, phone="19 70 10 01", mail="kontor@klitsmede.example",
        website="https://klitsmede.example", contact_person=house.colleagues["karla"],
        last_spoken_date=timezone.localdate(), last_spoken_about="En ny hal",
        search_text=" klit smede aps hvidklit 99000007 19701001",
    )  # fmt: skip
    Business.objects.create(name="Østerlund Gårdbutik", search_text=" oesterlund gaardbutik")
    house.business_pk = business.pk
    house.contact_pk = BusinessContact.objects.create(
        business=business,
        name="Bente Smed",
        title="Mester",
        phone="19 70 10 03",
        mail="bente@klitsmede.example",
    ).pk
    house.place_pk = ProductionUnit.objects.create(
        business=business, p_number="9900000001", name="Smedjen", address="Havnevej 2", town="Hvidklit"
    ).pk
    house.conversation_pk = Conversation.objects.create(
        business=business, spoken_at=timezone.now(), area="businesses", key="note:1", label="En ny hal",
        spoken_by="Inga Indgang",
    ).pk  # fmt: skip


def _give_duties(house: Hvidklit, unit: Unit) -> None:
    today, karla = timezone.localdate(), house.colleagues["karla"]
    house.duty_pk = Duty.objects.create(
        title="Ring til Klit Smede om den nye hal", details="De vil gerne vide, hvornår de kan bygge.", owner=karla,
        due_date=today - timedelta(days=2), about_label="Byggetilladelse til erhverv", about_link="/intern/katalog/",
    ).pk  # fmt: skip
    Duty.objects.create(title="Nye skilte ved indgangen", unit=unit, due_date=today + timedelta(days=9))
    ada = house.colleagues["administrator"]
    Duty.objects.create(title="Ryd op i rollerne", owner=ada, giver=ada, due_date=today + timedelta(days=1))
    Duty.objects.create(title="Skriv til holdet", owner=karla, giver=ada, due_date=today)
    Duty.objects.create(
        title="Hils på de nye",
        owner=ada,
        due_date=today,
        done_at=timezone.now(),
        done_by="Ada",
        outcome="Hyggeligt",
    )


def _ask_how_it_went() -> None:
    """Six companies that Byg og Miljø answered, and two of Vej og Park: too few to be shown."""
    question = Question.objects.create(
        key="fandt-den-rette", text="Hvor tilfreds er du med at finde den rette?"
    )
    now = timezone.now()
    for number, score in enumerate((5, 5, 4, 4, 3, None, 2, 5)):
        invitation = Invitation.objects.create(
            area="enquiries", target_key=f"enquiries.enquiry:{10**4 + number}", target_label="Henvendelse", sent_at=now,
            facts={"unit": "Byg og Miljø" if number < 6 else "Vej og Park", "size": "1-9"}, token_hash=f"{number:064}",
            answered_at=now, expires_at=now + timedelta(days=60), comment="Tak for hjælpen" if number == 0 else "",
        )  # fmt: skip
        Answer.objects.create(invitation=invitation, question=question, score=score)


def _note_what_happens(house: Hvidklit) -> None:
    today, karla = timezone.localdate(), house.colleagues["karla"]
    absence = Absence.objects.create(
        colleague=karla,
        first_date=today,
        last_date=today + timedelta(days=3),
        substitute=house.colleagues["leader"],
    )
    house.absence_pk = absence.pk
    key = Authenticator.objects.create(
        user=house.users["shut_out"],
        type=Authenticator.Type.WEBAUTHN,
        data={"name": "Nøgle", "credential": {}},
    )
    house.key_pk = key.pk
    for act in ("edit_contact_card", "note_absence"):
        Event.objects.create(
            actor_key=karla.history_key, actor_name=karla.name, area="people", act=act, target_key=karla.history_key,
            target_label=karla.name, target_link=karla.get_absolute_url(), changes={"phone": ["", karla.phone]},
        )  # fmt: skip


def _let_post_lie(house: Hvidklit) -> None:
    """A mail that will not leave, one that was given up, and what runs by itself."""
    now = timezone.now()
    for number in range(2):
        mail = OutgoingMail.objects.create(
            once_key=f"enquiry:{number}", message_id=f"<{number}@hvidklit.example>", subject="Tak", text="Vi ringer",
            recipient="firma@bageri.example", area="enquiries", target_key=f"enquiries.enquiry:{number}",
            target_label="En henvendelse", target_link="/intern/", due_at=now - timedelta(days=4), attempts=3,
            next_try_at=now + timedelta(minutes=5), last_error="SMTPDataError: 452 4.2.2 mailbox full",
            given_up_at=now if number else None,
        )  # fmt: skip
        house.mail_pk = house.mail_pk or mail.pk
    ScheduledRun.objects.create(
        name="send_mail", title="Send post", every_minutes=1, last_began_at=now, last_ended_at=now
    )
    ScheduledRun.objects.create(
        name="nightly", title="Glem det gamle", daily_at=time(3, 15), last_began_at=now - timedelta(days=3),
        last_error="ValueError (learning.py:42)",
    )  # fmt: skip


def every_url() -> dict[str, str]:
    """The name of every address, with its route; an address without a name goes by its route."""
    return dict(_walk(get_resolver().url_patterns, "", ""))


def _walk(patterns: list[URLPattern | URLResolver], route: str, space: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for pattern in patterns:
        whole = route + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            found += _walk(
                pattern.url_patterns, whole, f"{space}{pattern.namespace}:" if pattern.namespace else space
            )
        else:
            found.append((f"{space}{pattern.name}" if pattern.name else whole, whole))
    return found


def things_in_addresses(house: Hvidklit) -> dict[str, dict[str, object]]:
    """What stands in the address of each page that has something in it: Karla's things, of Byg og Miljø."""
    karla, unit = house.colleagues["karla"].pk, Unit.objects.get(name="Byg og Miljø").pk
    of_karla = ["home:show_colleague", "people:show_picture", "people:edit_colleague", "people:edit_contact_card",
                "people:show_vcard", "people:note_absence", "people:put_up_picture", "people:take_down_picture",
                "people:edit_access"]  # fmt: skip
    of_task = [
        "show_public_task",
        "show_task",
        "show_task_words",
        "edit_task",
        "distribute_task",
        "confirm_task",
    ]
    things: dict[str, dict[str, object]] = {name: {"pk": karla} for name in of_karla}
    things |= {f"catalogue:{name}": {"key": "byggetilladelse"} for name in of_task}
    things |= {f"catalogue:{name}": {"slug": "virksomheder"} for name in ("show_catalogue", "edit_catalogue")}
    things |= {
        f"catalogue:{name}": {"key": "aabne-cafe"} for name in ("show_public_situation", "edit_situation")
    }
    things |= {name: {"pk": unit} for name in ("home:show_unit", "people:edit_unit")}
    things |= {f"catalogue:{name}": {"pk": house.asked_pk} for name in ("settle_question", "forget_question")}
    things |= {f"catalogue:{name}": {"key": "skat"} for name in ("edit_other_door", "remove_other_door")}
    of_business = [
        "home:show_business", "businesses:edit_business", "businesses:end_business", "businesses:add_contact",
        "businesses:choose_contact_person", "businesses:note_spoken_with", "businesses:add_production_unit",
    ]  # fmt: skip
    things |= {name: {"pk": house.business_pk} for name in of_business}
    things |= {f"businesses:{act}_contact": {"pk": house.contact_pk} for act in ("edit", "remove")}
    things |= {f"businesses:{act}_production_unit": {"pk": house.place_pk} for act in ("edit", "remove")}
    things["businesses:remove_conversation"] = {"pk": house.conversation_pk}
    things["catalogue:remove_lexicon_entry"] = {"pk": house.entry_pk}
    things["catalogue:remove_check_question"] = {"pk": house.question_pk}
    things |= {name: {"pk": house.key_pk} for name in ("mfa_edit_webauthn", "mfa_remove_webauthn")}
    things |= {
        name: {"provider_id": "kommune"} for name in ("openid_connect_login", "openid_connect_callback")
    }
    things["home:retry_mail"] = {"pk": house.mail_pk}
    of_duty = ["show_duty", "finish_duty", "reopen_duty", "move_duty", "hand_duty_on", "take_duty"]
    things |= {f"duties:{name}": {"pk": house.duty_pk} for name in of_duty}
    things |= things_of_enquiries(house)
    things |= things_of_relations(house)
    things |= things_of_gatherings(house) | things_of_materials(house)
    things["surveys:export_results"] = {"ending": "xlsx"}
    things["people:show_example_list"] = {"name": "medarbejdere"}
    things["people:remove_absence"] = {"pk": house.absence_pk}
    things["account_reset_password_from_key"] = {"uidb36": "1", "key": "x-y"}
    return things
