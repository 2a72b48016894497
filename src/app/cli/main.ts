import { holdTlsFloor } from '#platform/tls/floor.ts'
import { runCommandLine } from './command-line.ts'
import { ownTerminal } from './terminal.ts'

const code = await runCommandLine(process.argv.slice(2), ownTerminal, () => holdTlsFloor(process.env))
// A command may have set one itself, without a line that says what went wrong.
if (code !== undefined) process.exitCode = code
