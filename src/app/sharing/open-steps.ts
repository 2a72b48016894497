import type { SharedDomain } from '#modules/consent/public.ts'
import { sharedDomains } from '#modules/consent/public.ts'
import type { IsoDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'

export type OpenStep = {
  readonly id: string
  readonly what: string
  readonly who: string | null
  readonly dueOn: IsoDay | null
  /** As named for the step, else those of the contact it was agreed in; empty when nobody knows. */
  readonly domains: readonly SharedDomain[]
}

function known(stored: readonly string[]): SharedDomain[] {
  return sharedDomains.filter((domain) => stored.includes(domain))
}

/** Open next steps with what they are about, earliest first. */
export async function openSteps(tx: Tx, municipalityId: string, dossierId: string): Promise<OpenStep[]> {
  const rows = await tx
    .selectFrom('contacts.next_step as s')
    .leftJoin('consent.step_domain as n', (join) =>
      join.onRef('n.municipality_id', '=', 's.municipality_id').onRef('n.step_id', '=', 's.id'),
    )
    .leftJoin('contacts.contact as c', (join) =>
      join.onRef('c.municipality_id', '=', 's.municipality_id').onRef('c.id', '=', 's.contact_id'),
    )
    .select(['s.id', 's.what', 's.who', 's.due_on as dueOn', 'n.domain', 'c.domains'])
    .where('s.municipality_id', '=', municipalityId)
    .where('s.dossier_id', '=', dossierId)
    .where('s.done_at', 'is', null)
    .where('s.dropped_at', 'is', null)
    .orderBy('s.due_on', (order) => order.asc().nullsLast())
    .orderBy('s.id')
    .execute()
  return rows.map(({ domain, domains, ...step }) => ({ ...step, domains: known(domain === null ? (domains ?? []) : [domain]) }))
}
