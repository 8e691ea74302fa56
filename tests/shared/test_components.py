from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template, TemplateSyntaxError
from django.test import RequestFactory
from lxml import html


@dataclass(frozen=True)
class Card:
    name: str = "Karla Holm"
    title: str = ""
    phone: str = ""
    mobile: str = ""
    mail: str = ""
    place: str = ""
    working_hours: str = ""
    ask_about: str = ""


def drawn(source: str, **context: Any) -> str:
    return Template("{% load components %}" + source).render(Context(context))


def page_of(source: str, **context: Any) -> html.HtmlElement:
    page = html.fragment_fromstring(drawn(source, **context), create_parent="div")
    assert isinstance(page, html.HtmlElement)
    return page


def read(source: str, **context: Any) -> str:
    """The words a reader meets."""
    return " ".join(str(page_of(source, **context).text_content()).split())


def test_an_icon_of_the_design_system_is_silent() -> None:
    assert drawn("{% icon 'search' %}") == (
        '<svg class="icon-svg " focusable="false" aria-hidden="true">'
        '<use href="/static/dkfds/img/all-svg-icons.svg#search"></use></svg>'
    )


def test_an_icon_of_our_own_may_be_spoken() -> None:
    icon = drawn("{% icon 'door' label='Indgang' %}")
    assert 'role="img" aria-label="Indgang"' in icon
    assert "/static/indgang/icons.svg#door" in icon


def test_a_badge_has_a_kind() -> None:
    assert drawn("{% badge 'Hul' 'error' %}") == '<span class="badge badge-error">Hul</span>'
    with pytest.raises(KeyError):
        drawn("{% badge 'Hul' 'purple' %}")


def test_highlighted_marks_and_escapes() -> None:
    parts = [("<b> ", False), ("café", True)]
    assert drawn("{% highlighted parts %}", parts=parts) == "&lt;b&gt; <mark>café</mark>"


@pytest.mark.parametrize(("number", "target"), [("19 70 21 34", "+4519702134"), ("+46 12 34", "+461234")])
def test_a_number_can_be_called(number: str, target: str) -> None:
    assert f'href="tel:{target}"' in drawn("{% phone_link number %}", number=number)


def test_a_mail_address_can_be_written_to() -> None:
    assert 'href="mailto:a@b.dk"' in drawn("{% mail_link 'a@b.dk' %}")


def test_what_is_copied_waits_for_script() -> None:
    [button] = page_of("{% copy_button text label %}", text='"x"', label="Kopiér")
    assert button.get("data-copy") == '"x"'
    assert button.get("data-copy-key") is None
    assert "hidden" in button.attrib


@pytest.mark.parametrize(
    ("kind", "role"), [("info", None), ("success", None), ("warning", "alert"), ("error", "alert")]
)
def test_an_alert_is_spoken_when_it_is_grave(kind: str, role: str | None) -> None:
    [notice] = page_of("{% alert kind %}Se her{% endalert %}", kind=kind)
    assert notice.get("role") == role
    assert notice.cssselect("svg[role=img]")[0].get("aria-label")


def test_an_alert_may_have_a_heading() -> None:
    assert read("{% alert heading='Usikkert' level='h3' %}Ring{% endalert %}") == "Usikkert Ring"


def test_a_page_header_holds_what_can_be_done() -> None:
    header = drawn(
        "{% page_header title lead='Lidt mere' kicker='Opgave' %}<a href='/'>Ret</a>{% endpage_header %}",
        title="A < B",
    )
    assert "<h1>A &lt; B</h1>" in header
    assert "<a href='/'>Ret</a>" in header
    assert read("{% page_header 'Titel' %} {% endpage_header %}") == "Titel"


def test_an_empty_state_says_why_and_what_now() -> None:
    assert read("{% empty_state 'Tomt' text='Ingen endnu' %}<a href='/'>Opret</a>{% endempty_state %}") == (
        "Tomt Ingen endnu Opret"
    )
    assert read("{% empty_state 'Tomt' %}{% endempty_state %}") == "Tomt"


def test_breadcrumbs_end_here() -> None:
    page = page_of("{% breadcrumbs '/k' 'Katalog' '/b' 'Byg' 'Her' %}")
    assert [link.get("href") for link in page.cssselect("a")] == ["/k", "/b"]
    [here] = page.cssselect("[aria-current=page]")
    assert "".join(here.itertext()).strip() == "Her"
    assert read("{% breadcrumbs 'Her' %}") == "Her"


def test_a_fact_without_content_is_left_out() -> None:
    assert read(
        "{% facts %}{% fact 'Tid' %}40 dage{% endfact %}{% fact 'Pris' %} {% endfact %}{% endfacts %}"
    ) == ("Tid40 dage")


