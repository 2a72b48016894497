import { type Arguments, type BuiltIns, truth } from './arguments.ts'
import {
  applicantOf,
  type Compiled,
  type FoundIncome,
  type Item,
  RuleError,
  type Run,
  type Scene,
  type Type,
  type Value,
} from './expression.ts'
import { fieldOf } from './facts.ts'
import { rememberLast } from './remember.ts'
import { type Benefit, benefitKinds, eventKinds, type Income } from './situation.ts'
import { isSpan, later, monthOf } from './time.ts'
import { notions } from './unit.ts'
import { isUnknown, missingOf, Unknown } from './value.ts'

// Benefits

function isOf(benefit: Benefit, kind: string, person: Item | null): boolean {
  return benefit.kind === kind && (person === null || benefit.person === undefined || benefit.person === person.value['id'])
}

function runsOn(benefit: Benefit, on: string): boolean {
  return benefit.received !== false && (benefit.since ?? on) <= on && (benefit.until ?? on) >= on
}

/** The benefits of a kind that run on the day, or what would have to be asked. */
function running(scene: Scene, kind: string, person: Item | null): readonly Benefit[] | Unknown {
  const { benefits, benefitsComplete } = scene.situation
  const path = `benefits.${kind}`
  const known = benefits?.filter((benefit) => isOf(benefit, kind, person)) ?? []
  if (known.length === 0 && (benefits === undefined || benefitsComplete === false)) return new Unknown([path])
  const found = known.filter((benefit) => runsOn(benefit, scene.on))
  scene.trace.fact(path, truth, found.length > 0)
  return found
}

function personOf(args: Arguments, at: number): Run | null {
  return args.count > at ? args.of(at, 'one').run : null
}

function personIn(scene: Scene, run: Run | null): Item | null | Unknown {
  if (run === null) return null
  const value = run(scene)
  if (isUnknown(value)) return value
  return typeof value === 'object' && 'list' in value ? value : null
}

function benefitRun(args: Arguments, at: number, work: (found: readonly Benefit[], scene: Scene, kind: string) => Value): Run {
  const [kind, person] = [args.word(0, benefitKinds), personOf(args, at)]
  return (scene) => {
    const who = personIn(scene, person)
    if (isUnknown(who)) return who
    const found = running(scene, kind, who)
    return isUnknown(found) ? found : work(found, scene, kind)
  }
}

/** Whether a benefit ran on another day than the one at hand: on 1 January. One that has no first day may have begun since. */
function receivedOn(args: Arguments): Compiled {
  const [kind, when, person] = [args.word(0, benefitKinds), args.of(1, 'day').run, personOf(args, 2)]
  const path = `benefits.${kind}`
  const run: Run = (scene) => {
    const [who, day] = [personIn(scene, person), when(scene)]
    if (isUnknown(who)) return who
    if (typeof day !== 'string') return missingOf([day])
    const { benefits, benefitsComplete } = scene.situation
    const known = benefits?.filter((benefit) => isOf(benefit, kind, who)) ?? []
    if (known.length === 0 && (benefits === undefined || benefitsComplete === false)) return new Unknown([path])
    const ran = known.filter(({ received, until }) => received !== false && (until ?? day) >= day)
    const value = ran.some(({ since }) => since !== undefined && since <= day)
    if (!value && ran.some(({ since }) => since === undefined)) return new Unknown([`${path}.since`])
    scene.trace.fact(path, truth, value)
    return value
  }
  return { type: truth, run }
}

function receivesFor(args: Arguments): Compiled {
  const { unit, run } = args.number(1)
  const span = isSpan(unit.top) ? unit.top : null
  if (span === null) throw new RuleError('receivesFor takes a length of time')
  const lasted = (found: readonly Benefit[], scene: Scene, kind: string): Value => {
    if (found.length === 0) return false
    const length = run(scene)
    if (typeof length !== 'number') return missingOf([length])
    if (found.some(({ since }) => since !== undefined && later(since, length, span) <= scene.on)) return true
    return found.some(({ since }) => since === undefined) ? new Unknown([`benefits.${kind}.since`]) : false
  }
  return { type: truth, run: benefitRun(args, 2, lasted) }
}

// Incomes

const whose = ['applicant', 'partner', 'family', 'household'] as const
type Whose = (typeof whose)[number]
type Wanted = {
  readonly notion: string
  readonly of: Whose
  readonly fits: (income: Income) => boolean
  readonly path: string
  readonly newest: (income: Income) => string
}

