import assert from 'node:assert/strict'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { test } from 'node:test'
import { verifyAll } from '../cli/audit.ts'
import { acceptRestore } from './accept-restore.ts'
import {
  acts,
  deps,
  files,
  forgetAnchors,
  journalPath,
  keptAnew,
  keys,
  killed,
  lines,
  municipalityId,
  names,
  onlyJournal,
  program,
  round,
  sql,
  told,
  view,
} from './journal-world.testing.ts'

test('a journal of another machine is not missed here, but told; an operator may give it up', async () => {
  await killed()
  const name = onlyJournal()
  const elsewhere = (await view()).machine === '0000' ? '1111' : '0000'
  const there = () => view().then((seen) => ({ ...seen, machine: elsewhere, seen: [] }))
  const at = async () => (await verifyAll(deps, keys, files(), 'Testgemeente', there)).verdicts[0]
  assert.deepEqual((await at())?.findings, [])
  assert.match((await at())?.warnings.join() ?? '', new RegExp(`journal ${name} is kept on another machine`))
  const stated = await acceptRestore(deps, keys, files(), {
    municipalityId,
    isDemo: false,
    reason: 'machine is weg',
    backupOf: '',
    lostJournals: [name],
    journals: there,
  })
  assert.equal(stated.ok, true)
  rmSync(journalPath(name))
  await round({ givenUp: [name] })
  assert.deepEqual(await told(), { lines: [], warnings: [] })
})

test('a backup put back on the same machine: what came after it is told by the batches that are gone, and nothing is sealed as an alarm', async () => {
  const child = program()
  await child.tell('begin')
  await acts(child, 2)
  await child.tell('round')
  await sql(
    'create schema kept; create table kept.event as table audit.event; create table kept.sealed as table audit.sealed; create table kept.batch as table audit.batch',
  )
  await acts(child, 2)
  await child.tell('round')
  await acts(child, 2)
  await child.kill()
  await sql(
    'truncate audit.event, audit.sealed, audit.batch; insert into audit.batch select * from kept.batch; insert into audit.event select * from kept.event; insert into audit.sealed select * from kept.sealed; drop schema kept cascade',
  )
  assert.deepEqual((await lines()).length, 1)
  assert.match((await lines()).join(), /batch 2 is missing/)
  await round()
  assert.match((await lines()).join(), /batch 2 is missing/)
  const stated = await acceptRestore(deps, keys, files(), {
    municipalityId,
    isDemo: false,
    reason: 'schijf stuk',
    backupOf: '',
    journals: view,
  })
  assert.ok(stated.ok)
  await round({ givenUp: stated.value.givenUp })
  assert.deepEqual(await told(), { lines: [], warnings: [] })
  assert.deepEqual(names(), [])
})

test('a backup put back on a new machine of the same name: its journal is missing until that is stated', async () => {
  const { name } = await killed()
  rmSync(journalPath(name))
  await round()
  assert.equal((await lines()).length, 1)
  const stated = await acceptRestore(deps, keys, files(), {
    municipalityId,
    isDemo: false,
    reason: 'nieuwe machine',
    backupOf: '',
    journals: view,
  })
  assert.ok(stated.ok)
  assert.deepEqual(stated.value.givenUp, [name])
  await round({ givenUp: stated.value.givenUp })
  assert.deepEqual(await told(), { lines: [], warnings: [] })
})

test('a journal that names only records of another database is left where it is', async () => {
  const { name } = await killed()
  const text = readFileSync(journalPath(name), 'utf8')
  const elsewhere = '01932d00-0000-7000-8000-00000000ffff'
  assert.ok(text.includes(municipalityId))
  writeFileSync(
    journalPath(name),
    keptAnew(text, (body) => body.replace(municipalityId, elsewhere)),
  )
  await sql('truncate audit.event, audit.sealed, audit.batch')
  forgetAnchors()
  await round()
  assert.deepEqual(names(), [name])
  assert.deepEqual(await lines(), [])
})
