import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import iconv from 'iconv-lite'
import writeXlsx from 'write-excel-file/node'
import { startingContext } from './domain/mapping.ts'
import { parseRegistrations } from './domain/parse-list.ts'
import { mappingOf, proposeMapping } from './domain/propose-mapping.ts'
import { readTable } from './read/read-table.ts'
import { summariseMothers } from './testing.ts'

// The same list as other teams would have kept it: the figures must not change.
const context = startingContext('2026-01-15')
const cohort = await readTable(await readFile(new URL('../../../tests/data/mechelen-cohort/registraties.csv', import.meta.url)))
assert.ok(cohort.ok)
const { headers, rows } = cohort.value
const cells = rows.map((row) => row.cells)

async function figures(bytes: Uint8Array) {
  const table = await readTable(bytes)
  assert.ok(table.ok, JSON.stringify(table))
  const proposal = proposeMapping(
    'registrations',
    table.value.headers,
    table.value.rows.map((row) => row.cells),
    context,
  )
  const list = parseRegistrations(table.value.rows, mappingOf(proposal), context)
  const mothers = list.rows.filter(({ rowNumber }) => !list.links.has(rowNumber))
  const mapped = Object.fromEntries(proposal.columns.map(({ header, field }) => [header, field]))
  return {
    table: table.value,
    mapped,
    summary: summariseMothers(mothers),
    rejected: list.rejected.length,
    links: list.links.size,
    blank: list.blank.length,
  }
}

