import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'

export const memberRoles = ['mother', 'co-parent', 'child', 'relative', 'other'] as const
export type MemberRole = (typeof memberRoles)[number]

export async function insertMember(
  tx: Tx,
  deps: Pick<Deps, 'newId' | 'now'>,
  municipalityId: string,
  member: {
    readonly dossierId: string
    readonly personId: string
    readonly role: MemberRole
    readonly relation?: string | null | undefined
    readonly note?: string | null | undefined
  },
): Promise<string> {
  const id = deps.newId()
  await tx
    .insertInto('dossiers.member')
    .values({
      municipality_id: municipalityId,
      id,
      dossier_id: member.dossierId,
      person_id: member.personId,
      role: member.role,
      relation: member.relation ?? null,
      note: member.note ?? null,
      added_at: deps.now(),
    })
    .execute()
  return id
}
