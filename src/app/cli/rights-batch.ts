import type { Command } from 'commander'
import { machine } from '#platform/actor.ts'
import { isDay } from '#platform/day.ts'
import { formatEuro } from '#platform/text/format.ts'
import { countingActor } from '../access/barred.ts'
import { type BatchResult, type FamilyResult, rightsOfAll } from '../rights/batch.ts'
import { municipalityToRead, print, printed, withDatabase } from './with-database.ts'

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
        const actor = await countingActor(deps, machine(await municipalityToRead(deps, municipality), 'reporting'))
        if (json) await printJson((tell) => rightsOfAll(deps, actor, date, tell), printed)
        else print(linesOf(await rightsOfAll(deps, actor, date)))
      })
    })
}

type Tell = (families: readonly FamilyResult[]) => Promise<void>

/** One JSON value, written while the families are judged: they are never all in memory. What is known only at the end stands last. */
export async function printJson(work: (tell: Tell) => Promise<BatchResult>, write: (text: string) => Promise<void>): Promise<void> {
  let before = ''
  await write('{"results":[')
  const result = await work(async (families) => {
    if (families.length > 0) await write(before + families.map((family) => JSON.stringify(family)).join(',\n'))
    if (families.length > 0) before = ',\n'
  })
  await write(`],${JSON.stringify(result).slice(1)}\n`)
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
