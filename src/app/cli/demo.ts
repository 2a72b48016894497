import { type Command, InvalidArgumentError } from 'commander'
import { analyse } from '#platform/db/analyse.ts'
import { demoName } from '../demo/demo.ts'
import { generateFamilies } from '../demo/generate-families.ts'
import { municipalityNamed, print, withDatabase } from './with-database.ts'

type DemoOptions = { families: number; municipality: string; seed: number; json?: boolean }

function wholeNumber(most: number): (typed: string) => number {
  return (typed) => {
    const number = Number(typed)
    if (/^\d{1,9}$/.test(typed) && number >= 1 && number <= most) return number
    throw new InvalidArgumentError(`a whole number from 1 to ${most}`)
  }
}

export function demoCommand(program: Command): void {
  program
    .command('demo')
    .description('fill a municipality with invented families, to practise on or to measure with')
    .requiredOption('--families <number>', 'how many', wholeNumber(1_000_000))
    .option('--municipality <name>', 'where; what is there stays', demoName)
    .option('--seed <number>', 'the same seed gives the same families', wholeNumber(999_999_999), 1)
    .option('--json', 'answer as JSON')
    .action(async ({ families, municipality, seed, json }: DemoOptions) => {
      await withDatabase(async ({ deps, ownerUrl }) => {
        const municipalityId = await municipalityNamed(deps, municipality)
        const began = performance.now()
        const progress = (made: number): void => {
          if (!json && made % 10_000 === 0) print(`${made} of ${families}`)
        }
        const made = await generateFamilies(deps, municipalityId, { families, seed, progress })
        await analyse(ownerUrl)
        const seconds = Math.round((performance.now() - began) / 100) / 10
        if (json) print(JSON.stringify({ ...made, seconds }))
        else
          print(
            `Made ${made.families} families in ${municipality} (${made.running} running, ${made.waiting} referrals wait) in ${seconds} s.`,
          )
      })
    })
}
