import { sql } from 'kysely'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import { agreementOfFamilies, type FamiliesAgreement, type TalkGap } from '../domain/families-agreement.ts'
import { policy } from '../policy.ts'

/** How near families and workers look at rights, of the open dossiers of the actor (`mine`) or of all that may be seen. Null: not for this role. */
export async function readFamiliesAgreement(tx: Tx, actor: Actor, scope: 'mine' | 'team'): Promise<FamiliesAgreement | null> {
  if (!policy.allows(actor, 'fundamental-rights.read')) return null
  const mine = sql`exists (select 1 from dossiers.assignment a where a.municipality_id = t.municipality_id and a.dossier_id = t.dossier_id
    and a.account_id = ${actor.accountId} and a.until_on is null)`
  const { rows } = await sql<TalkGap>`
    select t.dossier_id as "dossierId", t.id as "talkId", t.held_on as "heldOn", count(*)::int as n,
      sum(abs(hers.level - theirs.level))::float8 as gap, count(*) filter (where hers.level = theirs.level)::int as same
    from fundamental_rights.talk t
    join dossiers.dossier d on d.municipality_id = t.municipality_id and d.id = t.dossier_id and d.is_open
    join fundamental_rights.round f on f.municipality_id = t.municipality_id and f.talk_id = t.id and f.respondent = 'family'
    join fundamental_rights.round w on w.municipality_id = t.municipality_id and w.talk_id = t.id and w.respondent = 'worker'
    join indicators.score hers on hers.municipality_id = f.municipality_id and hers.measurement_id = f.measurement_id
    join indicators.score theirs on theirs.municipality_id = w.municipality_id and theirs.measurement_id = w.measurement_id
      and theirs.item = hers.item
    where t.municipality_id = ${actor.municipalityId} and t.withdrawn_at is null and hers.level is not null and theirs.level is not null
      and ${scope === 'mine' ? mine : sql`true`}
    group by t.dossier_id, t.id, t.held_on`.execute(tx)
  return agreementOfFamilies(rows)
}
