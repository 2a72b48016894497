import { type Command, InvalidArgumentError } from 'commander'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { addProbe } from '#platform/keys/key-check.ts'
import type { KeyRing } from '#platform/keys/key-ring.ts'
import { processKeys } from '#platform/keys/seal.ts'
import {
  addVersion,
  type KeysState,
  keysState,
  type Resealed,
  type RetireRefusal,
  resealEverything,
  retireVersion,
} from '../keys/rotate-keys.ts'
import { unwrapKeys, wrapKeys } from '../keys/wrap-keys.ts'
import { print, withDatabase } from './with-database.ts'

type Options = { readonly json?: boolean }

export function keysCommand(program: Command): void {
  const keys = program.command('keys').description('the keys that seal what families told; they stand outside the database')
  keys
    .command('status')
    .description('where the keys are, which versions there are and how much each of them opens')
    .option('--json', 'answer as JSON')
    .action(async (options: Options) => {
      await withDatabase(async ({ deps }) => {
        const state = await keysState(deps, processKeys())
        print(options.json === true ? JSON.stringify(state, null, 2) : describeState(state))
      })
    })
  keys
    .command('rotate')
    .description('make a new key and seal everything with it, also while the program runs; interrupted, run it again with --continue')
    .option('--continue', 'make no new key: seal what the newest key did not seal yet')
    .option('--json', 'answer as JSON')
    .action(rotate)
  keys
    .command('wrap')
    .description('let the key service of OPKOMST_KMS_URL wrap the key file, which then opens with that service only')
    .action(() => print(wrapKeys(process.env)))
  keys
    .command('unwrap')
    .description('put the keys in the clear in the key file again, to go on without the key service')
    .action(() => print(unwrapKeys(process.env)))
  keys
    .command('retire <version>')
    .description('take a key that opens nothing any more out of the file')
    .option('--json', 'answer as JSON')
    .action(retire)
}

async function rotate(options: Options & { readonly continue?: boolean }): Promise<void> {
  await withDatabase(async ({ deps, ownerUrl }) => {
    const ring = processKeys()
    const version = options.continue === true ? ring.current().version : addVersion(deps, ring)
    await keepProbe(ownerUrl, ring)
    const done = await resealEverything(deps, ring, progressOn(options.json === true))
    print(options.json === true ? JSON.stringify({ version, municipalities: done }, null, 2) : describeRotation(version, ring, done))
    if (done.some(({ state }) => state !== 'done')) process.exitCode = 1
  })
}

async function keepProbe(ownerUrl: string, ring: KeyRing): Promise<void> {
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: ownerUrl, max: 1 }) }) })
  try {
    await addProbe(db, ring)
  } finally {
    await db.destroy()
  }
}

async function retire(given: string, options: Options): Promise<void> {
  const version = Number(given)
  if (!Number.isInteger(version) || version < 1)
    throw new InvalidArgumentError(`"${given}" is not the number of a key; see: npx opkomst keys status`)
  await withDatabase(async ({ deps }) => {
    const done = await retireVersion(deps, processKeys(), version)
    if (!done.ok) throw new Error(whyNotRetired(version, done.refusal))
    print(options.json === true ? JSON.stringify({ retired: done.value }) : `Key ${version} is gone from ${processKeys().source.name}.`)
  })
}

function whyNotRetired(version: number, refusal: RetireRefusal): string {
  if (refusal.kind === 'unknown') return `there is no key ${version}; see: npx opkomst keys status`
  if (refusal.kind === 'current') return `key ${version} is the newest, which everything is sealed with; first: npx opkomst keys rotate`
  if (refusal.kind === 'elsewhere') return 'the keys come from a program; retire the key there'
  return `key ${version} still opens ${refusal.values} values; first: npx opkomst keys rotate --continue`
}

function progressOn(isQuiet: boolean): (municipality: string, done: number, total: number) => void {
  if (isQuiet || !process.stderr.isTTY) return () => undefined
  return (municipality, done, total) => {
    process.stderr.write(`\r${municipality}: ${done} / ${total}${done === total ? '\n' : ''}`)
  }
}

function describeState({ source, service, versions }: KeysState): string {
  const lines = versions.map(
    ({ version, created, values, isCurrent }) =>
      `key ${version}, made ${created}: opens ${values} values${isCurrent ? ', seals what is written' : values === 0 ? ', may be retired' : ''}`,
  )
  return [`Keys: ${source}${service === null ? '' : `, wrapped by ${service}`}`, ...lines].join('\n')
}

function describeRotation(version: number, ring: KeyRing, done: readonly Resealed[]): string {
  const lines = done.map(({ municipality, state, sealed }) =>
    state === 'done'
      ? `${municipality}: ${sealed} rows sealed with key ${version}`
      : `${municipality}: stopped; run npx opkomst keys rotate --continue`,
  )
  return [...lines, `Make a new copy of ${ring.source.name} now, and keep it apart from backups.`].join('\n')
}
