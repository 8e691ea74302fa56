from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with one area, `people`, that has a view and a template."""
    write(tmp_path, "config/urls.py", "")
    write(tmp_path, "indgang/__init__.py", "")
    write(tmp_path, "indgang/people/views.py", VIEW)
    write(tmp_path, "indgang/people/templates/people/colleague.html", TEMPLATE)
    return tmp_path


def write(root: Path, name: str, text: str) -> None:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


VIEW = """
from django.utils.translation import gettext as _, ngettext, pgettext

def show(count):
    number = ngettext("%(count)s colleague", "%(count)s colleagues", count)
    return _("Absent until %(day)s"), number, pgettext("day", "Sun")
"""

TEMPLATE = """
<h1 title="{% translate 'The one who answers' %}">{{ name }}</h1>
    {% if phone %}<p>{% blocktranslate trimmed %}
        Call {{ phone }} now
    {% endblocktranslate %}</p>
  {% endif %}
"""

PEOPLE_PO = """
msgid "Absent until %(day)s"
msgstr "Fraværende til %(day)s"

msgid "%(count)s colleague"
msgid_plural "%(count)s colleagues"
msgstr[0] "Én kollega"
msgstr[1] "%(count)s kolleger"

msgctxt "day"
msgid "Sun"
msgstr "Søn"

msgid "The one who answers"
msgstr "Den, der svarer"

msgid "Call %(phone)s now"
msgstr "Ring nu på %(phone)s"
"""
