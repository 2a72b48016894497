import { oldestVersion } from '#platform/db/connection.ts'
import { type Finding, fail, fine, warn } from './finding.ts'

/** What the server says about itself, as `show` gives it. */
export type ServerFacts = {
  readonly versionNumber: number
  readonly version: string
  readonly fsync: string
  readonly fullPageWrites: string
  readonly synchronousCommit: string
  readonly dataChecksums: string
  readonly encoding: string
  readonly maxConnections: number
  readonly knowsBrussels: boolean
}

// Two processes with twelve and four each, the job queue, a back-up and somebody who looks around.
const enoughConnections = 40

function judgeVersion({ versionNumber, version }: ServerFacts): Finding {
  const title = `PostgreSQL ${version}`
  if (versionNumber >= oldestVersion) return fine('version', title)
  return fail(
    'version',
    title,
    'Opkomst needs PostgreSQL 15 or newer.',
    'Upgrade the server, or unset DATABASE_URL to use the one we bring.',
  )
}

function judgeDurability(facts: ServerFacts): Finding {
  const settings = { fsync: facts.fsync, full_page_writes: facts.fullPageWrites, synchronous_commit: facts.synchronousCommit }
  const off = Object.entries(settings).flatMap(([name, value]) => (value === 'off' ? [name] : []))
  if (off.length === 0) return fine('durability', 'What is saved is on disk before it is confirmed')
  const explain = 'After a power cut, what people saved can be gone, or the whole database unreadable.'
  const remedy = off.map((name) => `alter system set ${name} = on;`).join(' ')
  return fail('durability', `Switched off in the database: ${off.join(', ')}`, explain, `As superuser: ${remedy} select pg_reload_conf();`)
}

function judgeChecksums({ dataChecksums }: ServerFacts): Finding {
  if (dataChecksums === 'on') return fine('checksums', 'The database notices damage on disk')
  const explain = 'Without data checksums a failing disk can change data without anybody noticing.'
  return warn('checksums', 'The database does not check its pages', explain, 'Stop the server, run pg_checksums --enable, start it again.')
}

function judgeEncoding({ encoding }: ServerFacts): Finding {
  if (encoding === 'UTF8') return fine('encoding', 'The database stores every script (UTF8)')
  const explain = 'Names in other scripts, and many accents, cannot be stored.'
  return fail('encoding', `The database stores ${encoding}`, explain, "Make a new database with encoding 'UTF8' and restore into it.")
}

function judgeConnections({ maxConnections }: ServerFacts): Finding {
  const title = `Room for ${maxConnections} connections`
  if (maxConnections >= enoughConnections) return fine('connections', title)
  const remedy = `Set max_connections to ${enoughConnections} or more and restart the server.`
  return warn('connections', title, 'On a busy morning people may have to wait.', remedy)
}

function judgeTimeZones({ knowsBrussels }: ServerFacts): Finding {
  if (knowsBrussels) return fine('time-zones', 'The database knows Europe/Brussels')
  const explain = 'Days in reports are days in Brussels; without that zone they cannot be made.'
  return fail('time-zones', 'The database does not know Europe/Brussels', explain, 'Install the time zone data of the server (tzdata).')
}

export function judgeServer(facts: ServerFacts): Finding[] {
  const judges = [judgeVersion, judgeDurability, judgeChecksums, judgeEncoding, judgeConnections, judgeTimeZones]
  return judges.map((judge) => judge(facts))
}
