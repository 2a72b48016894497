import assert from 'node:assert/strict'
import { readFileSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs'
import { test } from 'node:test'
import {
  acts,
  journalPath,
  keptAnew,
  killed,
  lines,
  municipalityId,
  names,
  onlyJournal,
  program,
  remove,
  round,
} from './journal-world.testing.ts'

test('a killed program: all is well, the next round seals what it left, and its journal goes with the batch after that', async () => {
  await killed()
  assert.deepEqual(await lines(), [])
  await round()
  assert.deepEqual(await lines(), [])
  assert.deepEqual(names(), [])
})

test('a record removed in the last seconds of a killed program is named, before the round and for good after it', async () => {
  const { last } = await killed()
  await remove(last[2] ?? '')
  assert.match((await lines()).join(), new RegExp(`record ${last[2]} was recorded and was gone before it was sealed`))
  await round()
  for (let times = 0; times < 2; times += 1) {
    const found = await lines()
    assert.equal(found.length, 1)
    assert.match(found[0] ?? '', new RegExp(`record ${last[2]} \\(batch 2\\) was recorded and was gone before it was sealed`))
    await round()
  }
  assert.deepEqual(names(), [])
})

test('all records of its last seconds removed are named one by one', async () => {
  const { last } = await killed()
  for (const id of last) await remove(id)
  await round()
  const found = (await lines()).join('\n')
  for (const id of last) assert.ok(found.includes(id), found)
})

test('the journal taken away: named until it is stated, also when every record it named went too', async () => {
  const { name, last } = await killed()
  for (const id of last) await remove(id)
  rmSync(journalPath(name))
  const missing = new RegExp(`journal ${name} is not there: it had \\d+ lines`)
  assert.match((await lines()).join(), missing)
  await round()
  assert.match((await lines()).join(), missing)
})

test('a program that was killed before its first round, and its journal taken away: what it left tells of it', async () => {
  const child = program()
  await child.tell('begin')
  const [, second = ''] = await acts(child, 3)
  await child.kill()
  const name = onlyJournal()
  rmSync(journalPath(name))
  await remove(second)
  assert.match((await lines()).join(), new RegExp(`journal ${name} is not there`))
  await round()
  assert.match((await lines()).join(), new RegExp(`journal ${name} is not there`))
})

const bends: readonly { readonly what: string; readonly bend: (text: string) => string; readonly says: RegExp }[] = [
  {
    what: 'one number written over',
    bend: (text) => text.replace(/(\nw \S+ \S{8})\S{4}(?=[^\n]*\n$)/, '$1ffff'),
    says: /was written in by somebody else: line \d+/,
  },
  {
    what: 'a line taken out of the middle',
    bend: (text) => text.replace(/\nw [^\n]*/, ''),
    says: /was written in by somebody else: line \d+/,
  },
  {
    what: 'a line put in',
    bend: (text) => `${text}w ${municipalityId} ${municipalityId} guessed\n`,
    says: /was written in by somebody else: line \d+/,
  },
  {
    what: 'two lines changed about',
    bend: (text) => text.replace(/\n(w [^\n]*)\n(w [^\n]*)/, '\n$2\n$1'),
    says: /was written in by somebody else: line \d+/,
  },
  { what: 'another head', bend: (text) => text.replace(/^(\S+ \S+) \S+/, '$1 other'), says: /was written in by somebody else: line 1/ },
  {
    what: 'cut off below what the last batch says',
    bend: (text) => `${text.split('\n').slice(0, 3).join('\n')}\n`,
    says: /was cut off: \d+ lines of at least \d+/,
  },
  { what: 'emptied', bend: () => '', says: /was cut off: 0 lines of at least \d+/ },
]
for (const { what, bend, says } of bends) {
  test(`the journal of a killed program bent: ${what}`, async () => {
    const { name, last } = await killed()
    await remove(last[2] ?? '')
    writeFileSync(journalPath(name), bend(readFileSync(journalPath(name), 'utf8')))
    // Without its head nobody can tell whose it was: it is taken for dead when it was silent for a while.
    utimesSync(journalPath(name), new Date(), new Date(Date.now() - 1_200_000))
    assert.match((await lines()).join('\n'), says)
    await round()
    assert.match((await lines()).join('\n'), says)
    assert.match((await lines()).join('\n'), new RegExp(`journal ${name} \\(batch 2\\)`), 'sealed for good')
    await round()
    assert.deepEqual(names(), [])
  })
}

test('cut off after the last batch, but before a record that is still there: that record says so', async () => {
  const { name, last } = await killed()
  await remove(last[1] ?? '')
  const text = readFileSync(journalPath(name), 'utf8')
  writeFileSync(journalPath(name), text.slice(0, text.indexOf(`w ${municipalityId} ${last[1]}`)))
  assert.match((await lines()).join(), /was cut off: \d+ lines of at least \d+/)
})

test('after a power cut lines that were not on the disk are not missed, those that a batch says were are', async () => {
  const { name, last } = await killed()
  const otherBoot = keptAnew(readFileSync(journalPath(name), 'utf8'), (body) =>
    body.replace(/^(opkomst-audit-journal-1 \S+) \S+/, '$1 of-before'),
  )
  const lost = otherBoot.indexOf(`w ${municipalityId} ${last[0]}`)
  writeFileSync(journalPath(name), otherBoot.slice(0, lost))
  assert.deepEqual(await lines(), [])
  writeFileSync(journalPath(name), `${otherBoot.slice(0, lost)}${'\0'.repeat(40)}`)
  assert.deepEqual(await lines(), [])
  writeFileSync(journalPath(name), `${otherBoot.split('\n').slice(0, 3).join('\n')}\n`)
  assert.match((await lines()).join(), /was cut off/)
})

test('killed in the middle of a line: what stands before it counts, and nothing is alarmed', async () => {
  const { name, last } = await killed()
  const text = readFileSync(journalPath(name), 'utf8')
  truncateSync(journalPath(name), text.length - 9)
  assert.deepEqual(await lines(), [])
  await remove(last[1] ?? '')
  await round()
  const found = await lines()
  assert.equal(found.length, 1)
  assert.match(found[0] ?? '', new RegExp(`record ${last[1]} `))
})

test('an act that was not kept is not missed', async () => {
  const child = program()
  await child.tell('begin')
  await acts(child, 1)
  await child.tell('fail')
  await acts(child, 1)
  await child.tell('fail')
  await child.tell('swallow')
  await child.kill()
  await round()
  await round()
  assert.deepEqual(await lines(), [])
})

test('two programs: each is answered for by itself, and one that lives is left alone', async () => {
  const [one, two] = [program(), program()]
  await one.tell('begin')
  await two.tell('begin')
  await Promise.all([acts(one, 3), acts(two, 3)])
  await Promise.all([one.tell('round'), two.tell('round')])
  const [mine, yours] = await Promise.all([acts(one, 2), acts(two, 2)])
  await one.kill()
  await remove(mine[1] ?? '')
  await two.tell('round')
  assert.deepEqual((await lines()).length, 1)
  assert.match((await lines()).join(), new RegExp(`record ${mine[1]} `))
  assert.equal(names().length, 1, 'of the one that lives')
  await acts(two, 1)
  await two.kill()
  await remove(yours[0] ?? '')
  await round()
  assert.equal((await lines()).length, 2, 'one found before, and what was sealed by then and removed after')
})

test('a program that ends lets its journal go, and no batch asks for it', async () => {
  const child = program()
  await child.tell('begin')
  await acts(child, 2)
  await child.tell('round')
  await acts(child, 1)
  await child.tell('end')
  assert.deepEqual(names(), [])
  assert.deepEqual(await lines(), [])
  await child.kill()
  await round()
  assert.deepEqual(await lines(), [])
})

test('a journal taken away while its program runs is named, and begun anew with what is not sealed yet', async () => {
  const child = program()
  await child.tell('begin')
  await acts(child, 2)
  await child.tell('round')
  const [last = ''] = await acts(child, 1)
  const name = onlyJournal()
  rmSync(journalPath(name))
  await child.tell('round')
  assert.match((await lines()).join(), new RegExp(`journal ${name} \\(batch 2\\) is not there: while the program kept it`))
  assert.notEqual(onlyJournal(), name)
  const [later = ''] = await acts(child, 1)
  await child.kill()
  await remove(later)
  await round()
  const found = (await lines()).join('\n')
  assert.ok(found.includes(later) && !found.includes(last), found)
})