const parents: readonly string[] = ['mother', 'father', 'co-parent', 'partner']

function members(scene: Scene, of: Whose): readonly Item[] | null {
  const adults = scene.items('adults')
  if (adults === null) return null
  const home = adults.filter((adult) => fieldOf(adult, 'inHousehold') !== false)
  if (of === 'household') return home
  if (of === 'applicant') return adults.slice(applicantOf(scene.situation.adults ?? []), applicantOf(scene.situation.adults ?? []) + 1)
  const family = home.filter((adult) => adult.value['role'] === undefined || parents.includes(String(adult.value['role'])))
  return of === 'family' ? family : family.filter(({ at }) => at !== applicantOf(scene.situation.adults ?? []))
}

function newestOf(incomes: readonly Income[], newest: (income: Income) => string): Income | undefined {
  return incomes.toSorted((a, b) => newest(b).localeCompare(newest(a)))[0]
}

/** An income for all together when one is given, else the sum of everybody's: unknown as soon as one person's is. */
function incomeFor(scene: Scene, wanted: Wanted): FoundIncome {
  const fitting = (scene.situation.incomes ?? []).filter(
    (income) => income.notion === wanted.notion && income.cents !== undefined && wanted.fits(income),
  )
  const people = members(scene, wanted.of)
  const isOfOne = wanted.of === 'applicant' || wanted.of === 'partner'
  const alone = ((isOfOne ? members(scene, 'family') : people)?.length ?? 0) <= 1
  const together = fitting.filter(({ person }) => person === wanted.of || (person === undefined && (alone || !isOfOne)))
  const given = newestOf(together, wanted.newest) ?? familyIsHousehold(scene, fitting, wanted)
  if (given !== undefined) return given
  if (people === null || people.length === 0) return new Unknown([wanted.path])
  const each = people.map((person) =>
    newestOf(
      fitting.filter((income) => income.person === person.value['id'] && income.person !== undefined),
      wanted.newest,
    ),
  )
  if (each.some((income) => income === undefined)) return alone ? aloneIncome(fitting, wanted) : new Unknown([wanted.path])
  return each.reduce((sum, income) => sum + (income?.cents ?? 0), 0)
}

/** One adult: whatever is said of the family, the household or the applicant is said of her. */
function aloneIncome(fitting: readonly Income[], wanted: Wanted): Income | Unknown {
  const hers = fitting.filter(({ person }) => person === undefined || (whose as readonly string[]).includes(person))
  return newestOf(hers, wanted.newest) ?? new Unknown([wanted.path])
}

/** Without other adults at the address, the income of the family is that of the household, and the other way round. */
function familyIsHousehold(scene: Scene, fitting: readonly Income[], wanted: Wanted): Income | undefined {
  if (wanted.of !== 'household' && wanted.of !== 'family') return undefined
  const other = wanted.of === 'household' ? 'family' : 'household'
  const cohabitation = scene.situation.household?.cohabitation
  const same =
    cohabitation === 'alone' || cohabitation === 'couple' || members(scene, 'household')?.length === members(scene, 'family')?.length
  return same
    ? newestOf(
        fitting.filter(({ person }) => person === other),
        wanted.newest,
      )
    : undefined
}

/** Most rights ask for the same incomes: what was found for a family is looked up before anybody says how it is looked for. */
function amount(scene: Scene, path: string, type: Type, wanted: () => Wanted): Value {
  const known = scene.incomes.get(path)
  const found = known ?? incomeFor(scene, wanted())
  if (known === undefined) scene.incomes.set(path, found)
  if (isUnknown(found)) return found
  const cents = typeof found === 'number' ? found : (found.cents ?? 0)
  scene.trace.fact(path, type, cents)
  return cents
}

function incomeType(notion: string, per: 'year' | 'month'): Type {
  return { is: 'number', unit: { top: 'eur', bottom: per, notion } }
}

function incomeOf(args: Arguments): Compiled {
  const [notion, of, when] = [args.word(0, notions), args.word(1, whose), args.of(2, 'calendar')]
  if (when.type.is !== 'calendar' || when.type.of !== 'year') throw new RuleError('incomeOf takes a calendar year')
  const type = incomeType(notion, 'year')
  const pathOf = rememberLast((year: number) => `incomes.${notion}.${of}.${year}`)
  const run: Run = (scene) => {
    const year = when.run(scene)
    if (typeof year !== 'number') return missingOf([year])
    const path = pathOf(year)
    return amount(scene, path, type, () => ({ notion, of, path, fits: ofYear(year), newest: yearSaid }))
  }
  return { type, run }
}

