import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { isRoot } from './account.ts'
import { isSameProcessAlive, processIdentity } from './process.ts'

const stateShape = z.object({
  /** The folder this was written for, to tell a copied project from the original. */
  stateDir: z.string(),
  /** Where PostgreSQL keeps its files: inside the state folder, or elsewhere when its account cannot come there. */
  dataDir: z.string(),
  /** The port of last time, tried again first so that an address someone noted stays right. */
  port: z.number().int(),
  /** Which version of `provision` has run to its end; 0 is none. */
  provisioned: z.number().int(),
  passwords: z.object({ superuser: z.string(), owner: z.string(), app: z.string() }),
})
export type State = z.infer<typeof stateShape>

const stateFile = (stateDir: string) => join(stateDir, 'state.json')
const usersDir = (stateDir: string) => join(stateDir, 'users')

/**
 * A project that was moved or copied takes the data inside its folder along. Data outside stays with the original:
 * a copy starts afresh, a moved project goes on with it.
 */
function relocate(state: State, stateDir: string): State | null {
  if (state.stateDir === stateDir) return state
  const wasInside = state.dataDir === join(state.stateDir, 'data')
  if (!wasInside && existsSync(stateFile(state.stateDir))) return null
  return { ...state, stateDir, dataDir: wasInside ? join(stateDir, 'data') : state.dataDir }
}

export function readState(stateDir: string): State | null {
  try {
    return relocate(stateShape.parse(JSON.parse(readFileSync(stateFile(stateDir), 'utf8'))), stateDir)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw new Error(`Cannot read ${stateFile(stateDir)}, which holds the passwords of the embedded database.`, { cause: error })
  }
}

/** What root writes in somebody's project stays that person's, so that they can go on without root. */
export function giveToOwner(stateDir: string, file: string): void {
  if (!isRoot()) return
  const { uid, gid } = statSync(stateDir)
  chownSync(file, uid, gid)
}

/** Holds passwords, so only this account may read it; written beside and moved, so that a crash leaves the old one whole. */
export function writeState(stateDir: string, state: State): void {
  const draft = `${stateFile(stateDir)}.${process.pid}`
  writeFileSync(draft, `${JSON.stringify(state, null, 2)}\n`, { mode: 0o600 })
  giveToOwner(stateDir, draft)
  renameSync(draft, stateFile(stateDir))
}

export function newPassword(): string {
  return randomBytes(24).toString('base64url')
}

let tickets = 0

/** Every user of the server signs in and gets a ticket; the last one to leave stops the server. */
export function signIn(stateDir: string): string {
  mkdirSync(usersDir(stateDir), { recursive: true })
  giveToOwner(stateDir, usersDir(stateDir))
  tickets += 1
  const ticket = join(usersDir(stateDir), `${process.pid}-${tickets}`)
  writeFileSync(ticket, processIdentity(process.pid))
  return ticket
}

/** Hands in a ticket and says whether it was the last one. Forgets users that died without doing so. */
export function signOut(stateDir: string, ticket: string): boolean {
  rmSync(ticket, { force: true })
  let others = 0
  for (const name of readdirSync(usersDir(stateDir))) {
    const file = join(usersDir(stateDir), name)
    if (isSameProcessAlive(readFileSync(file, 'utf8'))) others += 1
    else rmSync(file, { force: true })
  }
  return others === 0
}
