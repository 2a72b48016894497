import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import pg from 'pg'
import { createDemoAccounts } from '#app/demo/demo-accounts.ts'
import { makeNetwork } from '#app/demo/demo-network.ts'
import { actorOf, type DemoWorld } from '#app/demo/demo-world.ts'
import { tellFamily } from '#app/demo/tell-family.ts'
import { tellReferral } from '#app/demo/tell-referral.ts'
import { met, promised, type ToldFamily } from '#app/demo/told.ts'
import { runImport } from '#app/import/run-import.ts'
import { testWorld } from '#app/testing.ts'
import { changeProgramme, endDossier } from '#modules/dossiers/public.ts'
import { createAccount } from '#modules/identity/public.ts'
import { uploadList } from '#modules/imports/public.ts'
import { recordMeasurement } from '#modules/indicators/public.ts'
import { emptyScreening, reviseReferral } from '#modules/referrals/public.ts'
import { machine } from '#platform/actor.ts'
import { openDatabase } from '#platform/db/database.ts'
import { saveDraft } from '#platform/db/drafts.ts'
import { keyOf, placed, rowPlace } from '#platform/keys/row-place.ts'
import { processKeys, sealValue } from '#platform/keys/seal.ts'
import { everySealedColumn, type SealedColumn } from '#platform/keys/sealed-columns.ts'
import { projectRoot } from '#platform/root.ts'
import { fillTables } from './fill-tables.ts'
import { wordsInDatabase } from './words-in-database.ts'

const canary = 'Goudkanarieveer'
const world = await testWorld()
const { municipalityId } = world
let superuser: pg.Client
let demo: DemoWorld
/** The same program above row-level security, which hides some of these tables from nearly everybody. */
const unguarded = openDatabase(world.superuserUrl, { size: 2 })

const c = (where: string): string => `${canary} ${where}`

/** One family in which everything words can be written in says the canary, told through the commands of the product. */
const story: ToldFamily = {
  referral: {
    on: -67,
    from: 'partner',
    referrerName: c('Griet'),
    referrerContact: c('griet@'),
    person: {
      givenName: 'Amal',
      familyName: 'Benzarra',
      age: [22, 250],
      phone: `0470 00 00 31 ${canary}`,
      email: `${canary}@example.org`,
      street: c('straat 12'),
      postcode: canary,
      town: c('dorp'),
      safeContact: { channel: 'whatsapp', times: ['afternoon'], mayLeaveMessage: false, note: c('luistert mee') },
    },
    due: 61,
    details: { message: c('bericht'), agreedLanguage: 'fr' },
    steps: [{ on: -66, by: 'hanne', kind: 'contacted', reason: c('reden'), note: c('stap') }],
  },
  accepted: { on: -65, programme: 'opkomst', counsellor: 'hanne' },
  startedOn: -63,
  events: [
    met(-63, 'home-visit', 60, ['network'], c('nota'), { at: '10:00' }),
    promised(-60, c('belofte'), { who: c('tante') }),
    { kind: 'visit', on: -60, plannedOn: 3, at: '10:00', minutes: 30, how: 'home-visit', place: c('plaats') },
    { kind: 'member', on: -58, person: { givenName: 'Salma', familyName: 'B' }, role: 'relative', relation: c('zus'), note: c('past op') },
    { kind: 'focus', on: -56, words: [c('wens')] },
    { kind: 'partner', on: -55, organisation: 'Wijkgezondheidscentrum De Ham', contactName: c('Griet'), role: c('rol') },
    { kind: 'refusal', on: -50, what: 'measurement', until: -49, note: c('wil niet') },
    { kind: 'counsellor', on: -40, to: 'nele', reason: c('wissel') },
    { kind: 'loss', on: -20, note: c('verlies') },
  ],
}

/** Modules with tests of their own, not reached by a story: written as SQL by hand must. */
const byHand = ({ of }: SealedColumn): boolean =>
  /^(access|consent|documents|family|fundamental_rights|lifecycle|protected|register|rights|rights_catalogue)\./.test(of) ||
  of === 'platform.message' ||
  of === 'audit.review'
/** Secrets the program makes itself: they are their own canary. */
const ownSecret = new Set(['identity.account.totp_secret', 'identity.enrolment.totp_secret'])
const nameOf = ({ of, column }: SealedColumn): string => `${of}.${column}`

