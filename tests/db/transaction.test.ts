import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { type CompiledQuery, sql } from 'kysely'
import { machine } from '#platform/actor.ts'
import { nextReference } from '#platform/db/counter.ts'
import { openDatabase, type Tx } from '#platform/db/database.ts'
import { afterCommit, withCommit } from '#platform/db/running.ts'
import { claimSave } from '#platform/db/save-once.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { refuse } from '#platform/result.ts'

const database = await testDatabase()
const db = openDatabase(database.appUrl, { size: 4 })
after(async () => {
  await db.close()
  await database.drop()
})
const here = machine('018f0000-0000-7000-8000-00000000000a', 'administration')
const there = machine('018f0000-0000-7000-8000-00000000000b', 'administration')
const key = '018f0000-0000-7000-8000-0000000000ff'
const now = new Date('2026-11-17T08:30:00Z')

test('what fails leaves nothing, and what waits for the commit is not done', async () => {
  const done: string[] = []
  const failing = db.as(here, async (tx) => {
    await nextReference(tx, here.municipalityId, 'OP', 2026)
    afterCommit(() => done.push('told'))
    throw new Error('halfway')
  })
  await assert.rejects(failing, /halfway/)
  assert.deepEqual(done, [])
  assert.equal(await db.as(here, (tx) => nextReference(tx, here.municipalityId, 'OP', 2026)), 'OP-2026-0001')
})

test('what travels with the commit runs last, is kept with the rest, and takes the rest along when it fails', async () => {
  const saved = (id: string) =>
    sql`insert into platform.saved_request (municipality_id, key, answer, saved_at)
      select ${here.municipalityId}, ${id}, count(*)::text, ${now} from platform.saved_request where key = ${key}`
  const kept = async (id: string) => {
    const rows = await db.as(here, (tx) => tx.selectFrom('platform.saved_request').select('answer').where('key', '=', id).execute())
    return rows.map(({ answer }) => answer)
  }
  const last = '018f0000-0000-7000-8000-0000000000a1'
  const act = (id: string, more?: (tx: Tx) => CompiledQuery) =>
    db.as(here, async (tx) => {
      withCommit(saved(id).compile(tx))
      if (more !== undefined) withCommit(more(tx))
      await claimSave(tx, here, key, '/act', now)
      return 'answered'
    })
  await assert.rejects(
    act(last, (tx) => sql`select 1 / 0`.compile(tx)),
    /division by zero/,
  )
  assert.deepEqual([await kept(last), await kept(key)], [[], []])
  assert.equal(await act(last), 'answered')
  assert.deepEqual(await kept(last), ['1'], 'it saw what the act itself had written after it was asked for')
  const refused = '018f0000-0000-7000-8000-0000000000a2'
  await db.as(here, async (tx) => {
    withCommit(saved(refused).compile(tx))
    return refuse({ kind: 'no' })
  })
  assert.deepEqual(await kept(refused), [])
  await db.as(here, (tx) => tx.deleteFrom('platform.saved_request').where('key', 'in', [key, last]).execute())
})

test('a municipality stops at the end of its transaction, also on the same connection', async () => {
  await db.as(here, (tx) => claimSave(tx, here, key, '/first', now))
  const seen = await db.as(there, (tx) => tx.selectFrom('platform.saved_request').selectAll().execute())
  assert.deepEqual(seen, [])
  const outside = await db.catalogue((tx) => tx.selectFrom('platform.saved_request').selectAll().execute())
  assert.deepEqual(outside, [])
})

test('two savings with one key at once save once, and both hear where it led', async () => {
  const once = '018f0000-0000-7000-8000-0000000000fe'
  const answers = await Promise.all([1, 2, 3].map((n) => db.as(here, (tx) => claimSave(tx, here, once, `/saved/${n}`, now))))
  assert.equal(answers.filter((answer) => answer === null).length, 1)
  assert.equal(new Set(answers.filter((answer) => answer !== null)).size, 1)
})

test('numbers are given without gaps or doubles under pressure', async () => {
  const given = await Promise.all(
    Array.from({ length: 20 }, () => db.as(there, (tx) => nextReference(tx, there.municipalityId, 'AM', 2026))),
  )
  assert.deepEqual(
    [...given].sort(),
    Array.from({ length: 20 }, (_, index) => `AM-2026-${String(index + 1).padStart(4, '0')}`),
  )
})

