import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import pg from 'pg'
import { testWorld } from '#app/testing.ts'
import { placed } from '#platform/keys/row-place.ts'
import { seal } from '#platform/keys/seal.ts'
import { everySealedColumn } from '#platform/keys/sealed-columns.ts'

const world = await testWorld()
const actor = world.actor('counsellor')
const { municipalityId } = world
let superuser: pg.Client

before(async () => {
  superuser = new pg.Client({ connectionString: world.superuserUrl })
  // The database is dropped first, which ends this connection too.
  superuser.on('error', () => undefined)
  await superuser.connect()
})
after(() => superuser.end())

const story = 'Ze slaapt bij haar zus'

type Person = { readonly id?: string; readonly phone?: string | null; readonly contact_note?: string | null; readonly given_name?: string }

async function addPerson(person: Person): Promise<string> {
  const id = world.deps.newId()
  const row = { municipality_id: municipalityId, id, given_name: 'Amal', family_name: 'B', created_at: world.deps.now(), ...person }
  await world.db.as(actor, (tx) => tx.insertInto('people.person').values(row).execute())
  return id
}

async function stored(id: string): Promise<Record<string, unknown>> {
  const { rows } = await superuser.query('select * from people.person where id = $1', [id])
  return rows[0]
}

const read = (id: string) =>
  world.db.as(actor, (tx) =>
    tx
      .selectFrom('people.person')
      .select(['phone', 'contact_note', 'given_name'])
      .where('municipality_id', '=', municipalityId)
      .where('id', '=', id)
      .executeTakeFirstOrThrow(),
  )

test('what is written is sealed in the table and clear to the program; null and empty stay what they are', async () => {
  const id = await addPerson({ phone: '0470 12 34 56', contact_note: story })
  const row = await stored(id)
  assert.match(String(row['contact_note']), /^~opk2:1\.t\./)
  assert.match(String(row['phone']), /^~opk2:/)
  assert.match(String(row['phone_index']), /^[\w-]{22}$/)
  assert.equal((await read(id)).contact_note, story)
  assert.equal((await read(id)).phone, '0470 12 34 56')
  const empty = await stored(await addPerson({ phone: null, contact_note: '' }))
  assert.deepEqual([empty['phone'], empty['phone_index'], empty['phone_tails'], empty['contact_note']], [null, null, [], ''])
})

test('every way to update seals: an object, one column, a conflict; the look-up hash follows', async () => {
  const id = await addPerson({ phone: '0470 12 34 56' })
  const before_ = await stored(id)
  await world.db.as(actor, async (tx) => {
    const own = tx.updateTable('people.person').where('municipality_id', '=', municipalityId).where('id', '=', id)
    await own.set({ phone: '0470 65 43 21' }).execute()
    await own.set('contact_note', story).execute()
  })
  const row = await stored(id)
  assert.notEqual(row['phone_index'], before_['phone_index'])
  assert.equal((await read(id)).contact_note, story)
  const save = (words: string) =>
    world.db.as(actor, (tx) => {
      const content = { content: JSON.stringify({ note: words }), saved_at: world.deps.now() }
      return tx
        .insertInto('platform.draft')
        .values({ municipality_id: municipalityId, account_id: world.accounts.counsellor, form: 'x', ...content })
        .onConflict((conflict) => conflict.columns(['municipality_id', 'account_id', 'form']).doUpdateSet(content))
        .execute()
    })
  await save('een')
  await save(story)
  const { rows } = await superuser.query("select content #>> '{}' as content from platform.draft where form = 'x'")
  assert.match(rows[0].content, /^~opk2:1\.j\./)
  const draft = await world.db.as(actor, (tx) =>
    tx
      .selectFrom('platform.draft')
      .select('content')
      .where('municipality_id', '=', municipalityId)
      .where('form', '=', 'x')
      .executeTakeFirstOrThrow(),
  )
  assert.deepEqual(draft.content, { note: story })
  await world.db.as(actor, (tx) =>
    tx.updateTable('people.person').set({ phone: null }).where('municipality_id', '=', municipalityId).where('id', '=', id).execute(),
  )
  const gone = await stored(id)
  assert.deepEqual([gone['phone'], gone['phone_index'], gone['phone_tails']], [null, null, []])
})

