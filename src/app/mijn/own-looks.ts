import { actWords, toldToFamily } from '#modules/audit/public.ts'
import type { OwnView } from '#modules/family/public.ts'
import { organisationOfAccount } from '#modules/network/public.ts'
import { dayInBrussels } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import type { PublicLocale } from '#platform/text/locale.ts'

/** One visit of somebody to her dossier: what was done one after the other for one purpose on one day is one line. */
export type Look = {
  readonly id: string
  readonly at: Date
  readonly role: string
  readonly isMe: boolean
  /** The organisation of a partner; null for the team. */
  readonly organisation: string | null
  readonly purpose: string
  readonly acts: readonly string[]
}

const rowsAtOnce = 500

/** What must not be known to exist: the protected compartment, and the personal work notes of a worker. */
const unseenPurposes = ['child-protection']
const unseenActs = ['protected.%', 'consent.note.%', 'compartment.%']

type Row = {
  readonly id: string
  readonly at: Date
  readonly actorId: string | null
  readonly role: string
  readonly purpose: string
  readonly action: string
}

/** Who looked and why, newest first, from before `before`. The other parent sees what was done with his own person and access, nothing else. */
export async function ownLooks(
  tx: Tx,
  municipalityId: string,
  view: OwnView,
  locale: PublicLocale,
  before: Date | null,
): Promise<{ readonly looks: Look[]; readonly next: Date | null }> {
  let query = tx
    .selectFrom('audit.event')
    .select(['id', 'at', 'actor_id as actorId', 'actor_role as role', 'purpose', 'action'])
    .where('municipality_id', '=', municipalityId)
    .where('dossier_id', '=', view.access.dossierId)
    .where('purpose', 'not in', unseenPurposes)
    .where((eb) => eb.or([eb('actor_role', '<>', 'family'), eb('actor_id', '=', view.access.id)]))
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(rowsAtOnce)
  for (const act of unseenActs) query = query.where('action', 'not like', act)
  if (view.dossier === null) {
    query = query.where((eb) => eb.or([eb('subject_id', '=', view.access.personId), eb('actor_id', '=', view.access.id)]))
  }
  if (before !== null) query = query.where('at', '<', before)
  const rows = await query.execute()
  const told = rows.flatMap((row) => {
    const purpose = toldToFamily(row)
    return purpose === null ? [] : [{ ...row, purpose }]
  })
  const groups = together(told)
  const looks: Look[] = []
  for (const group of groups) looks.push(await toLook(tx, municipalityId, view, locale, group))
  return { looks, next: rows.length < rowsAtOnce ? null : (rows.at(-1)?.at ?? null) }
}

function together(rows: readonly Row[]): Row[][] {
  const groups: Row[][] = []
  for (const row of rows) {
    const group = groups.at(-1)
    const first = group?.[0]
    const isSame =
      first !== undefined &&
      first.actorId === row.actorId &&
      first.role === row.role &&
      first.purpose === row.purpose &&
      dayInBrussels(first.at) === dayInBrussels(row.at)
    if (isSame && group !== undefined) group.push(row)
    else groups.push([row])
  }
  return groups
}

async function toLook(tx: Tx, municipalityId: string, view: OwnView, locale: PublicLocale, group: readonly Row[]): Promise<Look> {
  const [newest] = group
  if (newest === undefined) throw new Error('a look without acts')
  const { id, at, actorId, role, purpose } = newest
  const organisation =
    role === 'partner' && actorId !== null ? ((await organisationOfAccount(tx, municipalityId, actorId))?.name ?? null) : null
  const acts = [...new Set(group.map((row) => actWords(row.action, locale)))].slice(0, 6)
  return { id, at, role, isMe: actorId === view.access.id, organisation, purpose, acts }
}
