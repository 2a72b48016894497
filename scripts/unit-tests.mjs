// Runs test files in the order given, which `node --test` would sort: the long ones first, so that no processor waits for the last of them.
// Started by scripts/test.mjs: node --import LOADER scripts/unit-tests.mjs CONCURRENCY COUNTS NAMES FILE…
import { createWriteStream } from 'node:fs'
import { run } from 'node:test'
import { dot } from 'node:test/reporters'
import countReporter from './count-reporter.mjs'
import namesReporter from './names-reporter.mjs'

const [concurrency, counts, names, ...files] = process.argv.slice(2)
const tests = run({ files, concurrency: Number(concurrency) })
// Each reporter listens several times.
tests.setMaxListeners(40)
tests.on('test:fail', () => {
  process.exitCode = 1
})
tests.compose(dot).pipe(process.stdout)
tests.compose(countReporter).pipe(createWriteStream(counts))
tests.compose(namesReporter).pipe(createWriteStream(names))
