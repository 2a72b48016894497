import { appRole, withClient } from './embedded/provision.ts'
import { connectOrStartEmbedded } from './embedded.ts'
import { wireFault } from './wire.ts'

export type ResolvedDatabase = {
  readonly ownerUrl: string
  readonly appUrl: string
  /** Whether this is the database we bring ourselves. */
  readonly embedded: boolean
  /** Folder of the embedded database's files; null for a server of somebody else. */
  readonly dataDir: string | null
  stop(): Promise<void>
}

type Env = Readonly<Record<string, string | undefined>>

export const oldestVersion = 150000

/** The same address, but every connection steps down to the role that stands under row-level security. */
export function asAppRole(url: string): string {
  const address = new URL(url)
  const options = address.searchParams.get('options')
  address.searchParams.set('options', `${options === null ? '' : `${options} `}-c role=${appRole}`)
  return address.toString()
}

/** An address fit for a message: without its password. */
export function withoutPassword(url: string): string {
  if (!URL.canParse(url)) return '(not an address)'
  const address = new URL(url)
  address.password = ''
  return address.toString()
}

/** The words of an error; those of its first part when a host has several addresses and none of them answered. */
export function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0])
  return error instanceof Error ? error.message : String(error)
}

async function readServerVersion(url: string): Promise<number> {
  try {
    return await withClient(url, async (client) => {
      const found = await client.query<{ server_version_num: string }>('show server_version_num')
      return Number(found.rows[0]?.server_version_num)
    })
  } catch (error) {
    throw new Error(`Cannot reach the database at ${withoutPassword(url)}: ${reasonOf(error)}`, { cause: error })
  }
}

/**
 * The database this installation works with: the server of `DATABASE_URL`, or else the embedded one, started when needed.
 *
 * `DATABASE_APP_URL` is the address of the restricted role; without it the owner's connections step down to that role.
 */
export async function resolveDatabase(env: Env = process.env, log?: (line: string) => void): Promise<ResolvedDatabase> {
  const ownerUrl = env['DATABASE_URL']
  if (ownerUrl === undefined || ownerUrl === '') {
    const dataDir = env['OPKOMST_DATA']
    const embedded = await connectOrStartEmbedded({ ...(dataDir ? { dataDir } : {}), ...(log ? { log } : {}) })
    return { ownerUrl: embedded.ownerUrl, appUrl: embedded.appUrl, embedded: true, dataDir: embedded.dataDir, stop: embedded.stop }
  }
  if (!/^postgres(ql)?:/.test(ownerUrl) || !URL.canParse(ownerUrl)) {
    throw new Error('DATABASE_URL must look like postgresql://user:password@host:5432/database')
  }
  const given = env['DATABASE_APP_URL']
  const fault =
    wireFault('DATABASE_URL', ownerUrl, env) ?? (given && URL.canParse(given) ? wireFault('DATABASE_APP_URL', given, env) : null)
  if (fault !== null) throw new Error(fault)
  const version = await readServerVersion(ownerUrl)
  if (version < oldestVersion) {
    throw new Error(`The server at ${withoutPassword(ownerUrl)} is PostgreSQL ${Math.floor(version / 10000)}; Opkomst needs 15 or newer.`)
  }
  return { ownerUrl, appUrl: env['DATABASE_APP_URL'] ?? asAppRole(ownerUrl), embedded: false, dataDir: null, stop: async () => undefined }
}
