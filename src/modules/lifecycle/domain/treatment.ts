import { type Class, type Column, type Schema, type Table, tablesOfFamilies } from './schema.ts'

/** Why something is not in the copy a family gets; each has words in the copy itself. */
export type LeftOut = 'third-person' | 'colleague' | 'work-note' | 'protected' | 'conference' | 'security' | 'double' | 'procedure'

/** Tables with rows of a family that are not in her copy. */
export const leftOutTables: Readonly<Record<string, LeftOut>> = {
  'access.conflict': 'colleague',
  'access.named': 'colleague',
  'audit.event': 'procedure',
  'consent.item': 'conference',
  'consent.item_reader': 'conference',
  'consent.meeting': 'conference',
  'consent.participant': 'conference',
  'consent.work_note': 'work-note',
  'family.attempt': 'security',
  'family.card_code': 'security',
  'family.challenge': 'security',
  'imports."row"': 'double',
  'lifecycle.copy': 'double',
  'lifecycle.due': 'procedure',
  'lifecycle.hold': 'procedure',
  'lifecycle.proposal': 'procedure',
  'protected.agreement': 'protected',
  'protected.part': 'protected',
  'protected.record': 'protected',
  'referrals.likeness': 'third-person',
}

/** Columns that are not in her copy though the rest of the row is. */
export const leftOutColumns: Readonly<Record<string, LeftOut>> = {
  'consent.handover.receiver_name': 'third-person',
  'dossiers.partner.contact_name': 'third-person',
  'referrals.referral.referrer_contact': 'third-person',
  'referrals.referral.referrer_name': 'third-person',
}

/** Tables in which only the rows about herself and her children are hers; the others are about a third person. */
export const ownRowsOnly: Readonly<Record<string, string>> = {
  'dossiers.member': 'person_id',
  'family.access': 'person_id',
  'family.request': 'person_id',
  'people.person': 'id',
}

/** Tables with words about people that hang on no family: what erasing does with them. */
export const besideFamilies: Readonly<Record<string, 'colleague' | 'searched' | 'emptied'>> = {
  'audit.event': 'colleague',
  'audit.review': 'colleague',
  'identity.account': 'colleague',
  'identity.account_link': 'colleague',
  'identity.passkey': 'colleague',
  'identity.session': 'colleague',
  'consent.secrecy': 'colleague',
  'imports.upload': 'emptied',
  'platform.draft': 'searched',
  'platform.message': 'searched',
}

const sensitive: ReadonlySet<Class> = new Set<Class>(['personal', 'special', 'secret-address'])

/** Tables whose place in copy and erasure nobody has decided: empty, or a new table was forgotten. */
export function undecided(schema: Schema): string[] {
  const families = tablesOfFamilies(schema)
  return [...schema.values()]
    .filter(
      ({ name, columns }) => !families.has(name) && columns.some((column) => sensitive.has(column.class)) && !(name in besideFamilies),
    )
    .map(({ name }) => name)
    .sort()
}

const secrets = /(_hash|_index|_tails|_digits|_key|fingerprint|search_text)$/

/** Ids that are given as the name they stand for: organisations, who guides her, and which of her people something is about. */
export function namesWhat(table: string, column: string): 'organisation' | 'account' | 'person' | null {
  if (table.startsWith('rights.') && column === 'subject') return 'person'
  if (column === 'organisation_id') return 'organisation'
  return `${table}.${column}` === 'dossiers.assignment.account_id' ? 'account' : null
}

/** Whether a column goes into the copy. Ids, hashes and who typed it stay out: they say nothing about her. */
export function isGiven(table: string, column: Column): boolean {
  if (`${table}.${column.name}` in leftOutColumns || secrets.test(column.name)) return false
  if (namesWhat(table, column.name) !== null) return true
  if (column.type.startsWith('uuid') || column.type === 'bytea' || column.name === 'municipality_id') return false
  return column.class !== 'none'
}

/** The tables of her copy, with the columns it shows. */
export function givenTables(schema: Schema): readonly Table[] {
  const families = tablesOfFamilies(schema)
  return [...schema.values()]
    .filter(({ name }) => families.has(name) && !(name in leftOutTables))
    .map((table) => ({ ...table, columns: table.columns.filter((column) => isGiven(table.name, column)) }))
}