test('several rows at once, some without the column', async () => {
  const ids = [world.deps.newId(), world.deps.newId()]
  const row = { municipality_id: municipalityId, given_name: 'Amal', family_name: 'B', created_at: world.deps.now() }
  await world.db.as(actor, (tx) =>
    tx
      .insertInto('people.person')
      .values([
        { ...row, id: ids[0] ?? '', phone: '0470 11 22 33' },
        { ...row, id: ids[1] ?? '', contact_note: story },
      ])
      .execute(),
  )
  assert.equal((await read(ids[0] ?? '')).phone, '0470 11 22 33')
  assert.equal((await read(ids[1] ?? '')).contact_note, story)
  assert.match(String((await stored(ids[0] ?? ''))['phone_index']), /^[\w-]{22}$/)
})

test('sealed values open wherever they come out: in JSON, in lists, with SQL by hand', async () => {
  const id = await addPerson({ contact_note: story, phone: '1' })
  const note = placed('people.person', 'contact_note')
  const found = await world.db.as(actor, (tx) =>
    sql<{ json: unknown; list: string[]; row: { contact_note: string } }>`
      select json_build_object('a', json_agg(json_build_object('note', ${note}))) as json, array_agg(${note}) as list,
        (select row_to_json(q) from (select ${note} as contact_note from people.person where id = ${id}) q) as row
      from people.person where municipality_id = ${municipalityId} and id = ${id}`.execute(tx),
  )
  assert.deepEqual(found.rows[0], { json: { a: [{ note: story }] }, list: [story], row: { contact_note: story } })
  await world.db.as(actor, (tx) =>
    sql`update people.person set contact_note = ${seal(municipalityId, 'people.person', 'contact_note', { id }, 'met de hand')} where id = ${id}`.execute(
      tx,
    ),
  )
  assert.equal((await read(id)).contact_note, 'met de hand')
})

test('bytes are sealed too', async () => {
  const content = Buffer.from('naam;telefoon\nAmal;0470')
  const id = world.deps.newId()
  const row = { kind: 'registrations', file_name: 'x.csv', sha256: 'x', format: '{}', state: 'uploaded', at: world.deps.now() } as const
  await world.db.as(actor, (tx) =>
    tx
      .insertInto('imports.upload')
      .values({ municipality_id: municipalityId, id, content, ...row })
      .execute(),
  )
  const { rows } = await superuser.query<{ content: Buffer }>('select content from imports.upload where id = $1', [id])
  assert.ok(!rows[0]?.content.includes('Amal'))
  const kept = await world.db.as(actor, (tx) =>
    tx
      .selectFrom('imports.upload')
      .select('content')
      .where('municipality_id', '=', municipalityId)
      .where('id', '=', id)
      .executeTakeFirstOrThrow(),
  )
  assert.deepEqual(kept.content, content)
})

test('clear text is refused in every sealed column, for the superuser and by COPY as well', async () => {
  const bad = { text: "'her story'", json: '\'{"a": "her story"}\'::jsonb', bytes: "'her story'::bytea" }
  for (const { of, column, shape } of everySealedColumn()) {
    const { rows } = await superuser.query(
      `select pg_get_constraintdef(oid) as def from pg_constraint where conrelid = $1::regclass and conname = $2`,
      [of, `${of.split('.')[1]}_${column}_sealed`],
    )
    assert.match(rows[0]?.def ?? 'no check', /is_sealed/)
    const { rows: judged } = await superuser.query(`select platform.is_sealed(${bad[shape]}) as accepted`)
    assert.equal(judged[0].accepted, false, `${of}.${column}`)
  }
  const id = await addPerson({})
  await assert.rejects(
    superuser.query(`update people.person set contact_note = 'her story' where id = $1`, [id]),
    /person_contact_note_sealed/,
  )
  await assert.rejects(
    superuser.query(`update people.person set contact_note = '~opk1:her story' where id = $1`, [id]),
    /person_contact_note_sealed/,
  )
  await assert.rejects(
    world.db.as(actor, (tx) => sql`update people.person set contact_note = ${story} where id = ${id}`.execute(tx)),
    /person_contact_note_sealed/,
  )
})

