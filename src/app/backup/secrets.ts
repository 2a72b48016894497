import { randomBytes } from 'node:crypto'
import { closeSync, openSync, readFileSync, readSync, writeSync } from 'node:fs'
import { type Lock, lockForRecipient, lockWithPassphrase, type Opener, readPrivate, readPublic } from './locks.ts'

type Env = Readonly<Record<string, string | undefined>>
export const shortestPassphrase = 16

export type LockOptions = { readonly passphraseFile?: string; readonly recipient?: readonly string[] }
export type OpenOptions = { readonly passphraseFile?: string; readonly privateKey?: string }

function fromFile(path: string): string {
  return readFileSync(path, 'utf8').split('\n')[0]?.trim() ?? ''
}

/** One line from the terminal, not shown while it is typed; null when there is no terminal. */
export function askHidden(question: string): string | null {
  if (!process.stdin.isTTY) return null
  const terminal = openSync('/dev/tty', 'r+')
  process.stdin.setRawMode(true)
  try {
    writeSync(terminal, question)
    const typed: number[] = []
    const one = Buffer.alloc(1)
    while (readSync(terminal, one, 0, 1, null) === 1) {
      const sign = one.readUInt8()
      if (sign === 13 || sign === 10) break
      if (sign === 3) throw new Error('stopped')
      if (sign === 127 || sign === 8) typed.pop()
      else typed.push(sign)
    }
    writeSync(terminal, '\n')
    return Buffer.from(typed).toString('utf8')
  } finally {
    process.stdin.setRawMode(false)
    closeSync(terminal)
  }
}

function passphraseFor(options: { readonly passphraseFile?: string }, env: Env): string | null {
  if (options.passphraseFile !== undefined) return fromFile(options.passphraseFile)
  const given = env['OPKOMST_BACKUP_PASSPHRASE']
  return given === undefined || given === '' ? null : given
}

/** With what a backup is locked: public keys when there are any, else a passphrase. Throws when there is neither, or it is too short. */
export function locksFor(options: LockOptions, env: Env, ask: typeof askHidden = askHidden): (key: Buffer) => readonly Lock[] {
  const named = options.recipient ?? (env['OPKOMST_BACKUP_RECIPIENT'] ?? '').split(/[\s,]+/).filter((text) => text !== '')
  const recipients = named.map((text) => {
    const key = readPublic(text.startsWith('opkomst-backup-public:') ? text : fromFile(text))
    if (key === null)
      throw new Error(`"${text.slice(0, 40)}" is not a public key for backups; make a pair with: npx opkomst backup-keys FILE`)
    return key
  })
  const wantsWords = options.passphraseFile !== undefined || recipients.length === 0
  const passphrase = wantsWords ? (passphraseFor(options, env) ?? askTwice(ask)) : null
  if (passphrase !== null && passphrase.length < shortestPassphrase) {
    throw new Error(
      `the passphrase is too short: at least ${shortestPassphrase} signs, such as five words. One that was made just now: ${suggested()}`,
    )
  }
  return (key) => [
    ...recipients.map((recipient) => lockForRecipient(key, recipient)),
    ...(passphrase === null ? [] : [lockWithPassphrase(key, passphrase)]),
  ]
}

function askTwice(ask: typeof askHidden): string {
  const first = ask('Passphrase of the backup (at least 16 signs): ')
  if (first === null) {
    throw new Error(
      'a backup needs a lock: set OPKOMST_BACKUP_RECIPIENT to a public key (npx opkomst backup-keys FILE), or give --passphrase-file FILE',
    )
  }
  if (ask('The same once more: ') !== first) throw new Error('the two passphrases are not the same')
  return first
}

function suggested(): string {
  return randomBytes(15).toString('base64url').match(/.{5}/g)?.join('-') ?? ''
}

/** What opens a backup. The terminal is asked only when nothing else was given. */
export function openerFor(options: OpenOptions, env: Env, ask: typeof askHidden = askHidden): Opener {
  const privateKey = options.privateKey === undefined ? null : readPrivate(readFileSync(options.privateKey, 'utf8'))
  if (options.privateKey !== undefined && privateKey === null) throw new Error(`${options.privateKey} holds no private key for backups`)
  const given = passphraseFor(options, env)
  const passphrase = given ?? (privateKey === null ? ask('Passphrase of the backup: ') : null)
  return { passphrase, privateKey }
}
