"""Small registers in the three formats KL has sent. The numbers and all words are invented; nothing is KL's."""

from __future__ import annotations

from datetime import date

from indgang.catalogue.kle_files import ReadRegister, ReadSubject

VERSION_1_3 = """<?xml version="1.0" encoding="UTF-8"?>
<KLE-Emneplan xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xsi:noNamespaceSchemaLocation="http://skema.example/KLE-REST-Emneplan-fuld-version-1-3.xsd">
  <UdgivelsesDato>2026-05-01</UdgivelsesDato>
  <Hovedgruppe>
    <HovedgruppeNr>91</HovedgruppeNr>
    <HovedgruppeTitel>Fyrtårne</HovedgruppeTitel>
    <HovedgruppeVejledning><VejledningTekst><p>Om lys ved kysten.</p></VejledningTekst></HovedgruppeVejledning>
    <HovedgruppeStikord><Orden>1</Orden><Tekst>Fyrtårne [=Hovedgruppe]</Tekst></HovedgruppeStikord>
    <UUID>00000000-0000-0000-0000-000000000091</UUID>
    <Gruppe>
      <GruppeNr>91.02</GruppeNr>
      <GruppeTitel>Lamper</GruppeTitel>
      <GruppeStikord><Orden>1</Orden><Tekst>Pærer og lygter, gruppe</Tekst></GruppeStikord>
      <Emne>
        <EmneNr>91.02.03</EmneNr>
        <EmneTitel>Tænding af lamper</EmneTitel>
        <EmneVejledning>
          <VejledningTekst><p>Emnet dækker:</p><p><ul> <li>tænding &amp; slukning</li>
            <li>pudsning af <b>glas</b></li></ul></p></VejledningTekst>
        </EmneVejledning>
        <EmneRetskildeReference><RetskildeTitel>Fyrloven</RetskildeTitel></EmneRetskildeReference>
        <EmneAdministrativInfo><OprettetDato>1988-01-01</OprettetDato></EmneAdministrativInfo>
        <EmneFilter><FilterTitel>Kystplan</FilterTitel></EmneFilter>
        <EmneStikord><Orden>1</Orden><Tekst>Tænding af lamper [=Emne]</Tekst></EmneStikord>
        <EmneStikord><Orden>1</Orden><Tekst>Fyrpasser, vagt</Tekst></EmneStikord>
        <EmneStikord><Orden>1</Orden><Tekst>Tranlampe (før 1/1 90) [udgået]</Tekst></EmneStikord>
        <EmneStikord><Orden>1</Orden><Tekst>Tidligere emnenr. 91.09.01</Tekst></EmneStikord>
        <EmneStikord><Orden>1</Orden><Tekst>Lygtetænder, emne</Tekst></EmneStikord>
        <EmneOgHandlingsfacetStikord>
          <Orden>1</Orden><Tekst>Natlys</Tekst><HandlingsfacetNr>P22</HandlingsfacetNr>
        </EmneOgHandlingsfacetStikord>
        <UUID>00000000-0000-0000-0000-000091020300</UUID>
      </Emne>
    </Gruppe>
  </Hovedgruppe>
</KLE-Emneplan>
"""

