"""The parts that pages are put together from. ``{% load components %}``; each tag draws ``templates/shared/parts``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from django import template
from django.core.paginator import Page
from django.http import HttpRequest
from django.template.context import Context
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

OWN_ICONS = {"phone", "door"}
BADGE_KINDS = {
    "": "",
    "info": "badge-info",
    "success": "badge-success",
    "warning": "badge-warning",
    "error": "badge-error",
}


def draw(name: str, **context: Any) -> SafeString:
    return mark_safe(render_to_string(f"shared/parts/{name}.html", context))  # noqa: S308 – escaped by the template


@register.simple_tag
def icon(name: str, *, css_class: str = "", label: str = "") -> SafeString:
    """A drawing from DKFDS' set, or one of our own (``phone``, ``door``); silent unless it has a label."""
    return drawn_icon(name, css_class, str(label))


@lru_cache(maxsize=500)
def drawn_icon(name: str, css_class: str, label: str) -> SafeString:
    """Kept, since looking up a file's name by content costs more than all the rest of a contact card."""
    sheet = static("indgang/icons.svg" if name in OWN_ICONS else "dkfds/img/all-svg-icons.svg")
    spoken = format_html('role="img" aria-label="{}"', label) if label else mark_safe('aria-hidden="true"')
    return format_html(
        '<svg class="icon-svg {}" focusable="false" {}><use href="{}#{}"></use></svg>',
        css_class,
        spoken,
        sheet,
        name,
    )


@register.simple_tag
def badge(text: str, kind: str = "") -> SafeString:
    """A short state: ``info``, ``success``, ``warning`` (absent, unconfirmed), ``error`` (a gap) or plain."""
    return format_html('<span class="badge {}">{}</span>', BADGE_KINDS[kind], text)


@register.simple_tag
def highlighted(parts: Iterable[tuple[str, bool]]) -> SafeString:
    """Text of (text, is a match) parts, with the matches marked."""
    return format_html_join(
        "", "{}", ((format_html("<mark>{}</mark>", t) if hit else t,) for t, hit in parts)
    )


@register.simple_tag
def phone_link(number: str, *, css_class: str = "") -> SafeString:
    """A number that can be called from a phone; a Danish one unless it begins with +."""
    digits = "".join(c for c in number if c.isdigit() or c == "+")
    target = digits if digits.startswith("+") else f"+45{digits}"
    return format_html('<a class="phone-number {}" href="tel:{}">{}</a>', css_class, target, number)


@register.simple_tag
def mail_link(address: str) -> SafeString:
    return format_html('<a class="mail-address" href="mailto:{0}">{0}</a>', address)


@register.simple_tag
def copy_button(text: str, label: str, *, key: str = "") -> SafeString:
    """Copies the text; seen only where the browser can. ``key`` is the letter that does it on a focused result."""
    return draw("copy_button", text=text, label=label, key=key)


@register.simple_block_tag
def alert(content: str, kind: str = "info", heading: str = "", level: str = "h2") -> SafeString:
    """A notice: ``info``, ``success``, ``warning`` or ``error``."""
    return draw("alert", content=content, kind=kind, heading=heading, level=level)


@register.simple_block_tag
def page_header(content: str, title: str, lead: str = "", kicker: str = "") -> SafeString:
    """The page's only h1, with what may be done with the page (buttons, badges) as content."""
    return draw("page_header", content=content, title=title, lead=lead, kicker=kicker)


@register.simple_block_tag
def empty_state(content: str, title: str, text: str = "", symbol: str = "info") -> SafeString:
    """Where there is nothing to show: why, and what to do about it as content."""
    return draw("empty_state", content=content, title=title, text=text, symbol=symbol)


@register.simple_tag
def breadcrumbs(*steps: str) -> SafeString:
    """Address, label, address, label …, and last the label of this page."""
    pairs = [{"url": url, "label": label} for url, label in zip(steps[:-1:2], steps[1::2], strict=True)]
    return draw("breadcrumbs", steps=pairs, current=steps[-1])


@register.simple_block_tag
def facts(content: str) -> SafeString:
    return format_html('<dl class="facts">{}</dl>', content)


@register.simple_block_tag
def fact(content: str, label: str) -> SafeString:
    """A label and what it says; left out where it says nothing."""
    if not content.strip():
        return mark_safe("")
    return format_html('<div class="facts-row"><dt>{}</dt><dd>{}</dd></div>', label, content)


@register.simple_block_tag
def cell(content: str, label: str, css_class: str = "") -> SafeString:
    """A table cell that carries its column's name, for when the table becomes cards on a small screen."""
    return format_html('<td data-title="{}" class="{}">{}</td>', label, css_class, content)


@register.simple_tag
def contact_card(card: Any, **options: Any) -> SafeString:
    """How to reach a colleague. ``card`` has name, title, phone, mobile, mail, place, working_hours and ask_about.

    Options: url, role, unit, unit_url, picture_url, absent_until (date), substitute (a card), substitute_url,
    level ("h3"), large (True: the number big enough to read out), key (True: the letter c copies it).
    """
    known = {
        "url": "", "role": "", "unit": "", "unit_url": "", "picture_url": "", "absent_until": None, "substitute": None,
        "substitute_url": "", "level": "h3", "large": False, "key": False,
    }  # fmt: skip
    unknown = options.keys() - known.keys()
    if unknown:
        raise template.TemplateSyntaxError(f"contact_card knows no {', '.join(sorted(unknown))}")
    chosen = known | options
    asked_first = chosen["substitute"] if chosen["absent_until"] and chosen["substitute"] else card
    return draw("contact_card", card=card, copied=contact_text(asked_first), **chosen)


def contact_text(card: Any) -> str:
    """Name, number and mail in one line, to be pasted into a mail or a note."""
    return ", ".join(part for part in (card.name, card.title, card.phone or card.mobile, card.mail) if part)


@register.simple_tag
def history_list(events: Sequence[Any], *, with_target: bool = False) -> SafeString:
    """What happened, newest first: events have happened_at, actor_name, act_text, changes_text, target_*."""
    return draw("history_list", events=events, with_target=with_target)


@register.simple_tag
def form_buttons(label: str, cancel_url: str = "", *, kind: str = "primary") -> SafeString:
    """The button that sends a form, and the way out of it."""
    return draw("form_buttons", label=label, cancel_url=cancel_url, kind=kind)


@register.simple_tag(takes_context=True)
def pagination(context: Context, page: Page[Any]) -> SafeString:
    """Links to the pages of a list (``?page=``), keeping what else the address asks for."""
    request: HttpRequest = context["request"]
    others = request.GET.copy()
    others.pop("page", None)
    query = f"{others.urlencode()}&" if others else ""
    numbers = list(page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1))
    return draw("pagination", page=page, numbers=numbers, query=query, gap=page.paginator.ELLIPSIS)
