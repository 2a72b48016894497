import { sql } from 'kysely'
import type { IsoDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import { fullName } from '../domain/person.ts'

/** What is known of somebody who may already be known to the team. */
export type PersonProbe = {
  readonly givenName: string
  readonly familyName: string
  readonly birthDate: IsoDay | null
  readonly phone: string | null
  /** Not to be found as a double of herself. */
  readonly exceptId?: string | undefined
}

export type LikenessReason = 'same-name' | 'name-alike' | 'same-birth-date' | 'same-phone' | 'names-swapped'
export type Likeness = {
  readonly personId: string
  readonly name: string
  readonly birthDate: IsoDay | null
  readonly phone: string | null
  readonly town: string | null
  /** Why they look alike; the worker judges. */
  readonly reasons: readonly LikenessReason[]
}

export async function findPeople(_tx: Tx, _municipalityId: string, _probe: PersonProbe): Promise<readonly Likeness[]> {
  void sql
  void fullName
  throw new Error('not ready')
}
