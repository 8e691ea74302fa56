from indgang.mixing.words import Words


def test_a_sentence_is_its_text_and_remembers_how_it_was_made() -> None:
    sentence = Words("{count} people, {share:.1f} %", count=3, share=2.25)

    assert sentence == "3 people, 2.2 %"
    assert sentence.template == "{count} people, {share:.1f} %"
    assert sentence.values == {"count": 3, "share": 2.25}