test('a refused act leaves nothing, so that the corrected form can be saved with its key', async () => {
  const retried = '018f0000-0000-7000-8000-0000000000fd'
  const told: string[] = []
  const refused = await db.as(here, async (tx) => {
    await claimSave(tx, here, retried, '/refused', now)
    afterCommit(() => told.push('refused'))
    return refuse({ kind: 'name-taken' })
  })
  assert.equal(refused.ok, false)
  assert.equal(await db.as(here, (tx) => claimSave(tx, here, retried, '/corrected', now)), null)
  const counted = await db.as(
    here,
    async (tx) => {
      await nextReference(tx, here.municipalityId, 'OP', 2030)
      return refuse({ kind: 'wrong' })
    },
    { keepRefused: true },
  )
  assert.equal(counted.ok, false)
  assert.equal(await db.as(here, (tx) => nextReference(tx, here.municipalityId, 'OP', 2030)), 'OP-2030-0002')
  assert.deepEqual(told, [])
})

test('work that goes on after its transaction failed reaches no other one', async () => {
  let late: Promise<unknown> = Promise.resolve()
  const failing = db.as(here, async (tx) => {
    const slow = tx.selectNoFrom((eb) => eb.lit(1).as('one')).execute()
    late = slow.then(() => new Promise((resolve) => setTimeout(resolve, 50))).then(() => nextReference(tx, here.municipalityId, 'OP', 2031))
    late.catch(() => undefined)
    throw new Error('halfway')
  })
  await assert.rejects(failing, /halfway/)
  await assert.rejects(late, /after the end/)
  assert.equal(await db.as(here, (tx) => nextReference(tx, here.municipalityId, 'OP', 2031)), 'OP-2031-0001')
})

test('statements asked for together are answered each with its own', async () => {
  const numbers = await db.as(here, (tx) =>
    Promise.all([3, 1, 2].map((n) => tx.selectNoFrom((eb) => eb.val(n).$castTo<number>().as('n')).executeTakeFirstOrThrow())),
  )
  assert.deepEqual(
    numbers.map(({ n }) => Number(n)),
    [3, 1, 2],
  )
})

test('of statements that travel together those behind a failure fail with it, and each can be asked again on the same connection', async () => {
  const single = openDatabase(database.appUrl, { size: 1 })
  const divide = (tx: Tx, by: number) => sql<{ n: number }>`select 12 / ${by}::int as n`.execute(tx)
  // First asked behind the failure: the database never saw it then.
  const behind = (tx: Tx, word: string) => sql<{ word: string }>`select ${word}::text || '!' as word`.execute(tx)
  const unknown = (tx: Tx) => sql`select * from platform.no_such_table`.execute(tx)
  const both = (by: number) =>
    single.as(here, async (tx) => {
      const asked = await Promise.allSettled([divide(tx, 3), divide(tx, by), behind(tx, 'hier')])
      const said = asked.map((one) => (one.status === 'fulfilled' ? Object.values(one.value.rows[0] ?? {})[0] : String(one.reason)))
      return { said }
    })
  const zero = 'error: division by zero'
  try {
    for (let turn = 0; turn < 3; turn += 1) {
      assert.deepEqual((await both(0)).said, [4, zero, zero])
      assert.deepEqual((await both(2)).said, [4, 6, 'hier!'])
      await assert.rejects(
        single.as(here, (tx) => Promise.all([behind(tx, 'eerst'), unknown(tx)])),
        /no_such_table/,
      )
    }
  } finally {
    await single.close()
  }
})

test('the second answer of a statement has the values the first one had, whatever their kind', async () => {
  const single = openDatabase(database.appUrl, { size: 1 })
  const kinds = (tx: Tx) =>
    sql`select date '2026-11-17' as day, timestamptz '2026-11-17 08:30Z' as at, 5000000000::int8 as big, 1.5::numeric as half, array['a', 'b'] as words,
      '{"a": [1, null]}'::jsonb as json, '\\x00ff'::bytea as bytes, null::text as nothing, true as yes`.execute(tx)
  const expected = {
    day: '2026-11-17',
    at: new Date('2026-11-17T08:30:00Z'),
    big: 5_000_000_000,
    half: 1.5,
    words: ['a', 'b'],
    json: { a: [1, null] },
    bytes: Buffer.from([0, 255]),
    nothing: null,
    yes: true,
  }
  try {
    for (let turn = 0; turn < 3; turn += 1) {
      const answers = await single.as(here, (tx) => Promise.all([kinds(tx), kinds(tx)]))
      assert.deepEqual(
        answers.map(({ rows }) => rows),
        [[expected], [expected]],
      )
    }
  } finally {
    await single.close()
  }
})

