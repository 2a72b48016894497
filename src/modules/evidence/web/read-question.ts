import type { FastifyRequest } from 'fastify'
import type { Actor } from '#platform/actor.ts'
import type { Deps } from '#platform/deps.ts'
import { readForm } from '#platform/http/form.ts'
import { actorOf, pageOf, readQuery } from '#platform/http/request.ts'
import type { FormState } from '#platform/web/form-state.ts'
import { openingSettings, type ReportSettings, settingsFor } from '../domain/settings.ts'
import { type Ground, readGround } from '../queries/read-report.ts'
import type { EvidenceText } from '../text.nl.ts'
import { evidenceText } from '../text.ts'
import { settingsForm } from './settings-query.ts'

export type Question = {
  readonly actor: Actor
  readonly t: EvidenceText
  readonly ground: Ground
  readonly settings: ReportSettings
  readonly form: FormState
  readonly isRefused: boolean
}

/** What the address asks, with what was left out filled in. A day that cannot be read is said at its field; the report shows the rest. */
export async function readQuestion(deps: Deps, request: FastifyRequest): Promise<Question> {
  const actor = actorOf(request)
  const t = evidenceText(pageOf(request).locale)
  const today = deps.today()
  const ground = await deps.db.as(actor, (tx) => readGround(tx, actor.municipalityId, today))
  const asked = readQuery(request)
  const read = readForm(settingsForm(t, today), asked)
  const isOpening = ['van', 'tot', 'stand', 'programma'].every((name) => (asked[name] ?? '') === '')
  if (!read.ok)
    return {
      actor,
      t,
      ground,
      settings: openingSettings(ground.firstStart, today),
      form: { values: asked, errors: read.refusal },
      isRefused: true,
    }
  const { van: from, tot: until, stand: asOf, programma } = read.value
  const programme = ground.programmes.find(({ id }) => id === programma)?.id ?? null
  const settings = isOpening
    ? openingSettings(ground.firstStart, today)
    : settingsFor({ from, until, asOf, programme }, ground.firstStart, today)
  const values = { van: settings.from, tot: settings.until, stand: settings.asOf, programma: settings.programme ?? '' }
  return { actor, t, ground, settings, form: { values, errors: {} }, isRefused: false }
}
