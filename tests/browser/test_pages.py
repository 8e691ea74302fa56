"""Every page of the product in a real browser: readable for all, within our own policy, and nobody else asked."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.urls import reverse
from playwright.sync_api import Page, expect

from tests.browser.visitor import Visitor
from tests.hvidklit import Hvidklit, every_url, lay_down, things_in_addresses
from tests.test_access import PUBLIC, PUBLIC_FORMS

NO_PAGES = {  # files, acts without a page, and doors that only lead on
    "home:show_favicon", "home:show_robots", "home:show_security_contact", "home:show_sitemap", "people:show_colours",
    "people:show_picture", "people:show_vcard", "people:show_example_list", "people:remove_absence",
    "people:take_down_picture",
    "catalogue:confirm_task", "catalogue:note_answer", "catalogue:settle_question", "catalogue:forget_question",
    "catalogue:remove_lexicon_entry", "catalogue:remove_other_door", "catalogue:remove_check_question",
    "businesses:find_business", "businesses:show_example_businesses", "businesses:remove_conversation",
    "businesses:remove_contact", "businesses:remove_production_unit",
    "home:retry_mail", "surveys:export_results",
    "enquiries:suggest_receiver", "enquiries:choose_task", "enquiries:ask_to_hold", "enquiries:accept_enquiry",
    "enquiries:decline_enquiry", "enquiries:withdraw_hand_over", "enquiries:send_back", "enquiries:link_business",
    "enquiries:ask_for_part", "enquiries:accept_part", "enquiries:decline_part", "enquiries:finish_part",
    "enquiries:stop_part", "enquiries:change_part",
    "enquiries:answer_company", "enquiries:answer_and_close", "enquiries:add_call", "enquiries:write_note",
    "enquiries:wait_for_company", "enquiries:resume_enquiry", "enquiries:set_next_step",
    "enquiries:start_answer_clock", "enquiries:raise_to", "enquiries:mark_enquiry", "enquiries:make_confidential",
    "enquiries:open_to_house", "enquiries:invite_to_meeting", "enquiries:move_meeting", "enquiries:cancel_meeting",
    "enquiries:close_enquiry", "enquiries:reopen_enquiry", "enquiries:change_contact",
    "enquiries:export_figures",
    "gatherings:draw_speed_dates", "gatherings:draw_groups", "gatherings:start_day", "gatherings:redraw_rest",
    "gatherings:begin_round", "gatherings:begin_turn", "gatherings:end_gathering", "gatherings:check_in",
    "gatherings:note_left", "gatherings:take_pen", "gatherings:ask_speakers", "gatherings:ask_how_it_was",
    "gatherings:note_learned",
    "gatherings:give_follow_up",
    "enquiries:show_file", "enquiries:show_own_file", "enquiries:suggest_tasks", "enquiries:write_from_company",
    "enquiries:help_unhappy",
    "gatherings:take_over_gathering", "gatherings:cancel_gathering", "gatherings:add_point", "gatherings:move_point",
    "gatherings:remove_point", "gatherings:choose_tasks", "gatherings:want_to_come", "gatherings:propose_guests",
    "gatherings:settle_guest", "gatherings:ask_leaders", "gatherings:invite_guests", "gatherings:decide_guest",
    "gatherings:drop_cross_task",
    "materials:open_material", "materials:download_material", "materials:hand_out_material",
    "materials:remove_outside_date", "gatherings:draw_booklet", "gatherings:publish_booklet",
    "duties:finish_duty", "duties:reopen_duty", "duties:move_duty", "duties:hand_duty_on",
    "duties:take_duty",
    "enquiries:keep_phone_draft", "enquiries:forget_phone_draft",
    "relations:say_of", "relations:take_back", "relations:strike_encounter", "relations:join_coffee",
    "relations:pause_coffee", "relations:leave_coffee", "relations:tell_whether_met", "relations:change_tie_weights",
    "relations:fit_tie_weights", "relations:take_back_fit", "relations:tick_tie",
    "account_signup", "account_reauthenticate", "account_change_password",
    "mfa_authenticate", "mfa_reauthenticate", "mfa_reauthenticate_webauthn", "mfa_login_webauthn",
    "mfa_deactivate_totp", "mfa_view_recovery_codes", "mfa_download_recovery_codes", "mfa_edit_webauthn",
    "mfa_remove_webauthn", "openid_connect_login", "openid_connect_callback",
}  # fmt: skip
OUTSIDE = PUBLIC | set(PUBLIC_FORMS) | {
    "account_login", "account_inactive", "account_reset_password", "account_reset_password_done",
    "account_reset_password_from_key", "account_reset_password_from_key_done", "socialaccount_login_cancelled",
}  # fmt: skip
KARLAS_OWN = {"people:put_up_picture", "relations:show_own_ties"}
SIGNED_IN_AS = {"people:put_up_picture": "karla", "gatherings:decide_guests": "leader"}
PAGES = sorted(set(every_url()) - NO_PAGES)
QUESTIONS = {
    "catalogue:find_task": "?q=bygge om",
    "home:show_desk": "?q=bygge",
    "catalogue:list_kle": "?q=bygge",
    "businesses:list_businesses": "?q=smede",
    "surveys:show_results": "?delt=enhed",
    "relations:show_map": "?vis=taethed",
    "enquiries:list_enquiries": "?vis=alle",
}


@pytest.fixture(autouse=True)
def house(transactional_db: None) -> Hvidklit:
    cache.clear()
    return lay_down()


def goes_to(visitor: Visitor, house: Hvidklit, name: str, query: str = "") -> Page:
    if name not in OUTSIDE:
        visitor.signs_in(house.users["karla" if name in KARLAS_OWN else "administrator"])
        visitor.signs_in(house.users[SIGNED_IN_AS.get(name, "administrator")])
    return visitor.opens(reverse(name, kwargs=things_in_addresses(house).get(name, {})) + query)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_sound_and_public_ones_set_no_cookie(visitor: Visitor, house: Hvidklit, name: str) -> None:
    goes_to(visitor, house, name)
    assert (visitor.status, visitor.problems_at_any_width()) == (200, [])
    if name in PUBLIC | set(PUBLIC_FORMS):
        assert visitor.cookies() == []


@pytest.mark.parametrize("name", sorted(QUESTIONS))
def test_answers_are_sound(visitor: Visitor, house: Hvidklit, name: str) -> None:
    for query in (QUESTIONS[name], "?q=xyzzyplugh"):
        goes_to(visitor, house, name, query)
        assert (visitor.status, visitor.problems_at_any_width()) == (200, []), query


REFUSED = [
    "people:create_colleague", "people:create_unit", "catalogue:create_task", "catalogue:create_catalogue",
    "catalogue:create_situation", "catalogue:list_lexicon", "catalogue:create_other_door", "catalogue:try_new_words",
    "catalogue:list_check_questions", "people:import_people", "catalogue:import_kle", "account_login",
    "businesses:create_business", "businesses:note_spoken_with", "businesses:add_contact",
    "businesses:add_production_unit", "businesses:import_businesses",
    "relations:rate_others", "enquiries:ask", "enquiries:show_status", "enquiries:answer_satisfaction",
    "account_reset_password", "mfa_activate_totp", "people:put_up_picture", "duties:give_duty",
    "enquiries:note_phone_call", "gatherings:evaluate", "materials:add_material", "materials:add_outside_date",
]  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_a_refused_form_is_sound_and_says_why(visitor: Visitor, house: Hvidklit, name: str) -> None:
    page = goes_to(visitor, house, name)
    page.locator("main form[method=post] button.button-primary:visible").first.click()
    expect(page.locator("main [role=alert]").first).to_be_visible()
    assert visitor.problems_at_any_width() == []


@pytest.mark.parametrize(
    ("path", "who"), [("/findes-ikke/", ""), ("/intern/import/", "colleague"), ("/intern/", "left")]
)
def test_an_error_page_is_sound(visitor: Visitor, house: Hvidklit, path: str, who: str) -> None:
    if who:
        visitor.signs_in(house.users[who])
    visitor.opens(path)
    assert (visitor.status in {403, 404}, visitor.problems_at_any_width()) == (True, [])
