from __future__ import annotations

from pathlib import Path

import pytest

from config.translations.typed_in import typed_in_words


def words_in(folder: Path, name: str, text: str) -> list[str]:
    (folder / name).write_text(text, encoding="utf-8")
    return list(typed_in_words(folder / name))


@pytest.mark.parametrize(
    "text",
    [
        "<p class='hint'>{% translate 'Unit' %}: {{ unit }}</p>",
        "<p>{% blocktranslate with name=unit.name %}The unit {{ name }}{% endblocktranslate %}</p>",
        "{% comment %}Why this is so{% endcomment %}{# and this #}<!-- this too -->",
        "<script type='module'>let word</script><style>body {}</style><p>·</p>",
        "<h1>Indgang</h1><a href='{{ address }}'>KLE {{ number }}</a>",
        "{% block body_class %}is-desk{% endblock %}{{ one }}{{ two }}",
        "<{{ tag }} class='name'>·</{{ tag }}><h{{ level }} class='name'>·</h{{ level }}>",
        "<kbd>Ctrl</kbd><kbd>Enter</kbd><a href='https://tilsyn.example'>www.tilsyn.example</a>",
        "<use href='#arrow'></use><input type='text' value='word'>",
    ],
)
def test_what_is_translated_or_not_shown_is_fine(tmp_path: Path, text: str) -> None:
    assert words_in(tmp_path, "page.html", text) == []


@pytest.mark.parametrize(
    "text", ["<p>Én\n  enhed</p>", "<img alt='Én enhed'>", "{% if unit %}<br>Én enhed{% endif %}"]
)
def test_what_is_shown_or_read_aloud_must_be_translated(tmp_path: Path, text: str) -> None:
    assert words_in(tmp_path, "page.html", text) == ["typed straight in, not translated: 'Én enhed'"]


def test_a_plain_text_is_shown_whole(tmp_path: Path) -> None:
    assert words_in(tmp_path, "mail.txt", "{{ name }}, <hej>") == [
        "typed straight in, not translated: 'x , <hej>'"
    ]


def test_the_names_of_xml_elements_are_not_words(tmp_path: Path) -> None:
    assert words_in(tmp_path, "map.xml", "<urlset><loc>{{ address }}</loc></urlset>") == []
