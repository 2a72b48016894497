import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** The operating system account the server runs under; null means: the one running this program. */
export type Account = { readonly name: string; readonly uid: number; readonly gid: number }

// An operator who wants a separate account makes one named opkomst; otherwise what every system has.
const candidates = ['opkomst', 'postgres', 'nobody']

export function isRoot(): boolean {
  return process.getuid?.() === 0
}

function readAccounts(): readonly Account[] {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .filter((account) => account.name !== '' && account.uid > 0)
}

/** PostgreSQL refuses to run as root, so root lends the server an account without rights. */
export function serverAccount(ownerOfExistingData: number | null): Account | null {
  if (!isRoot()) return null
  const accounts = readAccounts()
  const owner = accounts.find((account) => account.uid === ownerOfExistingData)
  if (owner !== undefined) return owner
  for (const name of candidates) {
    const account = accounts.find((candidate) => candidate.name === name)
    if (account !== undefined) return account
  }
  throw new Error(
    'PostgreSQL does not run as root and this machine has no account opkomst, postgres or nobody. Make one: useradd --system opkomst',
  )
}

/** Spawn options that run a program under the account. */
export function runAs(account: Account | null): { readonly uid?: number; readonly gid?: number } {
  return account === null ? {} : { uid: account.uid, gid: account.gid }
}

/** Whether the account may enter this folder, parents included. Asked of the system itself, which also knows about access lists. */
export function canEnter(account: Account | null, folder: string): boolean {
  if (account === null) return true
  return spawnSync('/bin/sh', ['-c', 'cd "$0"', folder], { ...runAs(account), cwd: '/', stdio: 'ignore' }).status === 0
}

/** Whether the account may run this program and load its libraries. */
export function canRun(account: Account | null, program: string): boolean {
  return spawnSync(program, ['--version'], { ...runAs(account), cwd: '/', stdio: 'ignore' }).status === 0
}
