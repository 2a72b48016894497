import type { OtherList } from './other-lists.testing.ts'

/** The second half, for the size of the file. */
export const moreLists: readonly OtherList[] = [
  {
    name: 'Genk, duplicated headers and quoted line breaks in headers',
    text: `"Dossier
nummer";"Naam
moeder";"Voornaam
moeder";"Geboortedatum
moeder";Traject;"Datum
aanmelding";"Datum
start";Datum;Opmerking;Opmerking
A1;Aydın;Zeynep;12/03/1993;Opkomst;01/03/2024;05/03/2024;09/09/2024;"regel 1
regel 2";tweede
`,
    columns: {
      'Dossier nummer': 'reference',
      'Naam moeder': 'familyName',
      'Voornaam moeder': 'givenName',
      'Geboortedatum moeder': 'birthDate',
      Traject: 'programme',
      'Datum aanmelding': 'referredOn',
      'Datum start': 'startedOn',
      Datum: null,
      Opmerking: 'remarks',
      'Opmerking (2)': null,
    },
    counts: [1, 0],
    first: { reference: 'A1', remarks: 'regel 1\nregel 2', referredOn: '2024-03-01', startedOn: '2024-03-05' },
  },
  {
    name: 'Aalst, given name first, Excel serial days, unknown markers everywhere',
    text: `Voornaam;Achternaam;Geboortedatum;Progr.;Aanmelding;Start;Zwanger;Aantal weken;Alleenst.;Meerling;Inkomen;Wonen start
Rosa;Vermeulen;34335;O+;45294;45301;/;?;nvt;/;onbekend;/
Mia;De Wit;34700;O;45295;45302;ja;20;nee;nee;nvt;huur
`,
    columns: {
      Voornaam: 'givenName',
      Achternaam: 'familyName',
      Geboortedatum: 'birthDate',
      'Progr.': 'programme',
      Aanmelding: 'referredOn',
      Start: 'startedOn',
      Zwanger: 'pregnantAtStart',
      'Aantal weken': 'weeksAtStart',
      'Alleenst.': 'single',
      Meerling: 'twins',
      Inkomen: 'income',
      'Wonen start': 'housingStart',
    },
    counts: [2, 0],
    first: {
      birthDate: '1994-01-01',
      referredOn: '2024-01-03',
      pregnantAtStart: null,
      single: null,
      twins: null,
      income: null,
      housingStart: null,
      weeksAtStart: null,
    },
  },
  {
    name: 'Turnhout, all states spelled out, K-criteria, sessions in words',
    text: `Ref;Fam.naam;Voorn.;°datum;Prog;Aanm.;Start beg.;Uitzet bij start;Uitzet bij einde;Opvang bij start;Opvang bij einde;Groeipakket bij start;Groeipakket bij einde;K1;K2;K3;K4;K5;K6;Groep
1;Baert;Kim;1/2/1994;opk;1/2/24;8/2/24;nog niet;alles ok;wachtlijst;ja;aangevraagd;in orde;x;;x;;X;?;geen
2;Smets;Tine;1/2/1995;opk+;1/3/24;8/3/24;geregeld;;nvt;nvt;nee;ja;0;0;0;1;0;0;3 keer
`,
    columns: {
      Ref: 'reference',
      'Fam.naam': 'familyName',
      'Voorn.': 'givenName',
      '°datum': 'birthDate',
      Prog: 'programme',
      'Aanm.': 'referredOn',
      'Start beg.': 'startedOn',
      'Uitzet bij start': 'inOrder.babyuitzet.start',
      'Uitzet bij einde': 'inOrder.babyuitzet.end',
      'Opvang bij start': 'inOrder.kinderopvang.start',
      'Opvang bij einde': 'inOrder.kinderopvang.end',
      'Groeipakket bij start': 'inOrder.groeipakket.start',
      'Groeipakket bij einde': 'inOrder.groeipakket.end',
      K1: 'criteria.maandinkomen',
      K2: 'criteria.opleiding',
      K3: 'criteria.arbeidssituatie',
      K4: 'criteria.stimulatieniveau',
      K5: 'criteria.huisvesting',
      K6: 'criteria.gezondheid',
      Groep: 'groupSessions',
    },
    counts: [2, 0],
    first: { groupSessions: 0, birthDate: '1994-02-01' },
  },
  {
    name: 'Hasselt, American days, status of marriage, extra columns that look alike',
    text: `First Name,Last Name,Date of Birth,Partner Date of Birth,Phone,Start Date,Referral Date,Program,Marital Status,Number of children,Worker
Ann,Lee,04/13/1995,02/01/1990,0470123456,01/20/2024,01/15/2024,Opkomst,single,2,Hanne
Bo,Kim,12/25/1996,,0470123457,02/20/2024,02/15/2024,Opkomst+,married,0,Nele
`,
    columns: {
      'First Name': 'givenName',
      'Last Name': 'familyName',
      'Date of Birth': 'birthDate',
      'Partner Date of Birth': null,
      Phone: null,
      'Start Date': 'startedOn',
      'Referral Date': 'referredOn',
      Program: 'programme',
      'Marital Status': 'single',
      'Number of children': null,
      Worker: null,
    },
    counts: [2, 0],
    first: { birthDate: '1995-04-13', startedOn: '2024-01-20', referredOn: '2024-01-15', single: true },
  },
  {
    name: 'Mol, no programme column, no referral day',
    text: `Familienaam;Voornaam;Geboortedatum;Gestart;Gestopt;Waarom gestopt;Verblijf begin;Verblijf einde
Jacobs;Eva;1990-01-02;2024-02-03;2024-08-09;afgerond;LOI;sociale huur
Nys;Ida;1991-01-02;2024-02-30;;;;
Bal;Uma;1992-01-02;gisteren;;;;
`,
    columns: {
      Familienaam: 'familyName',
      Voornaam: 'givenName',
      Geboortedatum: 'birthDate',
      Gestart: 'startedOn',
      Gestopt: 'endedOn',
      'Waarom gestopt': 'endReason',
      'Verblijf begin': 'housingStart',
      'Verblijf einde': 'housingEnd',
    },
    counts: [1, 2],
    first: { startedOn: '2024-02-03', referredOn: '2024-02-03', endedOn: '2024-08-09', housingStart: 'opvang', housingEnd: 'sociaal' },
  },
  {
    name: 'Lier, English days with names of months and a time, yes and no in Dutch',
    text: `Dossier;Cliënt;Geboorte;Project;Melding;Opgestart;Zw?;Wkn;Tweeling?;Alleenstaande?;Bron;Bevallen
L1;Van Acker Ellen;Jan 3, 1994;Opkomst;2024-01-03 09:15;2024-01-10 00:00;j;12;n;j;HVK;5 augustus 2024
L2;De Clercq Nathalie;Feb 14, 1990;Opkomst +;2024-02-03 10:00;2024-02-10 00:00;n;;n;n;K&G;
`,
    columns: {
      Dossier: 'reference',
      Cliënt: 'fullName',
      Geboorte: 'birthDate',
      Project: 'programme',
      Melding: 'referredOn',
      Opgestart: 'startedOn',
      'Zw?': 'pregnantAtStart',
      Wkn: 'weeksAtStart',
      'Tweeling?': 'twins',
      'Alleenstaande?': 'single',
      Bron: 'source',
      Bevallen: 'childBornOn',
    },
    counts: [2, 0],
    first: {
      familyName: 'Van Acker',
      givenName: 'Ellen',
      birthDate: '1994-01-03',
      referredOn: '2024-01-03',
      startedOn: '2024-01-10',
      childBornOn: '2024-08-05',
    },
  },
  {
    name: 'Boom, a column of ages, house numbers and phone numbers between',
    text: `id;naam;voornaam;leeftijd;geboortedatum;straat;nr;gsm;programma;aangemeld;start;door wie
1;Cools;Ria;33;4-5-1991;Kerkstraat;12;0470/12.34.56;opkomst;3-1-24;10-1-24;huisarts
2;Daems;Mie;29;4-5-1995;Markt;3;0470/12.34.57;opkomst+;4-1-24;11-1-24;zelf
3;Eelen;Pia;29;4-5-1995;Dreef;300;0470/12.34.58;opkomst+;4-1-24;11-1-24;buurvrouw
`,
    columns: {
      id: 'reference',
      naam: 'familyName',
      voornaam: 'givenName',
      leeftijd: null,
      geboortedatum: 'birthDate',
      straat: null,
      nr: null,
      gsm: null,
      programma: 'programme',
      aangemeld: 'referredOn',
      start: 'startedOn',
      'door wie': 'source',
    },
    counts: [3, 0],
    first: { reference: '1', birthDate: '1991-05-04', referredOn: '2024-01-03' },
  },
  {
    name: 'Kortrijk, words between brackets and units',
    text: `Nummer (intern);Naam (moeder);Voornaam (moeder);Geboortedatum (dd/mm/jjjj);Programma (O / O+);Datum aanmelding (dd/mm/jjjj);Startdatum (dd/mm/jjjj);Zwanger? (ja/nee);Weken (volledig);Inkomen (bron);Huisvesting (start);Huisvesting (einde);Groepswerking (aantal keer)
K-9;Lambrecht;Joke;12/10/1992;O+;12/10/2024;19/10/2024;ja;12;loon partner;eigenaar;eigenaar;2x
`,
    columns: {
      'Nummer (intern)': 'reference',
      'Naam (moeder)': 'familyName',
      'Voornaam (moeder)': 'givenName',
      'Geboortedatum (dd/mm/jjjj)': 'birthDate',
      'Programma (O / O+)': 'programme',
      'Datum aanmelding (dd/mm/jjjj)': 'referredOn',
      'Startdatum (dd/mm/jjjj)': 'startedOn',
      'Zwanger? (ja/nee)': 'pregnantAtStart',
      'Weken (volledig)': 'weeksAtStart',
      'Inkomen (bron)': 'income',
      'Huisvesting (start)': 'housingStart',
      'Huisvesting (einde)': 'housingEnd',
      'Groepswerking (aantal keer)': 'groupSessions',
    },
    counts: [1, 0],
    first: { reference: 'K-9', programme: 'opkomst_plus', income: 'partner_wage', groupSessions: 2 },
  },
  {
    name: 'Ostend, a list of all there is, wrong order of day and month in one row only',
    text: `Naam mama;Voornaam mama;GD;Opkomst/Opkomst+;Dat. aanm.;Dat. opstart;Aanm. door;Dat. bevalling (verm.);Bevallen op;Dat. stop;Reden
Devos;Ine;01-02-1993;Opkomst;15-03-2024;22-03-2024;Dienst Welzijn;10-08-2024;12-08-2024;01-12-2024;Gezin is verhuisd
Haddad;Maya;03-04-1996;Opkomst+;16-03-2024;03-25-2024;AZ Damiaan;;;;
`,
    columns: {
      'Naam mama': 'familyName',
      'Voornaam mama': 'givenName',
      GD: 'birthDate',
      'Opkomst/Opkomst+': 'programme',
      'Dat. aanm.': 'referredOn',
      'Dat. opstart': 'startedOn',
      'Aanm. door': 'source',
      'Dat. bevalling (verm.)': 'dueOn',
      'Bevallen op': 'childBornOn',
      'Dat. stop': 'endedOn',
      Reden: 'endReason',
    },
    counts: [1, 1],
    first: { dueOn: '2024-08-10', childBornOn: '2024-08-12', endedOn: '2024-12-01', endReason: 'moved' },
  },
]
