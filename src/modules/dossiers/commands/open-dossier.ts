import type { NewPerson } from '#modules/people/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { IsoDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import type { Result } from '#platform/result.ts'

export type OpenDossier = {
  readonly mother: { readonly kind: 'known'; readonly personId: string } | { readonly kind: 'new'; readonly person: NewPerson }
  readonly programme: string
  /** Day of referral or intake. */
  readonly openedOn: IsoDay
  /** First day of guidance; null while it still has to start. */
  readonly startedOn: IsoDay | null
  readonly counsellorId: string | null
  /** Null when neither due date nor birth is known. */
  readonly pregnancy: { readonly dueOn: IsoDay | null; readonly bornOn: IsoDay | null; readonly expected?: number | undefined } | null
  readonly referralId?: string | null | undefined
  readonly outlook?: 'soon-on-her-own' | 'long-guidance' | 'too-early' | null | undefined
  /** People of the family that are already known by name; children born on `pregnancy.bornOn` count as the babies. */
  readonly members?: readonly {
    readonly person: NewPerson
    readonly role: 'co-parent' | 'child' | 'relative' | 'other'
    readonly relation?: string | null
  }[]
  readonly partners?: readonly { readonly organisationId: string; readonly contactName: string | null; readonly role: string | null }[]
  /** Version of the pack; the one in force on `openedOn` when left out. */
  readonly packVersion?: string | undefined
}

export type OpenDossierRefusal =
  | { readonly kind: 'not-found' }
  | { readonly kind: 'unknown-programme'; readonly programme: string }
  | { readonly kind: 'start-before-opening' }
  | { readonly kind: 'opened-in-future' }
  | { readonly kind: 'born-in-future' }

/**
 * Opens a dossier inside the transaction of the caller: an intake, a new family without referral, a row of an import (purpose `import`).
 * Writes one audit record, `dossiers.dossier.opened`.
 */
export async function openDossier(
  _tx: Tx,
  _deps: Deps,
  _actor: Actor,
  _input: OpenDossier,
): Promise<Result<{ readonly dossierId: string; readonly reference: string; readonly motherId: string }, OpenDossierRefusal>> {
  throw new Error('not ready')
}