async function done(work: Promise<{ readonly ok: boolean }>): Promise<void> {
  const result = await work
  assert.ok(result.ok, JSON.stringify(result))
}

async function tellTheRest(dossierId: string): Promise<void> {
  const { deps } = demo
  const hanne = actorOf(demo, 'hanne')
  await done(
    deps.db.as(hanne, (tx) => changeProgramme(tx, deps, hanne, { dossierId, programme: 'opkomst-plus', reason: c('ander programma') })),
  )
  const measurement = {
    instrument: 'opkomst-casestudy',
    moment: 'start',
    respondent: 'joint',
    measuredOn: deps.today(),
    isRetrospective: false,
  } as const
  const answers = [{ item: 'stress', childId: null, raw: ['3'] }]
  const present = { who: ['other' as const], other: c('een buurvrouw') }
  await done(recordMeasurement(deps, hanne, { dossierId, ...measurement, answers, present, key: null }))
  await deps.db.as(hanne, (tx) => saveDraft(tx, hanne, 'contact:x', { note: c('kladje') }, deps.now()))
  const ended = { endedOn: deps.today(), reason: 'other', reasonText: c('reden in woorden'), summary: c('besluit') } as const
  await done(deps.db.as(hanne, (tx) => endDossier(tx, deps, hanne, { dossierId, ...ended })))
}

/** A partner tells it otherwise: what stood there before is kept. */
async function reviseAReferral(): Promise<void> {
  const referralId = await tellReferral(demo, { ...story.referral, steps: [] })
  const details = {
    person: { givenName: 'Amal', familyName: 'Benzarra' },
    situation: 'unsure' as const,
    dueOn: null,
    dueIsEstimate: false,
    childBornOn: null,
    helpWanted: [],
    message: c('nieuw bericht'),
    agreement: 'spoken' as const,
    agreedOn: demo.today,
    agreedLanguage: 'nl',
    mayTellStatus: false,
    mayTellCounsellor: false,
    screening: emptyScreening,
    signals: [],
    urgency: null,
    warmHandover: false,
  }
  await done(reviseReferral(demo.deps, actorOf(demo, 'partner', 'referral'), { referralId, details, saveKey: null }))
}

async function takeInAList(): Promise<void> {
  const { deps } = demo
  const [head = '', good = ''] = readFileSync(join(projectRoot, 'tests/data/mechelen-cohort/registraties.csv'), 'utf8').split('\n')
  const bad = good.replace('El Amrani', canary).replace('2023-001', '2023-998').replace('17/03/2023', c('gisteren'))
  const bytes = Buffer.from([head, good, bad, ''].join('\n'))
  const administrator = machine(municipalityId, 'import')
  await done(
    runImport(deps, administrator, [{ kind: 'registrations', fileName: `${canary} lijst.csv`, bytes, mapping: null }], {
      isTrial: false,
      progress: () => undefined,
    }),
  )
  await done(uploadList(deps, world.actor('administrator', 'import'), { fileName: `${canary}.csv`, bytes }))
  await createAccount(deps, machine(municipalityId, 'administration'), {
    email: 'nieuw@x.example',
    name: 'N',
    role: 'counsellor',
    languages: [],
    locale: 'nl',
  })
}

/** A row in each table no story reaches, as far as its rules let it, and the canary in it by SQL with `seal`. */
async function writeByHand(): Promise<void> {
  const columns = everySealedColumn().filter(byHand)
  const tables = [...new Set(columns.map(({ of }) => of))]
  for (const table of tables) {
    const { rows } = await superuser.query(
      'select conname from pg_constraint where conrelid = $1::regclass and contype = $2 and cardinality(conkey) > 1',
      [table, 'c'],
    )
    for (const { conname } of rows) await superuser.query(`alter table ${table} drop constraint ${conname}`)
  }
  await fillTables(superuser, tables, [municipalityId])
  for (const { of, column, shape } of columns) {
    const words = shape === 'json' ? JSON.stringify({ words: c('met de hand') }) : c('met de hand')
    const { rows } = await superuser.query<Record<string, unknown>>(`select * from ${of} where municipality_id = $1`, [municipalityId])
    for (const row of rows) {
      const content = shape === 'bytes' ? Buffer.from(words) : words
      const value = sealValue(processKeys(), municipalityId, shape, content, () => rowPlace(of, column, row))
      const key = keyOf(of).map((name) => sql`${sql.ref(name)} = ${row[name]}`)
      await unguarded.as(world.actor('counsellor'), (tx) =>
        sql`update ${sql.table(of)} set ${sql.ref(column)} = ${value} where municipality_id = ${municipalityId} and ${sql.join(key, sql` and `)}`.execute(
          tx,
        ),
      )
    }
  }
}

