import { execFileSync } from 'node:child_process'
import { type KeySource, parseKeys, UnusableKeys } from './key-source.ts'

const longestMs = 20_000

/**
 * Keys from a program of the operator, such as one that asks a key service to unwrap them. It is run without a shell, and prints on its standard
 * output what a key file holds. An exit code other than 0 stops the start.
 */
export function keyCommand(line: string): KeySource {
  const [program = '', ...args] = line.trim().split(/\s+/)
  return {
    name: program,
    read: () => parseKeys(run(program, args), program),
    stamp: () => null,
  }
}

function run(program: string, args: readonly string[]): string {
  try {
    // What it complains of goes to our standard error; what it prints is a key and goes nowhere else.
    return execFileSync(program, [...args], { encoding: 'utf8', timeout: longestMs, stdio: ['ignore', 'pipe', 'inherit'] })
  } catch (cause) {
    const status = cause instanceof Error && 'status' in cause ? `exit code ${String(cause.status)}` : 'it could not be run'
    throw new UnusableKeys(`The program for the keys, ${program}, gave none: ${status}`)
  }
}
