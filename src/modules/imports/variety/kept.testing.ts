import { daysBetween, type IsoDay } from '#platform/day.ts'
import type { FieldId } from '../domain/fields.ts'
import { extraHeaders, headersOf } from './headers.testing.ts'
import { type Dice, type Invented, inventMother, type Said, type State } from './invented.testing.ts'

/** A list as one team keeps it, and what a reader should make of it. */
export type KeptList = {
  readonly title: readonly (readonly string[])[]
  readonly headers: readonly string[]
  readonly fields: readonly (FieldId | null)[]
  readonly rows: readonly (readonly string[])[]
  readonly mothers: readonly Invented[]
  readonly style: string
}

const months = {
  nl: ['jan', 'feb', 'mrt', 'apr', 'mei', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec'],
  fr: ['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre'],
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
} as const

type WriteDay = (day: IsoDay) => string
const parts = (day: IsoDay) => ({ y: day.slice(0, 4), m: day.slice(5, 7), d: day.slice(8, 10) })
const bare = (figures: string) => String(Number(figures))

export const dayStyles: Readonly<Record<string, WriteDay>> = {
  '3-1-24': (day) => `${bare(parts(day).d)}-${bare(parts(day).m)}-${day.slice(2, 4)}`,
  '03/01/2024': (day) => `${parts(day).d}/${parts(day).m}/${parts(day).y}`,
  '3.1.2024': (day) => `${bare(parts(day).d)}.${bare(parts(day).m)}.${parts(day).y}`,
  '03.01.24': (day) => `${parts(day).d}.${parts(day).m}.${day.slice(2, 4)}`,
  '2024.01.03': (day) => day.replaceAll('-', '.'),
  '2024-01-03': (day) => day,
  '2024/01/03': (day) => day.replaceAll('-', '/'),
  '2024-01-03 00:00:00': (day) => `${day} 00:00:00`,
  '3 jan 2024': (day) => `${bare(parts(day).d)} ${months.nl[Number(parts(day).m) - 1] ?? ''} ${parts(day).y}`,
  '3 janvier 2024': (day) => `${bare(parts(day).d)} ${months.fr[Number(parts(day).m) - 1] ?? ''} ${parts(day).y}`,
  '3-Jan-24': (day) => `${bare(parts(day).d)}-${months.en[Number(parts(day).m) - 1] ?? ''}-${day.slice(2, 4)}`,
  'Jan 3, 2024': (day) => `${months.en[Number(parts(day).m) - 1] ?? ''} ${bare(parts(day).d)}, ${parts(day).y}`,
  '45294': (day) => String(daysBetween('1899-12-30', day)),
  '03/01/2024 (US)': (day) => `${parts(day).m}/${parts(day).d}/${parts(day).y}`,
}

const yesNo: readonly (readonly [string, string])[] = [
  ['ja', 'nee'],
  ['JA', 'NEEN'],
  ['j', 'n'],
  ['x', ''],
  ['X', '-'],
  ['oui', 'non'],
  ['o', 'n'],
  ['Y', 'N'],
  ['yes', 'no'],
  ['1', '0'],
  ['waar', 'onwaar'],
  ['VRAI', 'FAUX'],
  ['TRUE', 'FALSE'],
  ['✓', ''],
]
const unknowns = ['?', 'onbekend', 'nvt', '/', 'inconnu', 'weet niet', 'n.b.', 'unknown']
const inOrderWords: readonly Readonly<Record<State, string>>[] = [
  { in_order: 'in orde', busy: 'bezig', not_in_order: 'niet in orde', not_applicable: 'nvt', unknown: '?' },
  { in_order: 'OK', busy: 'lopend', not_in_order: 'NOK', not_applicable: 'n.v.t.', unknown: '' },
  { in_order: 'ja', busy: 'in aanvraag', not_in_order: 'nee', not_applicable: 'niet nodig', unknown: 'onbekend' },
  { in_order: 'oui', busy: 'en cours', not_in_order: 'non', not_applicable: 'sans objet', unknown: 'inconnu' },
  { in_order: 'yes', busy: 'in progress', not_in_order: 'no', not_applicable: 'N/A', unknown: 'unknown' },
]
const programmes = [
  ['Opkomst', 'Opkomst+'],
  ['basis', 'plus'],
  ['opkomst', 'OPKOMST PLUS'],
  ['O', 'O+'],
  ['regulier', 'intensief'],
] as const
const incomes = [
  { none: 'geen inkomen', wage: 'loon', living_wage: 'leefloon', unemployment: 'werkloosheid', illness: 'ziekte-uitkering' },
  { none: 'geen', wage: 'werk', living_wage: 'OCMW', unemployment: 'RVA', illness: 'mutualiteit' },
  { none: 'aucun', wage: 'salaire', living_wage: 'CPAS', unemployment: 'chômage', illness: 'mutuelle' },
  { none: 'no income', wage: 'wages', living_wage: 'living wage', unemployment: 'unemployment', illness: 'sickness benefit' },
] as const
const housings = [
  { huur_goed: 'huur', huur_slecht: 'huur - slechte staat', sociaal: 'sociale woning', inwonend: 'bij ouders', dakloos: 'dakloos' },
  { huur_goed: 'private huur', huur_slecht: 'huur te klein', sociaal: 'SVK', inwonend: 'inwonend', dakloos: 'noodopvang' },
  {
    huur_goed: 'location',
    huur_slecht: 'location insalubre',
    sociaal: 'logement social',
    inwonend: 'chez ses parents',
    dakloos: 'sans-abri',
  },
  { huur_goed: 'rented', huur_slecht: 'rented, poor condition', sociaal: 'social housing', inwonend: 'with family', dakloos: 'homeless' },
] as const
const ends = [
  { goals_reached: 'doelen bereikt', moved: 'verhuisd', no_contact: 'geen contact meer' },
  { goals_reached: 'Doelstelling behaald', moved: 'Verhuis naar Gent', no_contact: 'niet bereikbaar' },
  { goals_reached: 'objectifs atteints', moved: 'déménagement', no_contact: 'plus de contact' },
  { goals_reached: 'goals reached', moved: 'moved away', no_contact: 'lost contact' },
] as const
const criterionWords = [
  { weak: 'x', not_weak: '', unknown: '?' },
  { weak: '1', not_weak: '0', unknown: '?' },
  { weak: 'ja', not_weak: 'nee', unknown: 'onbekend' },
  { weak: 'zwak', not_weak: 'niet zwak', unknown: 'niet gekend' },
  { weak: 'oui', not_weak: 'non', unknown: 'inconnu' },
] as const
const weekStyles = [
  (n: number) => `${n}`,
  (n: number) => `${n}w`,
  (n: number) => `${n} weken`,
  (n: number) => `${n},0`,
  (n: number) => `${n}+3`,
  (n: number) => `${n} sem.`,
  (n: number) => `${n}.0`,
]

const needed: readonly FieldId[] = ['familyName', 'givenName', 'birthDate', 'programme', 'referredOn', 'startedOn']
const pairs: readonly (readonly FieldId[])[] = [
  ['housingStart', 'housingEnd'],
  ['inOrder.babyuitzet.start', 'inOrder.babyuitzet.end'],
  ['inOrder.kinderopvang.start', 'inOrder.kinderopvang.end'],
  [
    'criteria.maandinkomen',
    'criteria.opleiding',
    'criteria.arbeidssituatie',
    'criteria.stimulatieniveau',
    'criteria.huisvesting',
    'criteria.gezondheid',
  ],
  ['pregnantAtStart', 'weeksAtStart'],
  ['endedOn', 'endReason'],
]
const loose: readonly FieldId[] = ['reference', 'source', 'dueOn', 'childBornOn', 'twins', 'single', 'income', 'groupSessions', 'remarks']

type Writer = (mother: Invented) => string
function writers(dice: Dice, day: WriteDay): Readonly<Partial<Record<FieldId, Writer>>> {
  const [yes, no] = dice.one(yesNo)
  const unknown = dice.one(unknowns)
  const said = (answer: Said) => (answer === 'yes' ? yes : answer === 'no' ? no : unknown)
  const dayOr = (found: IsoDay | null) => (found === null ? '' : day(found))
  const words = { order: dice.one(inOrderWords), programme: dice.one(programmes), income: dice.one(incomes), housing: dice.one(housings) }
  const end = dice.one(ends)
  const criterion = dice.one(criterionWords)
  const weeks = dice.one(weekStyles)
  const home = (found: Invented['housingStart']) => (found === null ? '' : words.housing[found])
  const criterionAt =
    (at: number): Writer =>
    ({ criteria }) =>
      criterion[criteria[at] ?? 'unknown']
  return {
    reference: (one) => one.reference,
    familyName: (one) => one.familyName,
    givenName: (one) => one.givenName,
    birthDate: (one) => day(one.birthDate),
    programme: (one) => words.programme[one.programme === 'opkomst' ? 0 : 1],
    referredOn: (one) => day(one.referredOn),
    startedOn: (one) => day(one.startedOn),
    source: (one) => one.source,
    pregnantAtStart: (one) => said(one.pregnantAtStart),
    weeksAtStart: (one) => (one.weeksAtStart === null ? '' : weeks(one.weeksAtStart)),
    dueOn: (one) => dayOr(one.dueOn),
    childBornOn: (one) => dayOr(one.childBornOn),
    twins: (one) => said(one.twins),
    single: (one) => said(one.single),
    income: (one) => (one.income === null ? unknown : words.income[one.income]),
    housingStart: (one) => home(one.housingStart),
    housingEnd: (one) => home(one.housingEnd),
    'inOrder.babyuitzet.start': (one) => words.order[one.uitzet[0]],
    'inOrder.babyuitzet.end': (one) => words.order[one.uitzet[1]],
    'inOrder.kinderopvang.start': (one) => words.order[one.opvang[0]],
    'inOrder.kinderopvang.end': (one) => words.order[one.opvang[1]],
    'criteria.maandinkomen': criterionAt(0),
    'criteria.opleiding': criterionAt(1),
    'criteria.arbeidssituatie': criterionAt(2),
    'criteria.stimulatieniveau': criterionAt(3),
    'criteria.huisvesting': criterionAt(4),
    'criteria.gezondheid': criterionAt(5),
    groupSessions: (one) => String(one.groupSessions),
    endedOn: (one) => dayOr(one.endedOn),
    endReason: (one) => (one.endReason === null ? '' : end[one.endReason]),
    remarks: (one) => one.remarks,
  }
}

function shuffled<Item>(dice: Dice, items: readonly Item[]): Item[] {
  const open = [...items]
  return items
    .map(() => {
      const at = dice.whole(open.length)
      return open.splice(at, 1)[0]
    })
    .filter((item) => item !== undefined)
}

/** A list of `size` invented mothers, kept in a way of its own: columns, words, days, order and what stands above and between. */
export function keepList(dice: Dice, size: number): KeptList {
  const dayStyle = dice.one(Object.keys(dayStyles))
  const write = writers(dice, dayStyles[dayStyle] ?? ((day) => day))
  const chosen: FieldId[] = [...needed, ...pairs.filter(() => dice.chance(0.7)).flat(), ...loose.filter(() => dice.chance(0.75))]
  const extras = shuffled(dice, extraHeaders).slice(0, dice.whole(4))
  const columns: (FieldId | string)[] = dice.chance(0.3) ? shuffled(dice, [...chosen, ...extras]) : [...chosen, ...extras]
  const fields = columns.map((column): FieldId | null => chosen.find((field) => field === column) ?? null)
  const headers = columns.map((column, at) => {
    const field = fields[at] ?? null
    return field === null ? column : dice.one(headersOf[field] ?? [field])
  })
  const mothers = Array.from({ length: size }, (_, at) => inventMother(dice, at))
  const extraCell = (header: string, at: number) =>
    /gsm|t.l.phone|phone/i.test(header)
      ? `0470 12 ${10 + (at % 80)} 56`
      : /postcode/i.test(header)
        ? '2800'
        : /leeftijd|kinderen/i.test(header)
          ? String(20 + (at % 20))
          : /rijks/i.test(header)
            ? `90072${10_000 + at}`
            : 'Els'
  const filled = mothers.map((mother, at) =>
    columns.map((header, index) => {
      const field = fields[index] ?? null
      return field === null ? extraCell(header, at) : (write[field]?.(mother) ?? '')
    }),
  )
  const rows = filled.flatMap((row, at) => (at % 11 === 7 && dice.chance(0.5) ? [row.map(() => ''), row] : [row]))
  const titles = [[], [['Registratie Opkomst 2023-2025']], [['Team Mechelen', '', 'bijgewerkt 3/2/2026'], []]]
  return { title: dice.one(titles), headers, fields, rows, mothers, style: dayStyle }
}