before(async () => {
  superuser = new pg.Client({ connectionString: world.superuserUrl })
  superuser.on('error', () => undefined)
  await superuser.connect()
  const accounts = await createDemoAccounts(world.deps, municipalityId)
  const bare = { deps: world.deps, municipalityId, accounts, today: world.deps.today() }
  demo = { ...bare, organisations: await makeNetwork(bare) }
  const dossierId = await tellFamily(demo, story)
  await tellTheRest(dossierId)
  await reviseAReferral()
  await takeInAList()
  await writeByHand()
})
after(() => Promise.all([superuser.end(), unguarded.close()]))

async function opened(column: SealedColumn): Promise<string[]> {
  const { rows } = await unguarded.as(world.actor('counsellor'), (tx) =>
    sql<{
      value: unknown
    }>`select ${placed(column.of, column.column)} as value from ${sql.table(column.of)} where municipality_id = ${municipalityId}`.execute(
      tx,
    ),
  )
  return rows.flatMap(({ value }) =>
    value === null ? [] : Buffer.isBuffer(value) ? value.toString() : typeof value === 'string' ? value : JSON.stringify(value),
  )
}

test('the canary is in every sealed column, and the program reads it there', async () => {
  const missing: string[] = []
  for (const column of everySealedColumn()) {
    const values = await opened(column)
    const isThere = ownSecret.has(nameOf(column))
      ? values.some((value) => value.length >= 16)
      : values.some((value) => value.includes(canary))
    if (!isThere) missing.push(nameOf(column))
  }
  assert.deepEqual(missing, [])
})

test('the round that seals anew sees every row, also those a policy hides from everybody else', async () => {
  for (const table of new Set(everySealedColumn().map(({ of }) => of))) {
    const count = sql<{ n: number }>`select count(*) as n from ${sql.table(table)} where municipality_id = ${municipalityId}`
    const seen = await world.db.as(machine(municipalityId, 'sealing'), (tx) => count.execute(tx))
    const there = await unguarded.as(machine(municipalityId, 'sealing'), (tx) => count.execute(tx))
    assert.deepEqual(seen.rows, there.rows, table)
  }
})

test('a copy of every table holds none of it', async () => {
  assert.deepEqual(await wordsInDatabase(superuser, canary), [])
  for (const column of everySealedColumn().filter((one) => ownSecret.has(nameOf(one)))) {
    for (const secret of await opened(column)) assert.deepEqual(await wordsInDatabase(superuser, secret), [])
  }
})

/** Files of this database, and the log the server writes ahead, in which a word stands. */
async function wordsInFiles(word: string): Promise<string[]> {
  await superuser.query('checkpoint')
  const { rows } = await superuser.query<{ folder: string; oid: number }>(
    "select current_setting('data_directory') as folder, oid::int as oid from pg_database where datname = current_database()",
  )
  const [place] = rows
  assert.ok(place)
  const { folder, oid } = place
  const searched = [join(folder, 'base', String(oid)), join(folder, 'pg_wal')]
  return searched.flatMap((within) =>
    readdirSync(within, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => join(within, name))
      .filter((file) => readFileSync(file).includes(word)),
  )
}

test('nor do the files of the database, nor the log it writes ahead', async () => {
  assert.deepEqual(await wordsInFiles(canary), [])
})

test('the search bites: in a column that is not sealed the canary is found, in the tables and in the files', async () => {
  const planted = 'Rietkanarieveer'
  await world.db.as(world.actor('counsellor'), (tx) =>
    tx.updateTable('people.person').set({ given_name: planted }).where('municipality_id', '=', municipalityId).execute(),
  )
  assert.ok((await wordsInDatabase(superuser, planted)).some(({ table }) => table === 'people.person'))
  assert.ok((await wordsInFiles(planted)).length > 0)
  await superuser.query('update imports.upload set content = null')
  await superuser.query('alter table imports.upload drop constraint upload_content_sealed')
  await superuser.query('update imports.upload set content = $1', [Buffer.from(`naam;${planted}`)])
  assert.ok((await wordsInDatabase(superuser, planted)).some(({ table }) => table === 'imports.upload'))
})
