// Runs test files in the order given, which `node --test` would sort: the long ones first, so that no processor waits for the last of them.
// Started by scripts/test.mjs: node --import LOADER scripts/unit-tests.mjs CONCURRENCY COUNTS NAMES FILE…
import { createWriteStream } from 'node:fs'
import { resolve } from 'node:path'
import { run } from 'node:test'
import { dot } from 'node:test/reporters'
import countReporter from './count-reporter.mjs'
import namesReporter from './names-reporter.mjs'
import { groupsOf, writeGroups } from './unit-groups.mjs'

const [concurrency, counts, names, ...files] = process.argv.slice(2)
const groups = writeGroups(groupsOf(files))
const tests = run({ files: [...groups.keys()], concurrency: Number(concurrency) })
/** What a process wrote where errors go: nobody asks for it, unless the process breaks. */
const complaints = new Map()
/** What the reporter leaves out: errors that came when their test had ended, and processes that broke, of which it has a name only. */
const afterwards = []
// Each reporter listens several times.
tests.setMaxListeners(40)
tests.on('test:stderr', ({ file, message }) => complaints.set(file, `${complaints.get(file) ?? ''}${message}`))
tests.on('test:diagnostic', ({ message }) => {
  if (message.includes('generated asynchronous activity')) afterwards.push(message)
})
tests.on('test:fail', ({ name }) => {
  process.exitCode = 1
  const path = resolve(name)
  const together = groups.get(path)
  if (together) afterwards.push(`Broke off, or ended badly, the process of:\n  ${together.join('\n  ')}\n${complaints.get(path) ?? ''}`)
})
tests.compose(dot).pipe(process.stdout)
tests.compose(countReporter).pipe(createWriteStream(counts))
tests.compose(namesReporter).pipe(createWriteStream(names))
process.once('exit', () => {
  for (const line of afterwards) console.error(`\n${line}`)
})
