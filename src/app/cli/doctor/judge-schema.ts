import { type Finding, fail, fine, warn } from './finding.ts'

export type RoleFacts = {
  readonly role: string
  readonly isSuperuser: boolean
  readonly bypassesRowSecurity: boolean
  /** Tables this role owns: an owner can switch row-level security off. */
  readonly ownedTables: number
  /** The role that logged in, which a connection can return to with `reset role`. */
  readonly loginRole: string
}

export type SchemaFacts = {
  readonly unprotectedTables: readonly string[]
  readonly appliedMigrations: readonly string[]
  readonly missingExtensions: readonly string[]
  /** Functions behind a search by name that are not marked as revealing nothing. */
  readonly unmarkedSearch: readonly string[]
}

/** Lists at most five, and says how many more there are. */
function someOf(names: readonly string[]): string {
  const rest = names.length - 5
  return names.slice(0, 5).join(', ') + (rest > 0 ? ` and ${rest} more` : '')
}

export function judgeRole(facts: RoleFacts): Finding {
  const title = `Requests are served as ${facts.role}`
  const powers = [
    ...(facts.isSuperuser ? ['is a superuser'] : []),
    ...(facts.bypassesRowSecurity ? ['may bypass row-level security'] : []),
    ...(facts.ownedTables > 0 ? [`owns ${facts.ownedTables} tables`] : []),
  ]
  const remedy = 'Set DATABASE_APP_URL to the address of the role opkomst_app, with a password of its own.'
  if (powers.length > 0) {
    const explain = `That role ${powers.join(', ')}: the barrier between municipalities and between families does not hold for it.`
    return fail('app-role', title, explain, remedy)
  }
  if (facts.role !== facts.loginRole) {
    const explain = `The program logs in as ${facts.loginRole} and steps down. A mistake in the program could step up again.`
    return warn('app-role', title, explain, remedy)
  }
  return fine('app-role', title)
}

function judgeRowSecurity({ unprotectedTables }: SchemaFacts): Finding {
  if (unprotectedTables.length === 0) return fine('row-security', 'Row-level security is forced on every table')
  const title = `Without forced row-level security: ${someOf(unprotectedTables)}`
  const explain = 'In these tables one municipality could read what belongs to another.'
  return fail(
    'row-security',
    title,
    explain,
    'Find out who changed this. For each table: alter table … enable row level security, force row level security;',
  )
}

function judgeMigrations({ appliedMigrations }: SchemaFacts, known: readonly string[]): Finding {
  const unknown = appliedMigrations.filter((name) => !known.includes(name))
  const pending = known.filter((name) => !appliedMigrations.includes(name))
  if (unknown.length > 0) {
    const title = `The database is newer than this program: ${someOf(unknown)}`
    return fail(
      'migrations',
      title,
      'An older program could damage what a newer one wrote.',
      'Install the version that was used before, or a newer one.',
    )
  }
  if (pending.length > 0) {
    const title = `The database is behind this program: ${someOf(pending)}`
    return fail('migrations', title, 'The program expects tables or columns that are not there yet.', 'Run: npx opkomst migrate')
  }
  return fine('migrations', `The database is up to date (${known.length} migrations)`)
}

function judgeExtensions({ missingExtensions }: SchemaFacts): Finding {
  if (missingExtensions.length === 0) return fine('extensions', 'The extensions for searching are there')
  const title = `Missing in the database: ${missingExtensions.join(', ')}`
  const remedy = `As superuser in this database: ${missingExtensions.map((name) => `create extension ${name};`).join(' ')}`
  return fail('extensions', title, 'Searching for names, and finding likely duplicates, needs them.', remedy)
}

function judgeSearch({ unmarkedSearch }: SchemaFacts): Finding {
  if (unmarkedSearch.length === 0) return fine('search', 'A search by name may use its index')
  const explain =
    'Under row-level security an index answers only functions that reveal nothing. Every search by name reads all people of the municipality.'
  const statements = unmarkedSearch.map((name) => `alter function public.${name}(text, text) leakproof;`).join(' ')
  return warn('search', 'A search by name cannot use its index', explain, `As superuser in this database: ${statements}`)
}

/** `known`: the migrations this program carries, in order. */
export function judgeSchema(facts: SchemaFacts, known: readonly string[]): Finding[] {
  return [judgeMigrations(facts, known), judgeExtensions(facts), judgeSearch(facts), judgeRowSecurity(facts)]
}
