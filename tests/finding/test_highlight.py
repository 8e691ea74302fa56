from hypothesis import given, settings
from hypothesis import strategies as st

from indgang.finding.analysis import Analyser
from indgang.finding.highlight import spans


def marked(text: str, roots: set[str], analyser: Analyser) -> list[str]:
    return [text[start:end] for start, end in spans(text, roots, analyser)]


def test_words_with_a_root_are_marked_as_they_stand(analyser: Analyser) -> None:
    assert marked("<b>Byggetilladelser</b> & huse", {"tillad"}, analyser) == ["Byggetilladelser"]
    assert marked("Vejbelaegning og vej", {"vej"}, analyser) == ["Vejbelaegning", "vej"]
    assert marked("Intet her", {"vej"}, analyser) == []


@settings(deadline=None)
@given(st.text(st.characters(codec=None)))
def test_places_are_inside_any_text(analyser: Analyser, text: str) -> None:
    roots = {root for term in analyser.terms(text) for root in term.roots}
    places = spans(text, roots, analyser)
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert places == sorted(places)