def test_a_cell_carries_its_columns_name() -> None:
    assert drawn("{% cell 'Enhed' css_class='wide' %}<b>Byg</b>{% endcell %}") == (
        '<td data-title="Enhed" class="wide"><b>Byg</b></td>'
    )


def test_a_contact_card_shows_only_what_there_is() -> None:
    assert read("{% contact_card card %}", card=Card()) == "Karla Holm Kopiér kontakt"


def test_a_contact_card_shows_everything() -> None:
    card = Card(
        "Karla Holm",
        "Sagsbehandler",
        "19 70 21 34",
        "19 40 11 22",
        "k@h.example",
        "Rådhuset",
        "8–15",
        "Caféer",
    )
    options = (
        "role='Gør det' unit='Byg' unit_url='/u' url='/k' picture_url='/p' large=True key=True level='h2'"
    )
    assert read(f"{{% contact_card card {options} %}}", card=card) == (
        "Gør det Karla Holm Sagsbehandler, Byg Telefon 19 70 21 34 Mobil 19 40 11 22 Mail k@h.example Sted Rådhuset"
        " Træffetid 8–15 Caféer Kopiér kontakt c"
    )


def test_a_mobile_is_the_main_number_where_there_is_no_other() -> None:
    assert 'class="phone-number is-main" href="tel:+4519401122"' in drawn(
        "{% contact_card card %}", card=Card(mobile="19 40 11 22")
    )


def test_the_substitute_is_asked_and_copied_first() -> None:
    substitute = Card("Jens Bo", mobile="19 70 00 01")
    source = "{% contact_card card absent_until=day substitute=other substitute_url='/j' %}"
    card = Card(phone="19 70 21 34")
    assert read(source, card=card, day=date(2026, 12, 3), other=substitute) == (
        "Karla Holm Ikke på arbejde til og med 3. december Spørg i stedet Jens Bo 19 70 00 01 Telefon 19 70 21 34"
        " Kopiér kontakt"
    )
    assert 'data-copy="Jens Bo, 19 70 00 01"' in drawn(
        source, card=card, day=date(2026, 12, 3), other=substitute
    )


def test_somebody_away_without_a_substitute() -> None:
    source = "{% contact_card card absent_until=day %}"
    assert read(source, card=Card(), day=date(2026, 12, 3)) == (
        "Karla Holm Ikke på arbejde til og med 3. december Kopiér kontakt"
    )


def test_a_contact_card_refuses_an_option_it_does_not_know() -> None:
    with pytest.raises(TemplateSyntaxError, match="colour"):
        drawn("{% contact_card card colour='red' %}", card=Card())


def test_form_buttons_send_or_leave() -> None:
    assert read("{% form_buttons 'Gem' '/' %}") == "Gem Fortryd"
    assert read("{% form_buttons 'Slet' kind='warning' %}") == "Slet"


def paged(number: int, query: str) -> html.HtmlElement:
    request = RequestFactory().get(f"/?{query}")
    listed = Paginator(range(100), 10).page(number)
    return page_of("{% pagination page %}", page=listed, request=request)


def test_pages_keep_the_rest_of_the_question() -> None:
    links = [link.get("href") for link in paged(5, "q=caf%C3%A9&page=5").cssselect("a")]
    assert links == [f"?q=caf%C3%A9&page={number}" for number in (4, 1, 4, 5, 6, 10, 6)]


def test_the_first_and_the_last_page_lead_one_way() -> None:
    assert [link.get("rel") for link in paged(1, "").cssselect("a[rel]")] == ["next"]
    assert [link.get("rel") for link in paged(10, "").cssselect("a[rel]")] == ["prev"]


def test_a_single_page_needs_no_links() -> None:
    request = RequestFactory().get("/")
    assert read("{% pagination page %}", page=Paginator([1], 10).page(1), request=request) == ""


def test_history_tells_what_changed() -> None:
    event = {
        "happened_at": datetime(2026, 11, 3, 9, 12, tzinfo=UTC),
        "actor_name": "Karla",
        "act_text": "Rettede",
        "target_label": "Opgave",
        "target_link": "/o",
        "change_lines": [
            {"label": "Titel", "before": "A", "after": "B"},
            {"label": "Note", "before": "C", "after": ""},
        ],
    }
    words = read("{% history_list events with_target=True %}", events=[event])
    assert words.endswith("· Karla Rettede: Opgave TitelA B NoteC tømt")
    assert read("{% history_list events %}", events=[event | {"change_lines": []}]).endswith(
        "· Karla Rettede"
    )