/** An income without a year is one of the year that counts; one that names it goes first. */
const ofYear = (year: number) => (income: Income) => income.per === 'year' && (income.year ?? year) === year
const yearSaid = ({ year }: Income) => (year === undefined ? '' : String(year))

function latestIncome(args: Arguments): Compiled {
  const [notion, of] = [args.word(0, notions), args.word(1, whose)]
  const type = incomeType(notion, 'year')
  const newest = (income: Income) => String(income.year ?? 0)
  const fits = (scene: Scene) => (income: Income) => income.per === 'year' && (income.year ?? 0) <= Number(scene.on.slice(0, 4))
  const path = `incomes.${notion}.${of}.year`
  return { type, run: (scene) => amount(scene, path, type, () => ({ notion, of, path, fits: fits(scene), newest })) }
}

/** The calendar year of the newest yearly income that is listed, also when its amount is not known yet. */
function latestIncomeYear(args: Arguments): Compiled {
  const [notion, of] = [args.word(0, notions), args.word(1, whose)]
  const path = `incomes.${notion}.${of}.year`
  const run: Run = ({ situation: { incomes }, on, trace }) => {
    const years = (incomes ?? []).flatMap(({ notion: one, year }) =>
      one === notion && year !== undefined && year <= Number(on.slice(0, 4)) ? [year] : [],
    )
    if (years.length === 0) return new Unknown([path])
    const value = Math.max(...years)
    trace.fact(path, { is: 'calendar', of: 'year' }, value)
    return value
  }
  return { type: { is: 'calendar', of: 'year' }, run }
}

function monthlyIncome(args: Arguments): Compiled {
  const [notion, of] = [args.word(0, notions), args.word(1, whose)]
  const type = incomeType(notion, 'month')
  const newest = (income: Income) => income.month ?? '9999-99'
  const fits = (scene: Scene) => (income: Income) =>
    income.per === 'month' && (income.month === undefined || monthOf(`${income.month}-01`) <= monthOf(scene.on))
  const path = `incomes.${notion}.${of}.month`
  return { type, run: (scene) => amount(scene, path, type, () => ({ notion, of, path, fits: fits(scene), newest })) }
}

// Events

function eventOn(args: Arguments): Compiled {
  const kind = args.word(0, eventKinds)
  const run: Run = ({ situation: { events }, on, trace }) => {
    const days = (events ?? []).flatMap((event) => (event.kind === kind && event.on !== undefined && event.on <= on ? [event.on] : []))
    const last = days.toSorted().at(-1)
    if (last === undefined) return new Unknown([`events.${kind}`])
    trace.fact(`events.${kind}`, { is: 'day' }, last)
    return last
  }
  return { type: { is: 'day' }, run }
}

/** Day of the last birth in the family, or the expected day of the one to come; not known as soon as one child has neither. */
function latestBirth(): Compiled {
  const run: Run = (scene) => {
    const children = scene.items('children')
    if (children === null || children.length === 0) return new Unknown(['children'])
    const days = children.map((child) => fieldOf(child, 'birthDate') ?? fieldOf(child, 'dueDate'))
    const missing = children.filter((_, at) => typeof days[at] !== 'string').map(({ at }) => `children[${at}].birthDate`)
    if (missing.length > 0) return new Unknown(missing)
    const value = days.map(String).toSorted().at(-1) ?? ''
    const { at } = children[days.indexOf(value)] ?? { at: 0 }
    scene.trace.fact(`children[${at}].birthDate`, { is: 'day' }, value)
    return value
  }
  return { type: { is: 'day' }, run }
}

/** What a rule may ask about benefits, incomes, births and events. */
export const household: BuiltIns = {
  receives: (args) => ({ type: truth, run: benefitRun(args, 1, (found) => found.length > 0) }),
  receivesFor,
  receivedOn,
  benefitSince: (args) => ({
    type: { is: 'day' },
    run: benefitRun(
      args,
      1,
      (found, _scene, kind) => found.find(({ since }) => since !== undefined)?.since ?? new Unknown([`benefits.${kind}.since`]),
    ),
  }),
  incomeOf,
  latestIncome,
  latestIncomeYear,
  monthlyIncome,
  latestBirth,
  eventOn,
}
