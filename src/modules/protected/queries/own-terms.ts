import type { Tx } from '#platform/db/database.ts'
import { type TermState, termOn } from '../domain/term.ts'
import { entriesOf } from '../store.ts'

export type RunningTerm = TermState & { readonly dossierId: string; readonly partId: string }

/** Terms that end soon or have ended, in parts this account is named on; the account's own, whatever page asks. */
export async function termsToTell(tx: Tx, municipalityId: string, today: string): Promise<RunningTerm[]> {
  const parts = await tx.selectFrom('protected.part').select('id').where('municipality_id', '=', municipalityId).execute()
  const entries = await entriesOf(
    tx,
    municipalityId,
    parts.map(({ id }) => id),
  )
  return entries
    .flatMap(({ content, withdrawnAt, dossierId, partId }) =>
      content.kind === 'term' && withdrawnAt === null ? [{ ...termOn(content, today), dossierId, partId }] : [],
    )
    .filter(({ state }) => state !== 'running')
    .sort((a, b) => (a.endsOn < b.endsOn ? -1 : 1))
}
