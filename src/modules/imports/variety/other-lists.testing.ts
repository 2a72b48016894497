import { moreLists } from './more-lists.testing.ts'

/** Lists unlike each other and unlike the one the words were learned from; each with what a careful colleague would make of it. */
export type OtherList = {
  readonly name: string
  readonly text: string
  readonly columns: Readonly<Record<string, string | null>>
  /** Rows taken in, rows refused. */
  readonly counts: readonly [number, number]
  /** Of the first row taken in. */
  readonly first: Readonly<Record<string, unknown>>
}

export const otherLists: readonly OtherList[] = [
  {
    name: 'Ghent, prenatal support, one name column and months of pregnancy',
    text: `Overzicht gezinsondersteuning;;;;;;;;
Jaar 2025;;;;;;;;

Volgnummer;Naam + voornaam;Geb.dtm;Soort begeleiding;Intake dd.;Toegeleid via;Hoever zwanger?;PMD;Hoe wonen ze?;Waar komt het geld vandaan?
G-01;PEETERS Anneleen;5/6/1997;basis;12-02-25;vroedvrouw;5 maanden;20-06-25;studio;bediende
G-02;EL MORABIT Samira;31/12/1999;plus;13-02-25;CAW;32 w;10-04-25;bij vrienden;niets
`,
    columns: {
      Volgnummer: 'reference',
      'Naam + voornaam': 'fullName',
      'Geb.dtm': 'birthDate',
      'Soort begeleiding': 'programme',
      'Intake dd.': 'startedOn',
      'Toegeleid via': 'source',
      'Hoever zwanger?': 'weeksAtStart',
      PMD: 'dueOn',
      'Hoe wonen ze?': 'housingStart',
      'Waar komt het geld vandaan?': 'income',
    },
    counts: [2, 0],
    first: {
      familyName: 'PEETERS',
      givenName: 'Anneleen',
      birthDate: '1997-06-05',
      programme: 'opkomst',
      startedOn: '2025-02-12',
      weeksAtStart: 21,
      dueOn: '2025-06-20',
      housingStart: 'huur_goed',
      income: 'wage',
    },
  },
  {
    name: 'Brussels, French, semicolons, long questions as headers',
    text: `N°;Nom et prénom de la maman;Date de naissance de la maman;Quel programme ?;Date de la demande;Date du premier rendez-vous;Qui a orienté la famille ?;La maman est-elle enceinte ?;Si oui, combien de semaines ?;Vit-elle seule ?;Situation de logement à l'entrée;Situation de logement à la sortie;Date de sortie;Raison de la sortie;Remarque
1;Dubois, Camille;03.01.1994;Opkomst;15.01.2025;22.01.2025;ONE;oui;24;non;logement social;logement social;30.09.2025;objectifs atteints;RAS
2;N'Diaye, Aminata;14.07.2001;Opkomst+;17.02.2025;;médecin traitant;non;;oui;sans-abri;;;;
`,
    columns: {
      'N°': 'reference',
      'Nom et prénom de la maman': 'fullName',
      'Date de naissance de la maman': 'birthDate',
      'Quel programme ?': 'programme',
      'Date de la demande': 'referredOn',
      'Date du premier rendez-vous': 'startedOn',
      'Qui a orienté la famille ?': 'source',
      'La maman est-elle enceinte ?': 'pregnantAtStart',
      'Si oui, combien de semaines ?': 'weeksAtStart',
      'Vit-elle seule ?': 'single',
      "Situation de logement à l'entrée": 'housingStart',
      'Situation de logement à la sortie': 'housingEnd',
      'Date de sortie': 'endedOn',
      'Raison de la sortie': 'endReason',
      Remarque: 'remarks',
    },
    counts: [2, 0],
    first: {
      familyName: 'Dubois',
      givenName: 'Camille',
      referredOn: '2025-01-15',
      startedOn: '2025-01-22',
      weeksAtStart: 24,
      single: false,
      housingEnd: 'sociaal',
      endedOn: '2025-09-30',
    },
  },
  {
    name: 'English export of a case system, commas, ISO days, snake case',
    text: `case_id,client_last_name,client_first_name,client_dob,programme_name,referral_received_date,service_start_date,referral_agency,is_pregnant,gestation_weeks,estimated_due_date,multiple_pregnancy,lone_parent,income_source,housing_status_start,housing_status_end,service_end_date,closure_reason,case_notes
17,O'Brien,Aoife,1998-11-30,Opkomst,2025-03-02,2025-03-09,"GP, Dr. Claes",TRUE,18,2025-08-10,FALSE,TRUE,wages,rented,social housing,2025-10-01,moved away,"likes ""tea"""
18,Khan,Sana,2000-02-29,Opkomst+,2025-03-05,2025-03-12,hospital,FALSE,,,FALSE,FALSE,none,homeless,,,,
`,
    columns: {
      case_id: 'reference',
      client_last_name: 'familyName',
      client_first_name: 'givenName',
      client_dob: 'birthDate',
      programme_name: 'programme',
      referral_received_date: 'referredOn',
      service_start_date: 'startedOn',
      referral_agency: 'source',
      is_pregnant: 'pregnantAtStart',
      gestation_weeks: 'weeksAtStart',
      estimated_due_date: 'dueOn',
      multiple_pregnancy: 'twins',
      lone_parent: 'single',
      income_source: 'income',
      housing_status_start: 'housingStart',
      housing_status_end: 'housingEnd',
      service_end_date: 'endedOn',
      closure_reason: 'endReason',
      case_notes: 'remarks',
    },
    counts: [2, 0],
    first: {
      familyName: "O'Brien",
      birthDate: '1998-11-30',
      pregnantAtStart: true,
      single: true,
      income: 'wage',
      housingStart: 'huur_goed',
      housingEnd: 'sociaal',
      remarks: 'likes "tea"',
    },
  },
  {
    name: 'Antwerp, hardly any columns',
    text: `Mama\tGeboren\tWanneer begonnen\tBasis of plus
Fatma Yıldız\t1-2-98\t3-1-24\tplus
Lien Claes\t7-12-95\t15-1-24\tbasis
Iris Maes\t??\t20-1-24\tbasis
`,
    columns: { Mama: 'fullName', Geboren: 'birthDate', 'Wanneer begonnen': 'startedOn', 'Basis of plus': 'programme' },
    counts: [3, 0],
    first: { birthDate: '1998-02-01', startedOn: '2024-01-03', referredOn: '2024-01-03', programme: 'opkomst_plus' },
  },
  {
    name: 'Leuven, two rows of headers, empty column in between, total at the foot',
    text: `;Moeder;;;;Traject;;;;
Nr;Naam;Voornaam;Geb. datum;;Programma;Aangemeld;Gestart;Beëindigd;Reden beëindiging
1;Wouters;Els;01/01/1990;;Opkomst;01/02/2024;08/02/2024;;
2;Ben Ali;Nora;02/02/1992;;Opkomst+;03/02/2024;10/02/2024;01/07/2024;verhuisd
;;;;;;;;;
Totaal: 2;;;;;;;;;
`,
    columns: {
      Nr: 'reference',
      Naam: 'familyName',
      Voornaam: 'givenName',
      'Geb. datum': 'birthDate',
      'kolom 5': null,
      Programma: 'programme',
      Aangemeld: 'referredOn',
      Gestart: 'startedOn',
      Beëindigd: 'endedOn',
      'Reden beëindiging': 'endReason',
    },
    counts: [2, 1],
    first: { familyName: 'Wouters', referredOn: '2024-02-01', startedOn: '2024-02-08', endedOn: null },
  },
  {
    name: 'Sint-Niklaas, capitals without spaces, pipes, formulas in remarks',
    text: `NAAMMOEDER|VOORNAAMMOEDER|GEBOORTEDATUMMOEDER|PROGRAMMA|AANMELDINGSDATUM|STARTDATUM|ALLEENSTAANDJN|INKOMENSBRON|NOTA
=HYPERLINK("x")|Ana|1990.05.04|Opkomst|2024.01.03|2024.01.10|J|leefloon|=cmd|
Claes|+Bea|1991.05.04|Opkomst+|2024.01.04|2024.01.11|N|?|-5
`,
    columns: {
      NAAMMOEDER: 'familyName',
      VOORNAAMMOEDER: 'givenName',
      GEBOORTEDATUMMOEDER: 'birthDate',
      PROGRAMMA: 'programme',
      AANMELDINGSDATUM: 'referredOn',
      STARTDATUM: 'startedOn',
      ALLEENSTAANDJN: 'single',
      INKOMENSBRON: 'income',
      NOTA: 'remarks',
    },
    counts: [2, 0],
    first: { familyName: '=HYPERLINK("x")', remarks: '=cmd', income: 'living_wage', single: true },
  },
  ...moreLists,
]
