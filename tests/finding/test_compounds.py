import gzip
from pathlib import Path

import pytest

from indgang.finding.compounds import FALSE_TAILS, CompoundSplitter, may_begin

# Read through by hand with the splitter's own answers in view, and words it takes apart in a doubtful way left out:
# this guards against changes for the worse, and is no measure of how often the splitter is right.
LABELLED = """
byggetilladelse = bygge tilladelse
madvogn = mad vogn
madvognsplads = mad vogn plads
stadeplads = stade plads
stadepladser = stade pladser
lokalplan = lokal plan
lokalplanlægning = lokal planlægning
spildevandsanlæg = spildevand anlæg
spildevandsafgift = spildevand afgift
tilslutningstilladelse = tilslutning tilladelse
udeservering = ude servering
spiritusbevilling = spiritus bevilling
alkoholbevilling = alkohol bevilling
nærighedsbutik = nærighed butik
fortovsservering = fortov servering
landzonetilladelse = landzone tilladelse
affaldsgebyr = affald gebyr
erhvervsaffald = erhverv affald
erhvervsaffaldsgebyr = erhverv affald gebyr
jordforurening = jord forurening
nedrivningstilladelse = nedrivning tilladelse
overkørselstilladelse = overkørsel tilladelse
vejbelægning = vej belægning
facadeskilt = facade skilt
facadeskiltning = facade skiltning
lejemål = leje mål
rådhus = råd hus
miljøtilsyn = miljø tilsyn
miljøgodkendelse = miljø godkendelse
virksomhedsbesøg = virksomhed besøg
restaurationsvirksomhed = restauration virksomhed
gravetilladelse = grave tilladelse
vandforsyning = vand forsyning
grundvandssænkning = grundvand sænkning
olietank = olie tank
fedtudskiller = fedt udskiller
stilladsplads = stillads plads
containerplads = container plads
parkeringstilladelse = parkering tilladelse
jobcenter = job center
praktikplads = praktik plads
løntilskud = løn tilskud
virksomhedspraktik = virksomhed praktik
udbudsmateriale = udbud materiale
brandtilsyn = brand tilsyn
byggesagsbehandling = bygge sag behandling
byggemodning = bygge modning
erhvervsgrunde = erhverv grunde
bygningsændring = bygning ændring
anvendelsesændring = anvendelse ændring
turistbusser = turist busser
hotelværelse = hotel værelse
gadefest = gade fest
julemarked = jule marked
torvedag = torv dag
vognmandstilladelse = vognmand tilladelse
godskørsel = gods kørsel
byudvikling = by udvikling
affaldssortering = affald sortering
børnehave = børn have
hundehus = hund hus
lastbil = last bil
elbiler = el biler
varelevering = vare levering
husdyrbrug = husdyr brug
svinestald = svine stald
kattepension = kat pension
træfældning = træ fældning
solcelleanlæg = sol celle anlæg
vindmølle = vind mølle
varmepumpe = varme pumpe
fjernvarmetilslutning = fjern varme tilslutning
kloaktilslutning = kloak tilslutning
snerydning = sne rydning
støjgener = støj gener
rottebekæmpelse = rotte bekæmpelse
biavl = bi avl
ishus = is hus
"""
SIMPLE = """tilslutning servering planlægning spildevand nedrivning indkørsel overkørsel skiltning virksomhed restaurant
restauration opgravning skorsten container lærling udbud ombygning tilbygning ændring turisme taxa forening forurening
bevilling tilladelse tilsyn godkendelse udvikling rengøring renovering dræning kloak kloakering digital fakturering
elektronisk bygning elev isolering item kontor kontrol islænding udskænkning rådgivning""".split()


@pytest.mark.parametrize("line", LABELLED.strip().splitlines())
def test_a_compound_is_taken_apart(splitter: CompoundSplitter, line: str) -> None:
    word, parts = line.split(" = ")
    assert splitter.split(word) == tuple(parts.split())


@pytest.mark.parametrize("word", SIMPLE)
def test_a_simple_word_stays_whole(splitter: CompoundSplitter, word: str) -> None:
    assert splitter.split(word) == ()


def test_an_ending_is_no_part() -> None:
    splitter = CompoundSplitter({"gade": [""]}, FALSE_TAILS)
    assert [splitter.split(f"gade{tail}") for tail in sorted(FALSE_TAILS)] == [()] * len(FALSE_TAILS)


def test_a_short_word_may_only_come_first() -> None:
    splitter = CompoundSplitter({"is": [""], "kaffe": [""]}, ["bod"])
    assert splitter.split("iskaffebod") == ("is", "kaffe", "bod")
    assert splitter.split("kaffeisbod") == ()


def test_what_may_begin() -> None:
    assert [may_begin(word) for word in ("vej", "is", "ud", "xx")] == [True, True, False, False]


def test_a_word_too_long_or_too_short_to_be_one(splitter: CompoundSplitter) -> None:
    assert splitter.split("vej" * 20) == ()
    assert splitter.split("vej") == ()


def test_the_forms_of_a_word_have_one_root(splitter: CompoundSplitter) -> None:
    assert {splitter.root(word) for word in ("plads", "pladser", "pladsen", "pladserne")} == {"plad"}
    assert splitter.root("mænd") == splitter.root("mand")


def test_what_the_dictionary_knows(splitter: CompoundSplitter) -> None:
    assert splitter.knows("tilladelserne")
    assert splitter.knows("madvognsplads")
    assert not splitter.knows("tiladelse")
    assert splitter.is_simple("altid")
    assert not splitter.is_simple("madvogn")


def test_a_compound_with_a_part_that_cannot_be_read() -> None:
    splitter = CompoundSplitter({"kloak": [""]}, ["afgift"])
    assert list(splitter.unread("kloakafgyft")) == [("kloak", "afgyft", "")]
    assert list(splitter.unread("klaoksafgift")) == [("", "klaok", "afgift")]


def test_without_the_file_nothing_is_split() -> None:
    splitter = CompoundSplitter.none()
    assert not splitter.is_available
    assert splitter.split("madvogn") == ()
    assert splitter.root("vogne") == "vogn"


def test_another_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "words.gz"
    path.write_bytes(gzip.compress(b"another list\n"))
    with pytest.raises(ValueError, match="derive it again"):
        CompoundSplitter.load(path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        CompoundSplitter.load(tmp_path / "nothing.gz")
