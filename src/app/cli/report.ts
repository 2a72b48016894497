import type { Command } from 'commander'
import { impactReportJson, impactReportText, type ReportRefusal } from '#modules/evidence/public.ts'
import { machine } from '#platform/actor.ts'
import { isDay } from '#platform/day.ts'
import { countingActor } from '../access/barred.ts'
import { listFacts } from '../import/list-facts.ts'
import { municipalityToRead, print, withDatabase } from './with-database.ts'

type ReportCommand = { municipality: string; asOf?: string; from?: string; until?: string; programme?: string; json?: boolean }

export function reportCommand(program: Command): void {
  const report = program.command('report').description('what the data say')
  report
    .command('impact')
    .description('the impact report of a municipality')
    .requiredOption('--municipality <name>', 'municipality')
    .option('--as-of <date>', 'what was known on this day, YYYY-MM-DD; today when left out')
    .option('--from <date>', 'guidance that started on or after this day')
    .option('--until <date>', 'guidance that started on or before this day')
    .option('--programme <id>', 'one programme: opkomst or opkomst_plus')
    .option('--json', 'answer as JSON')
    .action(async (options: ReportCommand) => {
      const { asOf, from, until, programme } = options
      for (const day of [asOf, from, until])
        if (day !== undefined && !isDay(day)) throw new Error(`"${day}" is not a day; write YYYY-MM-DD`)
      await withDatabase(async ({ deps }) => {
        const actor = await countingActor(deps, machine(await municipalityToRead(deps, options.municipality), 'reporting'))
        const wish = { asOf, from, until, programme }
        if (options.json) {
          const made = await impactReportJson(deps, actor, wish)
          if (!made.ok) throw new Error(refusalOf(made.refusal))
          const file = await listFacts(deps, actor)
          print(JSON.stringify(file === null ? made.value : { ...made.value, file }, null, 1))
        } else {
          const made = await impactReportText(deps, actor, wish)
          if (!made.ok) throw new Error(refusalOf(made.refusal))
          print(made.value)
        }
      })
    })
}

function refusalOf(refusal: ReportRefusal): string {
  return refusal.kind === 'unknown-programme'
    ? `there is no such programme. Known: ${refusal.known.map((id) => id.replaceAll('-', '_')).join(', ')}`
    : 'this report cannot be made'
}
