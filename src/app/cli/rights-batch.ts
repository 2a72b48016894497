import type { Command } from 'commander'
import { machine } from '#platform/actor.ts'
import { isDay } from '#platform/day.ts'
import { formatEuro } from '#platform/text/format.ts'
import { countingActor } from '../access/barred.ts'
import { type BatchResult, type FamilyResult, rightsOfAll } from '../rights/batch.ts'
import { municipalityNamed, print, withDatabase } from './with-database.ts'

type BatchOptions = { municipality: string; date: string; json?: boolean }

/** Who objected to being counted, or whose dossier is not used, is in no figure here either. */
export function batchCommand(rights: Command): void {
  rights
    .command('batch')
    .description('work out the rights of every running family')
    .requiredOption('--municipality <name>', 'municipality')
    .requiredOption('--date <day>', 'the day for which the rights are worked out, YYYY-MM-DD')
    .option('--json', 'per family, by reference, as JSON')
    .action(async ({ municipality, date, json }: BatchOptions) => {
      if (!isDay(date)) throw new Error(`"${date}" is not a day; write YYYY-MM-DD`)
      await withDatabase(async ({ deps }) => {
        const actor = await countingActor(deps, machine(await municipalityNamed(deps, municipality), 'reporting'))
        const families: FamilyResult[] = []
        const result = await rightsOfAll(deps, actor, date, json ? (family) => families.push(family) : undefined)
        print(json ? JSON.stringify({ ...result, results: families }) : linesOf(result))
      })
    })
}

export function linesOf({ date, families, rights }: BatchResult): string {
  const lines = rights.map(({ title, yes, ask, unknown, no, monthCents, onceCents }) => {
    const euros = [
      monthCents === 0 ? [] : [`${formatEuro(monthCents, 'nl')} per maand`],
      onceCents === 0 ? [] : [`${formatEuro(onceCents, 'nl')} eenmalig`],
    ].flat()
    const found = `${yes} waarschijnlijk, ${ask} na te vragen, ${unknown} nog te vragen, ${no} waarschijnlijk niet`
    return `${title}: ${found}${euros.length === 0 ? '' : ` · ${euros.join(' en ')}`}`
  })
  return [`${families} gezinnen op ${date}`, ...lines].join('\n')
}
