import { recordImportedMeasurements } from '#modules/indicators/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { IsoDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'

type Answers = Readonly<Record<string, string | number>>

/** One invented family of a test; what is left out is not known. */
export type TestFamily = {
  readonly motherId?: string
  readonly programme?: string
  readonly startedOn: IsoDay
  readonly bornOn?: IsoDay
  readonly organisationId?: string | null
  readonly ended?: { readonly on: IsoDay; readonly dropOut?: boolean; readonly reopenedAt?: Date }
  readonly sessions?: { readonly n: number; readonly on: IsoDay }
  readonly start?: Answers
  readonly end?: { readonly on: IsoDay; readonly answers: Answers }
  readonly screening?: Answers
  readonly study?: { readonly start: Answers; readonly end?: { readonly on: IsoDay; readonly answers: Answers } }
  readonly scores?: { readonly on: IsoDay; readonly before: Answers; readonly now: Answers }
  readonly lossOn?: IsoDay
}

/** Puts families in the database the way an import does; returns the ids of their dossiers in order. */
export async function addFamilies(
  tx: Tx,
  deps: Pick<Deps, 'newId' | 'now'>,
  actor: Actor,
  families: readonly TestFamily[],
): Promise<string[]> {
  const ids: string[] = []
  for (const family of families) ids.push(await addFamily(tx, deps, actor, family))
  return ids
}

async function addFamily(tx: Tx, deps: Pick<Deps, 'newId' | 'now'>, actor: Actor, family: TestFamily): Promise<string> {
  const municipality_id = actor.municipalityId
  const { programme = 'opkomst', startedOn, ended } = family
  const [id, referralId] = [deps.newId(), deps.newId()]
  const motherId = family.motherId ?? deps.newId()
  const at = deps.now()
  if (family.motherId === undefined) {
    const person = {
      municipality_id,
      id: motherId,
      given_name: 'Test',
      family_name: `Moeder ${id.slice(-4)}`,
      birth_date: family.bornOn ?? null,
      created_at: at,
    }
    await tx.insertInto('people.person').values(person).execute()
  }
  const organisation_id = family.organisationId ?? null
  const channel = organisation_id === null ? 'parent' : 'partner'
  const referral = {
    municipality_id,
    id: referralId,
    reference: `AM-${referralId.slice(-6)}`,
    person_id: motherId,
    channel,
    organisation_id,
  } as const
  await tx
    .insertInto('referrals.referral')
    .values({ ...referral, received_at: at, received_on: startedOn, state: 'accepted', situation: 'unsure' })
    .execute()
  const dossier = {
    municipality_id,
    id,
    reference: `OP-${id.slice(-6)}`,
    mother_id: motherId,
    referral_id: referralId,
    programme,
    pack_version: '1',
    first_programme: programme,
  }
  const stands = { opened_on: startedOn, started_on: startedOn, is_open: ended === undefined, ended_on: ended?.on ?? null, recorded_at: at }
  await tx
    .insertInto('dossiers.dossier')
    .values({ ...dossier, ...stands })
    .execute()
  if (ended !== undefined) {
    const ending = {
      municipality_id,
      id: deps.newId(),
      dossier_id: id,
      ended_on: ended.on,
      reason: 'other',
      is_drop_out: ended.dropOut ?? false,
      at,
    } as const
    await tx
      .insertInto('dossiers.ending')
      .values({ ...ending, reopened_at: ended.reopenedAt ?? null })
      .execute()
  }
  if (family.sessions !== undefined) {
    const { n: sessions, on: counted_on } = family.sessions
    await tx
      .insertInto('groups.participation')
      .values({ municipality_id, id: deps.newId(), dossier_id: id, sessions, counted_on, at })
      .execute()
  }
  if (family.lossOn !== undefined) {
    await tx
      .insertInto('dossiers.loss')
      .values({ municipality_id, id: deps.newId(), dossier_id: id, happened_on: family.lossOn, recorded_at: at })
      .execute()
  }
  await recordImportedMeasurements(tx, deps, actor, measurementsOf(id, family))
  return id
}

function measurementsOf(dossierId: string, { startedOn, start, end, screening, study, scores }: TestFamily) {
  const sheet = (
    instrument: string,
    moment: 'start' | 'end',
    measuredOn: IsoDay,
    answers: Answers,
    respondent: 'worker' | 'family' = 'worker',
  ) => ({ dossierId, instrument, version: '1.0', moment, measuredOn, respondent, answers }) as const
  return [
    ...(start === undefined ? [] : [sheet('opkomst-dossier', 'start', startedOn, start)]),
    ...(end === undefined ? [] : [sheet('opkomst-dossier', 'end', end.on, end.answers)]),
    ...(screening === undefined ? [] : [sheet('kansarmoede-screening', 'start', startedOn, screening)]),
    ...(study === undefined ? [] : [sheet('opkomst-casestudy', 'start', startedOn, study.start)]),
    ...(study?.end === undefined ? [] : [sheet('opkomst-casestudy', 'end', study.end.on, study.end.answers)]),
    ...(scores === undefined
      ? []
      : [
          { ...sheet('moederscores', 'start', scores.on, scores.before, 'family'), isRetrospective: true },
          sheet('moederscores', 'end', scores.on, scores.now, 'family'),
        ]),
  ]
}
