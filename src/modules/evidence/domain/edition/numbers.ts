import { z } from 'zod'
import { shareIds } from '../figures/share-ids.ts'
import type { ImpactReport } from '../impact-report.ts'

const count = z.int().min(0)
const item = z.object({ key: z.string(), count })
const scored = z.object({ key: z.string(), n: count, before: z.number(), now: z.number() })
const square = z.object({ key: z.string(), counts: z.tuple([z.tuple([count, count]), z.tuple([count, count])]) })

/** What an edition is made of, before anything is hidden. Kept with a published edition, to compare the next one with. */
export const editionNumbers = z.object({
  mothers: count,
  programmes: z.array(item),
  situation: z.array(item),
  shares: z.array(z.object({ key: z.enum(shareIds), k: count, n: count })),
  weeks: z.object({ n: count, mean: z.number().nullable() }),
  age: z.object({ n: count, mean: z.number().nullable() }),
  sources: z.array(item.extend({ name: z.string(), side: z.enum(['external', 'own', 'herself', 'unknown']) })),
  /** Start by end; the first of each is good or in order. */
  squares: z.array(square),
  /** Forward, same, back. */
  changes: z.array(z.object({ key: z.string(), counts: z.array(item) })),
  scores: z.array(scored),
  screening: z.array(item),
})
export type EditionNumbers = z.output<typeof editionNumbers>

/** Stands among the scores: a mean over families at two moments, protected like those. */
export const AGREEMENT = 'agreement'

export const UNKNOWN_SOURCE = 'unknown'

/** Nobody unknown says nothing about anyone; every other zero does, and stays to be hidden. */
const unlessNone = (key: string, count: number) => (count > 0 ? [{ key, count }] : [])

/** Fewer than five unknown would follow from n; then the share is of all mothers, the unknown with those who are not. */
function shareOverAll({ k, n, missing }: { readonly k: number; readonly n: number; readonly missing: number }, mothers: number) {
  return { k, n: missing > 0 && missing < 5 ? mothers : n }
}

/** Takes the figures of the public edition out of a report. */
export function numbersOf(report: ImpactReport): EditionNumbers {
  const { profile, housing, mothers } = report
  const { pregnant, afterBirth, screening } = profile
  const square = (
    key: string,
    table: { yesYes: number; yesNo: number; noYes: number; noNo: number },
  ): EditionNumbers['squares'][number] => ({
    key,
    counts: [
      [table.yesYes, table.yesNo],
      [table.noYes, table.noNo],
    ],
  })
  const good = housing.good
  const goodEnd = good === null ? 0 : good.end.k
  const stayedGood = housing.moves.filter(({ start, end }) => isGood(start) && isGood(end)).reduce((sum, { n }) => sum + n, 0)
  const startGood = good === null ? 0 : good.start.k
  const housingTable = {
    yesYes: stayedGood,
    yesNo: startGood - stayedGood,
    noYes: goodEnd - stayedGood,
    noNo: housing.n - startGood - goodEnd + stayedGood,
  }
  return {
    mothers,
    programmes: report.programmes.flatMap(({ id }) => unlessNone(id, report.mothersOf[id] ?? 0)),
    situation: [
      { key: 'pregnant', count: pregnant },
      { key: 'born', count: afterBirth },
      ...unlessNone('unknown', mothers - pregnant - afterBirth),
    ],
    shares: shareIds.map((key) => ({ key, ...shareOverAll(profile[key], mothers) })),
    weeks: { n: profile.weeks.n, mean: profile.weeks.mean },
    age: { n: profile.age.n, mean: profile.age.mean },
    // With the unknown the list adds up to all mothers, which are published: so the unknown are protected with the rest.
    sources: [
      ...report.referral.sources.map(({ id, name, side, n }) => ({ key: id, name, side, count: n })),
      ...unlessNone(UNKNOWN_SOURCE, report.referral.missing).map((one) => ({ ...one, name: UNKNOWN_SOURCE, side: 'unknown' as const })),
    ],
    squares: [square('housing', housingTable), ...report.inOrder.map(({ item: key, table }) => square(key, table))],
    changes: report.caseStudy.items.map(({ item: key, counts }) => ({
      key,
      counts: [
        { key: 'up', count: counts.progressed },
        { key: 'same', count: counts.stable },
        { key: 'down', count: counts.declined },
      ],
    })),
    scores: [
      ...report.motherScores.items.map(({ item, ...one }) => ({ key: item, ...one })),
      { key: AGREEMENT, ...report.agreement },
    ].flatMap(({ key, n, result }) => (result === null ? [] : [{ key, n, before: result.start.mean, now: result.end.mean }])),
    screening: [
      { key: 'deprived', count: screening.deprived },
      { key: 'undetermined', count: screening.undetermined },
      { key: 'not-deprived', count: screening.notDeprived },
      ...unlessNone('missing', screening.missing),
    ],
  }
}

const isGood = (housing: string): boolean => housing === 'huur_goed' || housing === 'sociaal' || housing === 'eigenaar_goed'