test('a value moved to another municipality does not open, nor does a damaged one: the statement fails', async () => {
  const id = await addPerson({ contact_note: story })
  await superuser.query('update people.person set municipality_id = $2 where id = $1', [id, world.other.municipalityId])
  const theirs = world.other.actor('counsellor')
  const reading = world.db.as(theirs, (tx) =>
    tx.selectFrom('people.person').select('contact_note').where('municipality_id', '=', theirs.municipalityId).execute(),
  )
  await assert.rejects(reading, /does not open in this municipality/)
  await superuser.query('delete from people.person where id = $1', [id])
  const damaged = await addPerson({ contact_note: story })
  await superuser.query(`update people.person set contact_note = left(contact_note, -4) || 'AAAA' where id = $1`, [damaged])
  await assert.rejects(read(damaged), /does not open/)
  await superuser.query('delete from people.person where id = $1', [damaged])
  assert.equal((await world.db.as(actor, (tx) => sql<{ one: string }>`select 'een' as one`.execute(tx))).rows[0]?.one, 'een')
})

test('a value the superuser copies to another row or column does not open there, in whatever way it is read', async () => {
  const [hers, his] = [await addPerson({ contact_note: story, phone: '0470 12 34 56' }), await addPerson({ contact_note: 'een ander' })]
  const swaps = [
    `contact_note = (select contact_note from people.person where id = '${hers}')`,
    `contact_note = (select phone from people.person where id = '${his}'), phone = null`,
  ]
  await superuser.query(`update people.person set phone = (select phone from people.person where id = '${hers}') where id = '${his}'`)
  await assert.rejects(read(his), /does not open in this municipality at people\.person\.phone/)
  for (const swap of swaps) {
    await superuser.query(`update people.person set ${swap} where id = $1`, [his])
    await assert.rejects(read(his), /does not open in this municipality at people\.person\./)
    const note = placed('people.person', 'contact_note', 'p')
    const nested = world.db.as(actor, (tx) =>
      sql`select json_agg(json_build_object('note', ${note})) as list from people.person p where municipality_id = ${municipalityId} and id = ${his}`.execute(
        tx,
      ),
    )
    await assert.rejects(nested, /does not open/)
    const joined = world.db.as(actor, (tx) =>
      tx
        .selectFrom((eb) =>
          eb.selectFrom('people.person as q').select(['q.id', 'q.contact_note as words']).where('q.id', '=', his).as('inner'),
        )
        .select('inner.words')
        .execute(),
    )
    await assert.rejects(joined, /does not open/)
  }
  assert.equal((await read(hers)).contact_note, story)
  await superuser.query('delete from people.person where id = $1', [his])
})

test('a forged place beside a copied value is not believed', async () => {
  const [hers, his] = [await addPerson({ contact_note: story }), await addPerson({ contact_note: 'een ander' })]
  await superuser.query('alter table people.person drop constraint person_contact_note_sealed')
  await superuser.query(
    `update people.person set contact_note = (select contact_note from people.person where id = $1) || '@people.person.contact_note/' || $1 where id = $2`,
    [hers, his],
  )
  await assert.rejects(read(his), /does not open/)
  await superuser.query('delete from people.person where id = $1', [his])
})

test('a sealed column is never read without its place, nor written without its row', async () => {
  const id = await addPerson({ contact_note: story })
  await assert.rejects(
    world.db.as(actor, (tx) => sql`select contact_note from people.person where id = ${id}`.execute(tx)),
    /read without its place/,
  )
  await assert.rejects(
    world.db.as(actor, (tx) => tx.selectFrom('people.person').selectAll().where('id', '=', id).execute()),
    /name the columns/,
  )
  await assert.rejects(
    world.db.as(actor, (tx) =>
      tx.updateTable('people.person').set({ contact_note: 'voor allen' }).where('municipality_id', '=', municipalityId).execute(),
    ),
    /sealed for one row/,
  )
  const large = id.toUpperCase()
  await world.db.as(actor, (tx) => tx.updateTable('people.person').set({ contact_note: 'groot' }).where('id', '=', large).execute())
  assert.equal((await read(id)).contact_note, 'groot')
})

test('whoever types the mark of a seal breaks nothing', async () => {
  const id = await addPerson({ given_name: '~opk1:1.t.AAAA', contact_note: '~opk1:1.t.AAAA' })
  const person = await read(id)
  assert.deepEqual([person.given_name, person.contact_note], ['~opk1 :1.t.AAAA', '~opk1 :1.t.AAAA'])
})