test('a connection that breaks fails what was asked on it, and the next one works', async () => {
  const own = openDatabase(database.appUrl, { size: 1 })
  const asked = own.as(here, (tx) =>
    Promise.all([sql`select pg_terminate_backend(pg_backend_pid())`.execute(tx), sql`select 1 as one`.execute(tx)]),
  )
  await assert.rejects(asked)
  const after = await own.as(here, (tx) => sql<{ one: number }>`select 1 as one`.execute(tx))
  assert.deepEqual(after.rows, [{ one: 1 }])
  await own.close()
})

const count = (tx: Tx, id: string) => tx.selectFrom('platform.saved_request').select('answer').where('key', '=', id).execute()
const write = (tx: Tx, id: string) =>
  sql`insert into platform.saved_request (municipality_id, key, answer, saved_at) values (${here.municipalityId}, ${id}, 'x', ${now})`.execute(
    tx,
  )

test('work that only reads: what is asked in one turn is a transaction, the next turn another, each inside the municipality', async () => {
  const moment = (tx: Tx) =>
    sql<{
      began: string
      here: string
    }>`select transaction_timestamp()::text as began, current_setting('app.municipality_id') as here`.execute(tx)
  const began = await db.as(
    here,
    async (tx) => {
      const turns = [await Promise.all([moment(tx), moment(tx)]), await Promise.all([moment(tx)])]
      return turns.map((turn) => turn.map(({ rows: [row] }) => [row?.began, row?.here]))
    },
    { perMessage: 'reads' },
  )
  const [[first, second] = [], [third] = []] = began
  assert.deepEqual(first, second)
  assert.equal(first?.[1], here.municipalityId)
  assert.equal(third?.[1], here.municipalityId)
  assert.notEqual(first?.[0], third?.[0])
})

test('work that only reads cannot write, and what fails in it leaves its connection as it was', async () => {
  const single = openDatabase(database.appUrl, { size: 1 })
  const reads = { perMessage: 'reads' } as const
  const id = '018f0000-0000-7000-8000-0000000000b1'
  try {
    await assert.rejects(
      single.as(here, (tx) => write(tx, id), reads),
      /read-only transaction/,
    )
    const swallowed = single.as(
      here,
      async (tx) => {
        await write(tx, id).catch(() => undefined)
        return 'went on'
      },
      reads,
    )
    await assert.rejects(swallowed, /read-only transaction/, 'it may not look as if all was answered')
    await assert.rejects(
      single.as(
        here,
        async (tx) => {
          withCommit(sql`select 1`.compile(tx))
        },
        reads,
      ),
      /there is no last one/,
    )
    let late: Promise<unknown> = Promise.resolve()
    await single.as(
      here,
      async (tx) => {
        late = count(tx, id).catch(String)
      },
      reads,
    )
    assert.match(String(await late), /after the end of its transaction/, 'not waited for: it may not reach the next one on this connection')
    await single.as(here, (tx) => write(tx, id))
    assert.equal((await single.as(here, (tx) => count(tx, id), reads)).length, 1)
    assert.equal((await single.as(there, (tx) => count(tx, id), reads)).length, 0)
    await single.as(here, (tx) => tx.deleteFrom('platform.saved_request').where('key', '=', id).execute())
  } finally {
    await single.close()
  }
})

test('changes of one message are kept together or not at all, and only then what waits for them is done', async () => {
  const ids = ['018f0000-0000-7000-8000-0000000000c1', '018f0000-0000-7000-8000-0000000000c2'] as const
  const done: string[] = []
  const act = (...these: readonly string[]) =>
    db.as(
      here,
      async (tx) => {
        afterCommit(() => done.push(these.join()))
        await Promise.all(these.map((id) => write(tx, id)))
      },
      { perMessage: 'changes' },
    )
  await assert.rejects(act(ids[0], ids[0]), /duplicate key/)
  assert.deepEqual([done, await db.as(here, (tx) => count(tx, ids[0]))], [[], []])
  await act(...ids)
  assert.deepEqual(done, [ids.join()])
  assert.equal((await db.as(here, (tx) => count(tx, ids[1]))).length, 1)
})
