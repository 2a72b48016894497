import { formatMonth } from '#platform/text/format.ts'
import { labelled } from '#platform/text/labelled.ts'
import type { BehindFigure } from '../domain/behind.ts'
import type { ShareFigure } from '../domain/figures/profile.ts'
import type { ImpactReport } from '../domain/impact-report.ts'
import { shareInWords } from '../domain/statistics/percentage.ts'
import { decimal, share } from './cell.ts'
import type { PresentedFigure, TableRow, Tile } from './figure.ts'
import type { Speak } from './speak.ts'

const WEEKS_PER_MONTH = 4.345

function peopleFor(k: number, n: number): Tile['people'] {
  const said = shareInWords(k, n)
  if (said.kind === 'one-in') return { count: said.part, of: said.whole }
  return said.kind === 'percentage' ? { count: Math.round(said.percent / 10), of: 10 } : undefined
}

type ShareTile = { readonly text: string; readonly figure: BehindFigure; readonly pick: (profile: ImpactReport['profile']) => ShareFigure }

function shareTile(report: ImpactReport, say: Speak, { text, figure, pick }: ShareTile): Tile {
  const { k, n, missing } = pick(report.profile)
  // The smaller programme beside the whole, where there are two to compare.
  const small =
    report.programmes.length < 2
      ? undefined
      : [...report.programmes].sort((a, b) => (report.mothersOf[a.id] ?? 0) - (report.mothersOf[b.id] ?? 0))[0]
  const own = small === undefined ? undefined : report.profileOf[small.id]
  const aside =
    own === undefined || small === undefined || own.mothers === 0
      ? ''
      : `. ${say.words.reach.inProgramme(small.name, say.share(pick(own).k, pick(own).n))}`
  return {
    figure: n === 0 ? '–' : say.share(k, n),
    people: peopleFor(k, n),
    text: `${text}${aside}`,
    n: missing > 0 ? `${say.of(k, n)} · ${say.words.missing(say.number(missing))}` : say.of(k, n),
    behind: { figure, value: 'yes' },
  }
}

function tiles(report: ImpactReport, say: Speak): Tile[] {
  const words = say.words.reach
  const { profile } = report
  const perProgramme = report.programmes.map(({ id, name }) => `${say.number(report.mothersOf[id] ?? 0)} ${name}`).join(', ')
  const weeks = profile.weeks.mean
  const reach: Tile[] = [
    {
      figure: say.number(report.mothers),
      text: words.mothers(formatMonth(report.settings.from, say.locale)),
      n: perProgramme,
      behind: { figure: 'mothers', value: 'all' },
    },
    {
      figure: weeks === null ? '–' : say.number(weeks / WEEKS_PER_MONTH),
      unit: words.months,
      text: words.pregnant(weeks === null ? '–' : say.number(weeks)),
      n: `${say.counts(profile.weeks.n, profile.weeks)} · ${words.afterBirth(say.number(profile.afterBirth))}`,
      behind: { figure: 'situation', value: 'pregnant' },
    },
    {
      figure: profile.age.mean === null ? '–' : say.number(profile.age.mean),
      unit: words.years,
      text: `${words.age}${ages(report, say)}`,
      n: say.counts(profile.age.n, profile.age),
    },
  ]
  const shares: ShareTile[] = [
    { text: words.noIncome, figure: 'no-income', pick: (one) => one.noIncome },
    { text: words.badHousing, figure: 'bad-housing', pick: (one) => one.badHousing },
    { text: words.single, figure: 'single', pick: (one) => one.single },
    { text: words.external, figure: 'external', pick: (one) => one.external },
    { text: words.inGroup, figure: 'group', pick: (one) => one.inGroup },
  ]
  return [...reach, ...shares.map((one) => shareTile(report, say, one))]
}

function ages(report: ImpactReport, say: Speak): string {
  if (report.programmes.length < 2) return ''
  const own = report.programmes.flatMap(({ id, name }) => {
    const mean = report.profileOf[id]?.age.mean ?? null
    return mean === null ? [] : [say.words.reach.inProgramme(name, say.number(mean))]
  })
  return own.length === 0 ? '' : `. ${own.join('. ')}`
}

function rowsOf(profile: ImpactReport['profile'], say: Speak, prefix: string): TableRow[] {
  const words = say.words.reach.rows
  const label = (text: string) => (prefix === '' ? text : labelled(prefix, text, say.locale))
  const plain = (text: string, n: number): TableRow => ({ label: label(text), cells: [n, null, null, null] })
  const shared = (text: string, { k, n, missing }: ShareFigure): TableRow => ({
    label: label(text),
    cells: [k, n, share(k, n), missing],
  })
  const mean = (text: string, { n, missing, mean: value }: ImpactReport['profile']['age']): TableRow => ({
    label: label(text),
    cells: [value === null ? null : decimal(value), n, null, missing],
  })
  return [
    plain(words.mothers, profile.mothers),
    plain(words.pregnant, profile.pregnant),
    plain(words.afterBirth, profile.afterBirth),
    mean(words.weeks, profile.weeks),
    mean(words.age, profile.age),
    shared(words.noIncome, profile.noIncome),
    shared(words.single, profile.single),
    shared(words.badHousing, profile.badHousing),
    shared(words.temporaryHousing, profile.temporaryHousing),
    shared(words.external, profile.external),
    shared(words.inGroup, profile.inGroup),
  ]
}

/** "Opkomst in figures": who the mothers are when guidance starts. */
export function presentReach(report: ImpactReport, say: Speak): PresentedFigure {
  const words = say.words.reach
  const several = report.programmes.length > 1
  const perProgramme = several
    ? report.programmes.flatMap(({ id, name }) => {
        const profile = report.profileOf[id]
        return profile === undefined ? [] : rowsOf(profile, say, name)
      })
    : []
  return {
    id: 'reach',
    title: words.title,
    measure: words.measure,
    counts: say.counts(report.mothers, { stillRunning: report.byStatus.running }),
    definition: words.definition,
    chart: { kind: 'tiles', tiles: tiles(report, say) },
    table: { caption: words.title, head: words.head, rows: [...rowsOf(report.profile, say, several ? words.all : ''), ...perProgramme] },
    valuesInChart: false,
  }
}
