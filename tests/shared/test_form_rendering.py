from __future__ import annotations

from django import forms
from lxml import html

from indgang.shared.fields import DayField, ParagraphsField, TextField


class Form(forms.Form):
    name = TextField(label="Navn", max_length=5, help_text="Fornavn")
    note = ParagraphsField(label="Note", required=False)
    day = DayField(label="Dag", required=False)
    unit = forms.ChoiceField(label="Enhed", choices=[("", "Vælg"), ("1", "Byg")])
    shown = forms.ChoiceField(label="Vises", choices=[("a", "Alle"), ("b", "Os")], widget=forms.RadioSelect)
    themes = forms.MultipleChoiceField(
        label="Temaer", choices=[("a", "Byg")], widget=forms.CheckboxSelectMultiple, help_text="Vælg"
    )
    consent = forms.BooleanField(label="Ja tak", help_text="Frivilligt")
    file = forms.FileField(label="Fil", required=False)
    secret = forms.CharField(widget=forms.HiddenInput)
    fixed = forms.CharField(
        label="Fast", required=False, disabled=True, widget=forms.TextInput({"class": "own"})
    )


def drawn(form: forms.Form) -> html.HtmlElement:
    return html.fromstring(f"<div>{form}</div>")


def test_a_field_has_label_hint_and_class() -> None:
    page = drawn(Form())
    [control] = page.cssselect("#id_name")
    assert control.get("class") == "form-input"
    assert control.get("aria-describedby") == "id_name_helptext"
    assert page.cssselect("label[for=id_name]")[0].text_content().strip() == "Navn"
    assert page.cssselect("#id_name_helptext")[0].text_content() == "Fornavn"


def test_only_what_may_be_left_out_says_so() -> None:
    labels = [" ".join(label.text_content().split()) for label in drawn(Form()).cssselect(".form-label")]
    assert labels == [
        "Navn",
        "Note (valgfri)",
        "Dag (valgfri)",
        "Enhed",
        "Vises",
        "Temaer",
        "Fil (valgfri)",
        "Fast",
    ]


def test_each_kind_of_field_has_its_class() -> None:
    page = drawn(Form())
    classes = {
        control.get("id"): control.get("class") for control in page.cssselect("input, select, textarea")
    }
    assert classes == {
        "id_name": "form-input",
        "id_note": "form-input",
        "id_day": "form-input input-char-11",
        "id_unit": "form-select",
        "id_shown_0": "form-radio",
        "id_shown_1": "form-radio",
        "id_themes_0": "form-checkbox",
        "id_consent": "form-checkbox",
        "id_file": "form-file",
        "id_secret": None,
        "id_fixed": "form-input own",
    }


def test_a_form_without_faults_has_no_summary() -> None:
    assert drawn(Form()).cssselect("[data-module=error-summary]") == []


def test_the_summary_leads_to_every_faulty_field() -> None:
    links = [link.get("href") for link in drawn(Form({})).cssselect("[data-module=error-summary] a")]
    assert links == ["#id_name", "#id_unit", "#id_shown_0", "#id_themes_0", "#id_consent"]


def test_every_link_of_the_summary_has_its_target() -> None:
    page = drawn(Form({}))
    targets = [link.get("href") for link in page.cssselect("[data-module=error-summary] a")]
    assert all(len(page.cssselect(target)) == 1 for target in targets)


def test_faults_of_the_whole_and_of_what_is_hidden_stand_in_the_summary() -> None:
    form = Form({})
    form.add_error(None, "Det går ikke sammen.")
    [summary] = drawn(form).cssselect("[data-module=error-summary]")
    assert "Det går ikke sammen." in summary.text_content()
    assert "Secret: Dette felt er påkrævet." in summary.text_content()


def test_a_faulty_field_names_its_error() -> None:
    page = drawn(Form({"name": "for lang"}))
    [control] = page.cssselect("#id_name")
    assert control.get("aria-invalid") == "true"
    assert control.get("aria-describedby") == "id_name_helptext id_name_error"
    error = " ".join(page.cssselect("#id_name_error")[0].text_content().split())
    assert error == "Fejl: Skriv højst 5 tegn. Der er 8 her."
    assert page.cssselect(".form-group.form-error #id_name")


def test_a_list_names_its_error_on_the_whole() -> None:
    [group] = drawn(Form({})).cssselect("fieldset:has(#id_themes_0)")
    assert group.get("aria-describedby") == "id_themes_helptext id_themes_error"


def test_what_was_typed_is_kept() -> None:
    page = drawn(Form({"name": "for lang", "day": "32/13", "note": "<b>æ</b> 🎉"}))
    assert page.cssselect("#id_name")[0].get("value") == "for lang"
    assert page.cssselect("#id_day")[0].get("value") == "32/13"
    assert page.cssselect("#id_note")[0].text.strip() == "<b>æ</b> 🎉"


def test_what_no_page_can_hold_is_marked() -> None:
    shown = str(Form({"name": "a\x00b\ud800c"}))
    assert 'value="a\N{REPLACEMENT CHARACTER}b\N{REPLACEMENT CHARACTER}c"' in shown
    assert shown.encode("utf-8")


def test_a_browser_is_not_told_to_cut_what_is_pasted() -> None:
    assert drawn(Form()).cssselect("[maxlength]") == []


def test_a_field_takes_more_classes() -> None:
    assert Form()["name"].css_classes("wide") == "form-group wide"
    assert Form()["name"].css_classes(["wide", "low"]) == "form-group wide low"


def test_a_set_of_forms_is_drawn_form_by_form() -> None:
    page = html.fromstring(f"<div>{forms.formset_factory(Form, extra=2)()}</div>")
    assert [control.get("id") for control in page.cssselect("input[id$=name]")] == [
        "id_form-0-name",
        "id_form-1-name",
    ]
    assert page.cssselect("#id_form-TOTAL_FORMS")
