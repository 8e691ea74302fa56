"""Who meets what at every address. An address that nobody has listed here fails."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from indgang.history.models import Event
from tests.access_rows import (
    ADMINISTRATOR,
    BUILDING,
    COLLEAGUES,
    EDITORS,
    IMPORTERS,
    KARLA,
    KEEPERS,
    KEEPERS_OF_DUTY,
    KEEPERS_OF_GATHERING,
    KEEPERS_OF_MATERIALS,
    LEADERS,
    ORGANISERS,
    OUTSIDE,
    OWNER,
    PLANNERS,
    SEE_ENQUIRY,
    Page,
    act,
    act_of_the_two,
    act_on_enquiry,
    form,
)
from tests.hvidklit import WHO, Hvidklit, every_url, things_in_addresses
from tests.hvidklit_gatherings import AFTER_ACTS, AFTER_FOR_ALL, AFTER_PAGES, DAY_ACTS, DAY_PAGES, ON_GUESTS
from tests.hvidklit_materials import MATERIAL_FORMS, MATERIAL_PAGES

PUBLIC = {
    "home:show_front_page", "home:show_accessibility_statement", "home:show_privacy", "home:show_security_contact",
    "home:show_robots", "home:show_sitemap", "catalogue:find_task", "catalogue:list_public_tasks",
    "catalogue:show_public_task", "catalogue:show_public_situation", "people:show_colours",
    "enquiries:show_status", "enquiries:show_receipt", "enquiries:show_own_file", "gatherings:show_my_day",
}  # fmt: skip
# What is sent without signing in, by a company or behind a secret link: an empty form is refused, or helped on.
PUBLIC_FORMS = {
    "enquiries:ask": (200, 422), "enquiries:answer_satisfaction": (200, 422), "enquiries:help_unhappy": (405, 422),
    "enquiries:write_from_company": (405, 422), "enquiries:suggest_tasks": (405, 200),
    "enquiries:note_self_help": (200, 404), "relations:answer_coffee": (200, 422),
    "relations:come_back_to_coffee": (200, 302),
    **dict.fromkeys(("gatherings:answer_invitation", "gatherings:evaluate", "gatherings:say_of_quotes",
                    "gatherings:decide_by_link", "gatherings:rate_by_link"), (200, 422)),
    "gatherings:write_answers": (200, 404), "gatherings:take_pen": (405, 404),  # neither box nor group is named
}  # fmt: skip
ELSEWHERE = {"home:show_favicon": 301, "people:show_picture": 404}  # Karla has no picture

DESK = {
    "home:show_desk": Page(COLLEAGUES),
    "home:show_my_page": Page(COLLEAGUES),
    "home:show_unit": Page(COLLEAGUES),
    "home:show_colleague": Page(COLLEAGUES),
    "home:show_business": Page(COLLEAGUES),
    "home:list_events": Page(EDITORS | OWNER),
    "home:list_unsent_mail": Page(ADMINISTRATOR | OWNER),
    "home:retry_mail": act(ADMINISTRATOR | OWNER),
    "catalogue:find_at_desk": Page(COLLEAGUES, get=frozenset({200, 302})),
    "catalogue:list_tasks": Page(COLLEAGUES),
    "catalogue:show_task": Page(COLLEAGUES),
    "catalogue:create_task": form(LEADERS | OWNER),
    "catalogue:edit_task": form(BUILDING | OWNER),
    "catalogue:distribute_task": form(BUILDING | OWNER),
    "catalogue:confirm_task": Page(
        BUILDING | OWNER | KARLA, get=frozenset({405}), post=frozenset({302}), refused_post=frozenset({302, 403})
    ),
    "catalogue:list_catalogues": Page(COLLEAGUES),
    "catalogue:show_catalogue": Page(COLLEAGUES),
    "catalogue:create_catalogue": form(EDITORS),
    "catalogue:edit_catalogue": form(EDITORS | OWNER),
    "catalogue:list_situations": Page(COLLEAGUES),
    "catalogue:create_situation": form(EDITORS),
    "catalogue:edit_situation": form(EDITORS),
    "catalogue:show_gaps": Page(LEADERS | OWNER),
    "catalogue:note_answer": Page(COLLEAGUES, get=frozenset({405}), post=frozenset({302})),
    "catalogue:list_questions": Page(EDITORS | OWNER),
    "catalogue:settle_question": act(EDITORS | OWNER),
    "catalogue:forget_question": act(EDITORS | OWNER),
    "catalogue:list_lexicon": form(EDITORS),
    "catalogue:remove_lexicon_entry": act(EDITORS),
    "catalogue:list_other_doors": Page(EDITORS),
    "catalogue:create_other_door": form(EDITORS),
    "catalogue:edit_other_door": form(EDITORS),
    "catalogue:remove_other_door": act(EDITORS),
    "catalogue:list_check_questions": form(EDITORS),
    "catalogue:remove_check_question": act(EDITORS),
    "catalogue:try_new_words": form(EDITORS | OWNER),
    "catalogue:list_pulls": Page(EDITORS | OWNER),
    "catalogue:show_task_words": Page(COLLEAGUES),
    "catalogue:list_kle": Page(COLLEAGUES),
    "catalogue:import_kle": form(EDITORS),
    "businesses:list_businesses": Page(COLLEAGUES),
    "businesses:find_business": Page(COLLEAGUES),
    "businesses:create_business": form(KEEPERS),
    "businesses:edit_business": form(KEEPERS),
    "businesses:end_business": form(KEEPERS),
    "businesses:choose_contact_person": form(KEEPERS),
    "businesses:note_spoken_with": form(COLLEAGUES),
    "businesses:remove_conversation": act(KEEPERS),
    "businesses:add_contact": form(KEEPERS),
    "businesses:edit_contact": form(KEEPERS),
    "businesses:remove_contact": act(KEEPERS),
    "businesses:add_production_unit": form(KEEPERS),
    "businesses:edit_production_unit": form(KEEPERS),
    "businesses:remove_production_unit": act(KEEPERS),
    "businesses:import_businesses": form(IMPORTERS),
    "businesses:show_example_businesses": Page(IMPORTERS),
    **{f"materials:{name}": Page(COLLEAGUES) for name in MATERIAL_PAGES},
    "materials:open_material": Page(COLLEAGUES, get=frozenset({302})),
    "materials:hand_out_material": act(COLLEAGUES),
    **{f"materials:{name}": form(KEEPERS_OF_MATERIALS) for name in MATERIAL_FORMS},
    "materials:remove_outside_date": act(KEEPERS_OF_MATERIALS),
    "duties:list_duties": Page(COLLEAGUES),
    "duties:give_duty": form(COLLEAGUES),
    "duties:show_duty": Page(KEEPERS_OF_DUTY),
    "duties:finish_duty": act(KEEPERS_OF_DUTY),
    "duties:reopen_duty": act(KEEPERS_OF_DUTY),
    "duties:move_duty": act(KEEPERS_OF_DUTY),
    "duties:hand_duty_on": act(KEEPERS_OF_DUTY),
    "duties:take_duty": act(KEEPERS_OF_DUTY),
    "enquiries:list_enquiries": Page(COLLEAGUES),
    "enquiries:show_board": Page(ADMINISTRATOR | OWNER | {"entrance", "leader", "other_leader"}),
    "enquiries:show_figures": Page(ADMINISTRATOR | OWNER | {"entrance", "leader", "other_leader"}),
    "enquiries:export_figures": Page(ADMINISTRATOR | OWNER | {"entrance", "leader", "other_leader"}),
    "enquiries:note_phone_call": form(COLLEAGUES),
    "enquiries:keep_phone_draft": Page(COLLEAGUES, get=frozenset({405}), post=frozenset({302})),
    "enquiries:forget_phone_draft": Page(
        KARLA, get=frozenset({405}), post=frozenset({302}), refused_post=frozenset({403, 404})
    ),
    "enquiries:show_file": Page(SEE_ENQUIRY, refused=404, refused_post=frozenset({403, 404})),
    "enquiries:show_enquiry": Page(SEE_ENQUIRY, refused=404, refused_post=frozenset({403, 404})),
    "enquiries:take_enquiry": Page(
        SEE_ENQUIRY, post=frozenset({302}), refused=404, refused_post=frozenset({403, 404})
    ),
    "enquiries:take_over_enquiry": Page(
        SEE_ENQUIRY, post=frozenset({302}), refused=404, refused_post=frozenset({403, 404})
    ),
    # Without the task in its address it leads nowhere.
    "enquiries:suggest_receiver": Page(
        SEE_ENQUIRY, get=frozenset({404}), post=frozenset({404}), refused=404, refused_post=frozenset({403, 404})
    ),
    **{
        f"enquiries:{name}": act_on_enquiry()
        for name in (
            "choose_task", "ask_to_hold", "accept_enquiry", "decline_enquiry", "withdraw_hand_over", "send_back",
            "link_business", "ask_for_part", "accept_part", "decline_part", "finish_part", "stop_part", "change_part",
            "answer_company", "answer_and_close", "add_call", "write_note", "wait_for_company", "resume_enquiry",
            "set_next_step", "start_answer_clock", "raise_to", "mark_enquiry", "make_confidential", "open_to_house",
            "change_contact",
            "invite_to_meeting", "move_meeting", "cancel_meeting", "close_enquiry", "reopen_enquiry",
        )
    },
    "relations:show_own_ties": Page(COLLEAGUES),
    "relations:say_of": act(COLLEAGUES),
    "relations:tick_tie": act_of_the_two(KARLA),
    "relations:take_back": act_of_the_two(KARLA),
    "relations:strike_encounter": act_of_the_two(KARLA | {"colleague"}),
    "relations:join_coffee": act(COLLEAGUES),
    "relations:pause_coffee": act(COLLEAGUES),
    "relations:leave_coffee": act(COLLEAGUES),
    "relations:tell_whether_met": act_of_the_two(KARLA | {"entrance"}),
    "relations:show_map": Page(COLLEAGUES),
    "relations:rate_others": form(COLLEAGUES),
    "relations:change_relations": form(ADMINISTRATOR | OWNER),
    "relations:change_tie_weights": act(ADMINISTRATOR | OWNER),
    "relations:fit_tie_weights": act(ADMINISTRATOR | OWNER),
    "relations:take_back_fit": act(ADMINISTRATOR | OWNER),
    "gatherings:list_gatherings": Page(COLLEAGUES),
    **{f"gatherings:{name}": Page(COLLEAGUES) for name in ("show_gathering", "show_booklet")},
    "gatherings:plan_gathering": form(PLANNERS),
    "gatherings:change_gathering": form(KEEPERS_OF_GATHERING),
    "gatherings:change_point": form(KEEPERS_OF_GATHERING),
    "gatherings:list_guests": Page(KEEPERS_OF_GATHERING),
    **{
        f"gatherings:{name}": act(KEEPERS_OF_GATHERING)
        for name in (
            "take_over_gathering", "cancel_gathering", "add_point", "move_point", "remove_point", "choose_tasks",
            "propose_guests", "settle_guest", "ask_leaders", "invite_guests", "drop_cross_task",
        )
    },
    "gatherings:want_to_come": act(COLLEAGUES),
    "gatherings:decide_guests": Page(frozenset({"leader", "other_leader"}), refused=404),
    "gatherings:decide_guest": Page(
        frozenset({"leader"}), get=frozenset({405}), post=frozenset({302}), refused_post=frozenset({403, 404})
    ),
    "gatherings:list_cross_tasks": Page(COLLEAGUES),
    "gatherings:list_complex_enquiries": Page(COLLEAGUES),
    "gatherings:suggest_cross_task": form(COLLEAGUES),
    "gatherings:show_cross_task": Page(COLLEAGUES),
    "gatherings:change_cross_task": form(KEEPERS_OF_GATHERING),
    **{f"gatherings:{name}": Page(ORGANISERS) for name in (*DAY_PAGES, "preview_booklet", "draw_booklet")},
    **{f"gatherings:{name}": act(ORGANISERS) for name in (*DAY_ACTS, *ON_GUESTS, "publish_booklet")},
    **{f"gatherings:{name}": form(ORGANISERS) for name in ("edit_cards", "code_answers", "type_answers", "note_held")},
    "gatherings:type_results": Page(ORGANISERS, post=frozenset({404})),  # no table is named
    **{f"gatherings:{name}": Page(COLLEAGUES) for name in AFTER_FOR_ALL},
    "gatherings:give_follow_up": Page(ORGANISERS, get=frozenset({302}), post=frozenset({422})),
    **{f"gatherings:{name}": Page(ORGANISERS) for name in AFTER_PAGES},
    **{f"gatherings:{name}": act(ORGANISERS) for name in ("note_learned", *AFTER_ACTS)},
    "surveys:show_results": Page(COLLEAGUES),
    "surveys:export_results": Page(COLLEAGUES),
    "people:edit_municipality": form(EDITORS | OWNER),
    "people:list_units": Page(COLLEAGUES),
    "people:create_unit": form(LEADERS),
    "people:edit_unit": form(BUILDING),
    "people:list_colleagues": Page(COLLEAGUES),
    "people:create_colleague": form(LEADERS),
    "people:edit_colleague": form(BUILDING),
    "people:edit_contact_card": form(BUILDING | KARLA),
    "people:show_vcard": Page(COLLEAGUES),
    "people:note_absence": form(BUILDING | KARLA | {"entrance"}),
    "people:remove_absence": act(BUILDING | KARLA | {"entrance"}),
    "people:put_up_picture": form(KARLA),
    "people:take_down_picture": act(KARLA),
    "people:edit_access": form(ADMINISTRATOR),
    "people:import_people": form(ADMINISTRATOR),
    "people:show_example_list": Page(ADMINISTRATOR),
}  # fmt: skip

# One's own sign-in: nobody outside sees it, and nobody reaches another's (the key in the address is another's).
OWN_SIGN_IN = {
    "account_reauthenticate", "account_change_password", "account_set_password", "mfa_index", "mfa_reauthenticate",
    "mfa_activate_totp", "mfa_deactivate_totp", "mfa_view_recovery_codes", "mfa_generate_recovery_codes",
    "mfa_download_recovery_codes", "mfa_list_webauthn", "mfa_add_webauthn", "mfa_reauthenticate_webauthn",
}  # fmt: skip
ANOTHERS = {"mfa_edit_webauthn", "mfa_remove_webauthn"}
DOORS = {
    "account_login", "account_logout", "account_inactive", "account_reset_password", "account_reset_password_done",
    "account_reset_password_from_key", "account_reset_password_from_key_done", "mfa_authenticate",
    "mfa_login_webauthn", "socialaccount_login_cancelled",
}  # fmt: skip
# No login of the municipality's is set up here, and nobody signs up anywhere.
CLOSED = {"openid_connect_login", "openid_connect_callback", "account_signup"}
LISTED = PUBLIC | set(PUBLIC_FORMS) | set(ELSEWHERE) | set(DESK) | OWN_SIGN_IN | ANOTHERS | DOORS | CLOSED

Meeting = Callable[[str, str], HttpResponse]


@pytest.fixture
def meet(
    standing_house: Hvidklit, sessions: dict[str, str], db: None
) -> Callable[[str, str, str], HttpResponse]:
    """``meet(name, who, method)``: what they meet there; nothing of it stays."""
    things = things_in_addresses(standing_house)

    def meet(name: str, who: str, method: str) -> HttpResponse:
        cache.clear()
        with transaction.atomic():
            client = Client()
            if who != "anonymous":
                client.cookies[settings.SESSION_COOKIE_NAME] = sessions[who]
            before = Event.objects.count()
            answer: HttpResponse = getattr(client, method)(reverse(name, kwargs=things.get(name, {})))
            answer.has_changed = Event.objects.count() != before  # type: ignore[attr-defined]
            transaction.set_rollback(True)
        return answer

    return meet


EVERYBODY = ["anonymous", *WHO]


def is_sent_to_sign_in(answer: HttpResponse) -> bool:
    return answer.status_code == 302 and "/konto/log-ind/" in answer["Location"]


def test_every_address_is_listed() -> None:
    assert set(every_url()) == LISTED


@pytest.mark.parametrize("name", sorted(PUBLIC))
def test_everybody_sees_public_pages_and_cannot_post_to_them(
    meet: Callable[..., HttpResponse], name: str
) -> None:
    for who in EVERYBODY:
        assert (meet(name, who, "get").status_code, meet(name, who, "post").status_code) == (200, 405), who


@pytest.mark.parametrize("name", sorted(PUBLIC_FORMS))
def test_everybody_meets_the_same_at_public_forms_and_an_empty_one_changes_nothing(
    meet: Callable[..., HttpResponse], name: str
) -> None:
    for who in EVERYBODY:
        got, posted = meet(name, who, "get"), meet(name, who, "post")
        assert (got.status_code, posted.status_code) == PUBLIC_FORMS[name], who
        assert not posted.has_changed, who  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", sorted(ELSEWHERE))
def test_everybody_is_answered_alike(meet: Callable[..., HttpResponse], name: str) -> None:
    for who in EVERYBODY:
        assert (meet(name, who, "get").status_code, meet(name, who, "post").status_code) == (
            ELSEWHERE[name],
            405,
        ), who


@pytest.mark.parametrize("name", sorted(DESK))
def test_the_desk_is_seen_by_those_who_may(meet: Callable[..., HttpResponse], name: str) -> None:
    page = DESK[name]
    for who in EVERYBODY:
        answer = meet(name, who, "get")
        if page.get == {405}:
            assert answer.status_code == 405 or who not in COLLEAGUES, who
        elif who in OUTSIDE:
            assert is_sent_to_sign_in(answer), who
        else:
            assert answer.status_code in (
                page.get if who in page.seen_by else {page.refused if who in COLLEAGUES else 403}
            ), who


@pytest.mark.parametrize("name", sorted(DESK))
def test_the_desk_is_changed_by_those_who_may(meet: Callable[..., HttpResponse], name: str) -> None:
    page = DESK[name]
    for who in EVERYBODY:
        answer = meet(name, who, "post")
        if answer.status_code == 405 and 405 in page.post:
            continue
        if who in OUTSIDE:
            assert is_sent_to_sign_in(answer), who
        else:
            assert answer.status_code in (page.post if who in page.seen_by else page.refused_post), who
        assert who in page.seen_by or not answer.has_changed, who  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", sorted(OWN_SIGN_IN))
def test_ones_own_sign_in_is_ones_own(meet: Callable[..., HttpResponse], name: str) -> None:
    for who in EVERYBODY:
        for method in ("get", "post"):
            answer = meet(name, who, method)
            if who in OUTSIDE:
                assert is_sent_to_sign_in(answer), (who, method)
            else:
                assert answer.status_code in {200, 302, 403, 404, 405}, (who, method)


@pytest.mark.parametrize("name", sorted(ANOTHERS))
def test_nobody_reaches_anothers_key(meet: Callable[..., HttpResponse], name: str) -> None:
    for who in EVERYBODY:
        for method in ("get", "post"):
            answer = meet(name, who, method)
            assert is_sent_to_sign_in(answer) if who in OUTSIDE else answer.status_code == 404, (who, method)


@pytest.mark.parametrize("name", sorted(DOORS))
def test_the_doors_answer_everybody(meet: Callable[..., HttpResponse], name: str) -> None:
    for who in EVERYBODY:
        for method in ("get", "post"):
            assert meet(name, who, method).status_code in {200, 302, 405}, (who, method)


@pytest.mark.parametrize("name", sorted(CLOSED))
def test_a_door_that_is_not_set_up_is_not_there(meet: Callable[..., HttpResponse], name: str) -> None:
    assert (meet(name, "anonymous", "get").status_code, meet(name, "anonymous", "post").status_code) == (
        404,
        404,
    )


@pytest.mark.parametrize(
    "path", ["signup/", "email/", "confirm-email/", "login/", "social/", "social/signup/"]
)
def test_what_a_municipality_does_not_use_is_not_there(client: Client, db: None, path: str) -> None:
    assert client.get(f"/konto/{path}").status_code == 404
