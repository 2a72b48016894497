/** Sensitivity of a column, from its comment; `none` when it has no comment. */
export type Class = 'public' | 'internal' | 'personal' | 'special' | 'secret-address' | 'none'

export type Column = {
  readonly name: string
  /** As PostgreSQL names it: `uuid`, `text[]`, … */
  readonly type: string
  readonly class: Class
  /** What it holds, from its comment. */
  readonly meaning: string
}

/** A column that names a row of another table. */
export type Link = {
  readonly column: string
  readonly target: string
  /** Whether the database itself keeps it: then its rows go with the row they name (`cascade`) or keep it (`restrict`). A `name` is a habit only. */
  readonly kind: 'cascade' | 'restrict' | 'name'
}

export type Table = {
  /** Schema and table, as in SQL: `people.person`, `imports."row"`. */
  readonly name: string
  readonly columns: readonly Column[]
  readonly links: readonly Link[]
}

export type Schema = ReadonlyMap<string, Table>

/** What a column names when no foreign key says so. Ids of audit and jobs, of accounts and organisations are not of a family. */
const named: Readonly<Record<string, string>> = {
  dossier_id: 'dossiers.dossier',
  person_id: 'people.person',
  mother_id: 'people.person',
  child_id: 'people.person',
  referral_id: 'referrals.referral',
  pregnancy_id: 'dossiers.pregnancy',
  contact_id: 'contacts.contact',
  step_id: 'contacts.next_step',
  measurement_id: 'indicators.measurement',
  access_id: 'family.access',
  permission_id: 'consent.permission',
  meeting_id: 'consent.meeting',
  item_id: 'consent.item',
  part_id: 'protected.part',
  record_id: 'protected.record',
}

/** Column names that hold the id of something that is not of a family: colleagues, organisations, settings, bookkeeping. */
const ofNoFamily =
  /^(municipality_id|id|by|key|account_id|actor_id|counsellor_id|organisation_id|session_id|upload_id|job_id|rule_id|request_id|message_id|giver_id|legal_reference_id|referred_by|entity_id|subject_id|event_id|first_id|last_id|through_id|undoes_id|rescue_for|again_of|with_id|audience|.+_by)$/

/** The link a column makes by its name alone, or null. `isKnown` says which tables there are. */
export function linkByName(column: string, isKnown: (table: string) => boolean): Link | null {
  const target = named[column]
  return target === undefined || !isKnown(target) ? null : { column, target, kind: 'name' }
}

/** Columns with ids of which nothing here knows whose they are: a new kind of reference that must be given its place in this file. */
export function unknownReferences(schema: Schema): string[] {
  return [...schema.values()].flatMap(({ name, columns, links }) =>
    columns
      .filter(
        ({ type, name: column }) => type.startsWith('uuid') && !ofNoFamily.test(column) && !links.some((link) => link.column === column),
      )
      .map((column) => `${name}.${column.name}`),
  )
}

/**
 * Links that point from a family's rows up to what may be shared with another family: the row they name is not left behind by following
 * them downwards.
 */
export function isUpward(table: string, { column, target, kind }: Link): boolean {
  if (target === 'people.person' && kind !== 'cascade') return true
  return table === 'dossiers.dossier' && column === 'referral_id'
}

/** Tables that hold rows of a family: everything that names one, directly or through rows that do. */
export function tablesOfFamilies(schema: Schema): Set<string> {
  const found = new Set(['dossiers.dossier', 'people.person', 'referrals.referral'])
  for (let size = 0; size !== found.size; ) {
    size = found.size
    for (const { name, links } of schema.values()) if (links.some(({ target }) => found.has(target))) found.add(name)
  }
  return found
}
