"""The pages for those who keep finding well: one row of links at the top of each."""

from __future__ import annotations

from django import template
from django.template import Context
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from indgang.catalogue.rules import may_edit_words
from indgang.people.models import User

register = template.Library()

PAGES = [
    (_("Asked"), "catalogue:list_questions", False),
    (_("Try words"), "catalogue:try_new_words", False),
    (_("Same words"), "catalogue:list_pulls", False),
    (_("Check questions"), "catalogue:list_check_questions", True),
    (_("Lexicon"), "catalogue:list_lexicon", True),
    (_("Other doors"), "catalogue:list_other_doors", True),
]


@register.simple_tag(takes_context=True)
def words_menu(context: Context) -> SafeString:
    """The pages about words and questions that whoever looks may use."""
    request = context["request"]
    user: User = request.user
    shown = [
        (label, reverse(name))
        for label, name, for_keepers in PAGES
        if may_edit_words(user) or not for_keepers
    ]
    entries = [{"label": label, "url": url, "is_current": request.path == url} for label, url in shown]
    return mark_safe(render_to_string("catalogue/parts/words_menu.html", {"entries": entries}))  # noqa: S308 – escaped by the template
