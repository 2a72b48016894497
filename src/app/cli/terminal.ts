import { text } from 'node:stream/consumers'

/** Where a command reads and writes: the terminal it was typed at, or a test that listens. */
export type Terminal = {
  readonly print: (line: string) => void
  readonly complain: (line: string) => void
  /** All that comes in. */
  readonly input: () => Promise<string>
}

export const ownTerminal: Terminal = {
  print: (line) => void process.stdout.write(`${line}\n`),
  complain: (line) => void process.stderr.write(`${line}\n`),
  input: () => text(process.stdin),
}