VERSION_2_0 = """<?xml version="1.0" encoding="UTF-8"?>
<KLE-Emneplan xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xsi:noNamespaceSchemaLocation="http://skema.example/KLE-Emneplan-version-2-0.xsd">
  <UdgivelsesDato>2025-08-01</UdgivelsesDato>
  <Hovedgruppe>
    <HovedgruppeNr>91</HovedgruppeNr>
    <HovedgruppeTitel>Fyrtårne</HovedgruppeTitel>
    <Gruppe>
      <GruppeNr>91.02</GruppeNr>
      <GruppeTitel>Lamper</GruppeTitel>
      <Emne>
        <EmneNr>91.02.03</EmneNr>
        <EmneTitel>Tænding af lamper</EmneTitel>
      </Emne>
      <Emne>
        <EmneNr>91.02.04</EmneNr>
        <EmneTitel>Tranlamper [udgået]</EmneTitel>
        <EmneVejledning><VejledningTekst>
          <p>Emnet er flyttet til 91.02.03 'Tænding af lamper' og 91.02.05. Se 91.02.09 om resten.</p>
        </VejledningTekst></EmneVejledning>
        <EmneAdministrativInfo>
          <OprettetDato>1988-01-01</OprettetDato>
          <Historisk><UdgaaetDato>1996-01-01</UdgaaetDato></Historisk>
        </EmneAdministrativInfo>
      </Emne>
      <Emne>
        <EmneNr>91.02.05</EmneNr>
        <EmneTitel>Spejle</EmneTitel>
        <EmneAdministrativInfo>
          <Historisk><UdgaaetDato>2001-01-01</UdgaaetDato></Historisk>
        </EmneAdministrativInfo>
      </Emne>
    </Gruppe>
  </Hovedgruppe>
</KLE-Emneplan>
"""

VERSION_1_1 = """<?xml version="1.0" encoding="ISO-8859-1"?>
<kle:KLE-Emneplan xmlns:kle="http://skema.example/xml/schemas/version_1-1/">
  <kle:UdgivelsesDato>2009-02-01+01:00</kle:UdgivelsesDato>
  <kle:Hovedgruppe>
    <kle:HovedgruppeNr>91</kle:HovedgruppeNr>
    <kle:HovedgruppeTitel>Fyrtårne</kle:HovedgruppeTitel>
    <kle:Gruppe>
      <kle:GruppeNr>91.02</kle:GruppeNr>
      <kle:GruppeTitel>Lamper</kle:GruppeTitel>
      <kle:Emne>
        <kle:EmneNr>91.02.03</kle:EmneNr>
        <kle:EmneTitel>Tænding af lamper</kle:EmneTitel>
        <kle:EmneVejledning>&lt;p&gt;Kun &lt;b&gt;lys&lt;/b&gt;&lt;/p&gt;</kle:EmneVejledning>
      </kle:Emne>
    </kle:Gruppe>
  </kle:Hovedgruppe>
  <kle:KLValideredeStikord>
    <kle:StikordTilEmneKategori>
      <kle:StikordTilGruppe>
        <kle:GruppeStikord>Lygter</kle:GruppeStikord><kle:GruppeNr>91.02</kle:GruppeNr>
      </kle:StikordTilGruppe>
      <kle:StikordTilEmne>
        <kle:EmneStikord>Fyrpasser</kle:EmneStikord><kle:EmneNr>91.02.03</kle:EmneNr>
      </kle:StikordTilEmne>
      <kle:StikordTilEmne>
        <kle:EmneStikord>Tran</kle:EmneStikord><kle:EmneNr>91.02.03</kle:EmneNr>
        <kle:StikordAdministrativInfo>
          <kle:Historisk><kle:UdgaaetDato>1999-01-01</kle:UdgaaetDato></kle:Historisk>
        </kle:StikordAdministrativInfo>
      </kle:StikordTilEmne>
      <kle:StikordTilHandlingsfacet>
        <kle:HandlingsfacetStikord>Høring</kle:HandlingsfacetStikord>
        <kle:HandlingsfacetNr>P01</kle:HandlingsfacetNr>
      </kle:StikordTilHandlingsfacet>
    </kle:StikordTilEmneKategori>
    <kle:StikordTilEmneOgHandlingsfacet>
      <kle:EmneOgHandlingsfacetStikord>Natlys</kle:EmneOgHandlingsfacetStikord><kle:EmneNr>91.02.03</kle:EmneNr>
    </kle:StikordTilEmneOgHandlingsfacet>
  </kle:KLValideredeStikord>
</kle:KLE-Emneplan>
"""


def an_edition(*subjects: ReadSubject, day: date = date(2026, 5, 1)) -> ReadRegister:
    return ReadRegister(published_date=day, version="1.3", subjects=subjects)