const quoted = (cell: string, delimiter: string) =>
  cell.includes(delimiter) || /["\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
const csv = (table: readonly (readonly string[])[], delimiter = ';') =>
  table.map((row) => row.map((cell) => quoted(cell, delimiter)).join(delimiter)).join('\r\n')
const original = await figures(Buffer.from(csv([headers, ...cells])))

function sameFigures(found: Awaited<ReturnType<typeof figures>>): void {
  assert.deepEqual([found.rejected, found.links], [original.rejected, original.links])
  const { mean_age_at_start: age, weeks_at_start: weeks, ...rest } = found.summary
  const { mean_age_at_start: wantedAge, weeks_at_start: wantedWeeks, ...wanted } = original.summary
  assert.deepEqual(rest, wanted)
  for (const programme of ['alle', 'opkomst', 'opkomst_plus'] as const) {
    // Rows in another order add up in another order.
    assert.ok(Math.abs(age[programme] - wantedAge[programme]) < 1e-9)
    assert.ok(Math.abs(weeks[programme].mean_weeks - wantedWeeks[programme].mean_weeks) < 1e-9)
  }
}

const list = (text: string) => text.split('|').map((item) => item.trim())
const OTHER_HEADERS: Readonly<Record<string, readonly string[]>> = {
  'Flemish team':
    list(`Nr|Familienaam|Voornaam moeder|Geb.datum|Traject|Datum verwijzing|Startdatum|Verwijzer|Zwanger ja/nee|Zwangerschapsweken|Uitgerekende datum|
    Geboortedatum baby|Meerling|Alleenstaande ouder|Bron van inkomen|Woonsituatie bij start|Woonsituatie bij einde|Uitzet begin|Uitzet eind|Opvang begin|Opvang eind|
    Kind en Gezin begin|Kind en Gezin eind|Groeipakket begin|Groeipakket eind|Criterium 1|Criterium 2|Criterium 3|Criterium 4|Criterium 5|Criterium 6|
    Aantal groepssessies|Einddatum|Reden stopzetting|Nota`),
  'short hand':
    list(`Dossiernummer|Achternaam|Vnaam|GD mama|Programma|Aangemeld op|Datum intake|Doorverwezen door|Zwanger|Aantal weken|Verm. bevallingsdatum|
    GD kind|Tweelingen|Gezinssituatie|Inkomsten|Woning start|Woning einde|Babyuitz. start|Babyuitz. einde|Kinderopv. start|Kinderopv. einde|Aanm. K&G start|Aanm. K&G einde|
    Groeipak. start|Groeipak. einde|K1|K2|K3|K4|K5|K6|Groep|Afgesloten op|Reden afsluiting|Opm.`),
  French:
    list(`Numéro de dossier|Nom de famille|Prénom|Date de naissance mère|Programme|Date de signalement|Début accompagnement|Envoyé par|Enceinte|Semaines de grossesse|
    Date prévue accouchement|Date de naissance enfant|Jumeaux|Isolée|Revenus|Logement début|Logement fin|Trousseau début|Trousseau fin|Crèche début|Crèche fin|K&G début|K&G fin|
    Groeipakket début|Groeipakket fin|Critère 1|Critère 2|Critère 3|Critère 4|Critère 5|Critère 6|Séances de groupe|Date de fin|Motif de fin|Remarques`),
  English:
    list(`Case number|Surname|First name|Date of birth|Programme|Referral date|Start date|Referred by|Pregnant at start|Weeks pregnant|Due date|Birth date child|Twins|Single parent|
    Income|Housing start|Housing end|Baby equipment start|Baby equipment end|Childcare start|Childcare end|K&G start|K&G end|Child benefit start|Child benefit end|
    K1 income|K2 education|K3 work|K4 stimulation|K5 housing|K6 health|Group sessions|End date|End reason|Remarks`),
  abbreviations: list(
    `Dossier|Naam mama|Voornaam mama|Geboren|Opkomst/Opkomst+|Aanmelddatum|Start traject|Partner|Zwanger?|Zw.weken|UD|Geb. kind|Twins|Alleenst.|Ink.|Woonst begin|Woonst eind|Uitzet voor|Uitzet na|Crèche voor|Crèche na|Opgroeien voor|Opgroeien na|Kinderbijslag voor|Kinderbijslag na|Inkomen (K1)|Opleiding (K2)|Werk (K3)|Stimulatie (K4)|Wonen (K5)|Gezondheid (K6)|# groepsmomenten|Stop traject|Waarom gestopt|Bemerkingen`,
  ),
  'long forms': list(
    `ID|Achternaam cliënt|Voornaam cliënt|Geboortedatum cliënt|Type traject|Datum van aanmelding|Datum opstart|Toeleider|Zwanger bij aanvang|Zwangerschapsduur (weken)|PMD|Datum geboorte|Meerlingzwangerschap|Alleenstaande moeder|Bron inkomen|Huisvesting bij aanvang|Huisvesting bij afsluiting|Babyspullen bij aanvang|Babyspullen bij afsluiting|Opvang bij aanvang|Opvang bij afsluiting|K&G bij aanvang|K&G bij afsluiting|Kindergeld bij aanvang|Kindergeld bij afsluiting|Criterium inkomen|Criterium opleiding|Criterium arbeid|Criterium stimulatie|Criterium huisvesting|Criterium gezondheid|Aantal keer groepswerking|Datum afsluiting|Reden van afsluiting|Varia`,
  ),
  capitals: list(
    `Volgnr.|FAMILIENAAM|VOORNAAM|GEBOORTEDATUM|PROGRAMMA|AANMELDINGSDATUM|BEGINDATUM|VERWIJZENDE DIENST|ZWANGER J/N|AANTAL WEKEN ZWANGER|VERMOEDELIJKE BEVALDATUM|GEBOORTEDATUM BABY|TWEELING J/N|ALLEENSTAAND J/N|INKOMENSBRON|WOONSITUATIE BIJ START|WOONSITUATIE OP HET EINDE|BABYUITZET IN ORDE BIJ START|BABYUITZET IN ORDE BIJ EINDE|KINDEROPVANG IN ORDE BIJ START|KINDEROPVANG IN ORDE BIJ EINDE|AANGEMELD BIJ K&G START|AANGEMELD BIJ K&G EINDE|GROEIPAKKET AANGEVRAAGD START|GROEIPAKKET AANGEVRAAGD EINDE|KANSARMOEDE 1|KANSARMOEDE 2|KANSARMOEDE 3|KANSARMOEDE 4|KANSARMOEDE 5|KANSARMOEDE 6|DEELNAME GROEPSWERKING|STOPDATUM|STOPREDEN|NOTITIES`,
  ),
  'English, other words': list(
    `Gezinsnr|Last name|Given name|DOB mother|Program|Date referred|Date started|Referrer|Pregnant?|Weeks|EDD|DOB child|Twin|Single mother|Income source|Housing at start|Housing at end|Layette start|Layette end|Child care start|Child care end|Registered K&G start|Registered K&G end|Child allowance start|Child allowance end|C1|C2|C3|C4|C5|C6|Group|Date ended|Reason ended|Comments`,
  ),
  'criteria known by their neighbours': list(
    `Nr. dossier|Familienaam moeder|Voornaam moeder|Geb. dat. moeder|Traject|Aangemeld op|Begeleiding gestart op|Doorverwezen door|Zwanger?|Aantal weken zwanger|Uitgerekende datum|Geb. dat. baby|Meerling|Alleenstaande moeder|Inkomen bij start|Woonsituatie (begin)|Woonsituatie (eind)|Uitzet (begin)|Uitzet (eind)|Opvang (begin)|Opvang (eind)|K&G (begin)|K&G (eind)|Groeipakket (begin)|Groeipakket (eind)|Inkomen gezin (K&G)|Opleiding ouders|Arbeidssituatie|Stimulatie kind|Huisvesting (K&G)|Gezondheid|Aantal groepsbijeenkomsten|Afgesloten op|Reden stopzetting|Nota`,
  ),
  'criteria as plain words': list(
    `Nr|Familienaam|Voornaam|Geboortedatum|Programma|Aanmelddatum|Startdatum|Aangemeld door|Zwanger|Weken zwanger|Uitgerekende datum|Geboortedatum kind|Tweeling|Alleenstaand|Bron van inkomen|Woonst start|Woonst einde|Uitzet start|Uitzet einde|Opvang start|Opvang einde|K&G start|K&G einde|Groeipakket start|Groeipakket einde|Financieel|Studies ouders|Tewerkstelling|Stimulatie|Woning zwak|Medisch|Groepsmomenten|Einddatum|Reden einde|Opmerkingen`,
  ),
  'French, other words': list(
    `N°|Nom|Prénom|Né(e) le|Programme|Date d'inscription|Date de début|Service orienteur|Enceinte au début|Semaines|Terme prévu|Naissance bébé|Jumeaux|Mère seule|Revenu|Logement au début|Logement à la fin|Trousseau au début|Trousseau à la fin|Garde d'enfant début|Garde d'enfant fin|Inscription K&G début|Inscription K&G fin|Allocations familiales début|Allocations familiales fin|C1 revenu|C2 formation|C3 travail|C4 stimulation|C5 logement|C6 santé|Groupe|Date fin|Raison fin|Commentaires`,
  ),
}

for (const [team, names] of Object.entries(OTHER_HEADERS)) {
  test(`other headers: ${team}`, async () => {
    assert.equal(names.length, headers.length)
    const found = await figures(Buffer.from(csv([names, ...cells], ',')))
    const wanted = Object.fromEntries(names.map((name, index) => [name, original.mapped[headers[index] ?? '']]))
    assert.deepEqual(found.mapped, wanted)
    sameFigures(found)
  })
}

test('columns and rows in another order, tabs, titles above the header', async () => {
  const back = (row: readonly string[]) => [...row].reverse()
  const titled = [
    ['Registraties Opkomst 2020-2023'],
    ['bijgewerkt op 30/09/2023', '', 'team Mechelen'],
    [],
    back(headers),
    ...[...cells].reverse().map(back),
  ]
  const found = await figures(Buffer.from(csv(titled, '\t')))
  assert.equal(found.table.headerRow, 3)
  assert.equal(found.table.rows[0]?.rowNumber, 5)
  sameFigures(found)
})

for (const encoding of ['windows-1252', 'utf-16le'] as const) {
  test(`${encoding}`, async () => {
    const found = await figures(iconv.encode(csv([headers, ...cells], ';'), encoding, { addBOM: encoding === 'utf-16le' }))
    assert.equal(found.table.encoding, encoding)
    assert.ok(found.table.rows.some((row) => row.cells.includes('Zoë')))
    sameFigures(found)
  })
}

test('XLSX: real days and numbers, a title row, a second sheet', async () => {
  const asCell = (text: string) => {
    const day = /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(text)
    const date = day ? new Date(`${day[3]}-${day[2]}-${day[1]}T00:00:00Z`) : null
    if (date && !Number.isNaN(date.getTime()) && date.toISOString().slice(8, 10) === day?.[1])
      return { value: date, type: Date, format: 'dd/mm/yyyy' }
    return /^\d+$/.test(text) ? { value: Number(text), type: Number } : { value: text, type: String }
  }
  const sheet = (table: readonly (readonly string[])[]) => table.map((row) => row.map((text) => (text === '' ? null : asCell(text))))
  const file = await writeXlsx([
    { sheet: 'Uitleg', data: sheet([['Deze lijst', 'is van het team']]) },
    { sheet: 'Lijst', data: sheet([['Opkomst'], headers, ...cells]) },
  ]).toBuffer()
  const found = await figures(file)
  assert.deepEqual(
    [found.table.format, found.table.sheet, found.table.headerRow, found.table.notes],
    ['xlsx', 'Lijst', 1, ['other-sheets', 'titles-above-header']],
  )
  assert.ok(found.table.rows.some((row) => row.cells.at(-1) === '=SOM(A1:A2)'))
  sameFigures(found)
})

const SPELLINGS: Readonly<Record<string, string>> = {
  'az sint-maarten': 'St.-Maarten ziekenhuis',
  'kind & gezin': 'Kind en gezin',
  'wgc wel en wee': 'wijkgezondheidscentrum Wel & Wee',
  leefloon: 'Leefloon OCMW',
  geen: 'GEEN  inkomen',
  'huur slecht': 'slechte huurwoning',
  eigenaar: 'Eigen huis',
  loi: 'asielcentrum',
  'sociale woning': 'sociale huurwonig',
  'stopt zelf': 'zelf gestopt',
  'geen contact meer': 'Onbereikbaar',
  'doelen bereikt': 'Doelen behaald',
  bezig: 'in aanvraag',
  nvt: 'N.V.T.',
  'niet ok': 'nog niet in orde',
  onbekend: 'niet gekend',
  opkomst: 'OPKOMST.',
  'opkomst plus': 'Opkomst  +',
  nee: 'Neen',
}
const MONTHS = list('januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december')

test('other spellings and written-out days', async () => {
  const written = (text: string) => {
    const day = /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(text)
    return day ? `${Number(day[1])} ${MONTHS[Number(day[2]) - 1] ?? day[2]} ${day[3]}` : text
  }
  const changed = cells.map((row) => row.map((cell) => SPELLINGS[cell.trim().toLowerCase()] ?? written(cell)))
  sameFigures(await figures(Buffer.from(csv([headers, ...changed]))))
})

test('both names in one column, months in front of days', async () => {
  const american = (text: string) => text.replace(/^(\d\d?)\/(\d\d?)\/(\d{2,4})$/, '$2/$1/$3')
  const merge = (row: readonly string[], name: string) => [row[0] ?? '', name, ...row.slice(3)]
  const table = [
    merge(headers, 'Achternaam, Voornaam'),
    ...cells.map((row) => merge(row, row[1] ? `${row[1]}, ${row[2]}` : '').map(american)),
  ]
  const found = await figures(Buffer.from(csv(table)))
  assert.equal(found.mapped['Achternaam, Voornaam'], 'fullName')
  sameFigures(found)
})

test('a list of another team: fewer columns, other columns in between', async () => {
  const text = `Nr;Naam cliënt;GSM;Adres;Rijksregisternr;Geboren;Traject;Consulent;Datum;Doorverwezen door;Aantal kinderen;Zw?;Hoeveel weken;Uitgerekend;Situatie wonen;Leeft van;Uitzet ok?;Gestopt op;Waarom
1;El Amrani Fatima;0470 12 34 56;Kerkstraat 1;90072212345;22/07/1990;Opkomst;Els;17/03/23;Kind en gezin;2;ja;28;20/06/2023;privé huur;leefloon;nee;;
2;Peeters An;0470 12 34 57;Kerkstraat 2;91072212345;22/07/1991;Opkomst+;Els;18/04/23;AZ St Maarten;0;ja;20 wk;20/09/2023;inwonend bij ouders;geen;nee;1/12/2023;stopt zelf
3;Diallo Aïcha;0470 12 34 58;Kerkstraat 3;92072212345;1992-07-22;plus;Jan;19/05/23;huisarts;1;nee;;;sociale woning;loon;ok;1/11/2023;verhuisd naar Gent`
  const found = await figures(Buffer.from(text))
  const { mothers, per_programme, dropouts, external_partner, no_income, temporary_housing_start } = found.summary
  assert.deepEqual([found.rejected, mothers, per_programme, dropouts], [0, 3, { opkomst: 1, opkomst_plus: 2 }, 2])
  assert.deepEqual([external_partner.alle.k, no_income.alle.k, temporary_housing_start.alle.k], [3, 1, 1])
  const ignored = ['GSM', 'Adres', 'Rijksregisternr', 'Consulent', 'Aantal kinderen']
  assert.deepEqual(
    ignored.filter((header) => found.mapped[header] !== null),
    [],
  )
})
