import { z } from 'zod'
import type { IsoDay } from '#platform/day.ts'
import { type FieldErrors, readForm, requiredDay, ticked, typedValues } from '#platform/http/form.ts'
import type { Result } from '#platform/result.ts'
import { formatDate } from '#platform/text/format.ts'
import type { PublicLocale } from '#platform/text/locale.ts'
import { chosenDay } from '#platform/web/fields.tsx'
import type { Occasion, OccasionRefusal } from '../domain/check-measurement.ts'
import { type Instrument, measurementMoments, respondents } from '../domain/instrument-schema.ts'
import type { Words } from '../text.ts'

/** When, which moment and whose view. What an instrument leaves no choice in need not be posted. */
export function readOccasion(instrument: Instrument, body: unknown, t: Words, today: IsoDay): Result<Occasion, FieldErrors> {
  const typed = typedValues(body)
  const given = {
    moment: typed['moment'] ?? (instrument.moments.length === 1 ? instrument.moments[0] : undefined),
    wie: typed['wie'] ?? (instrument.respondents.length === 1 ? instrument.respondents[0] : undefined),
    dag: chosenDay(typed, 'dag'),
    achteraf: typed['achteraf'],
  }
  const schema = z
    .object({
      moment: z.enum(measurementMoments, t.errors.moment),
      dag: requiredDay(today, t.errors.day),
      wie: z.enum(respondents, t.errors.respondent),
      achteraf: ticked,
    })
    .transform(({ moment, dag, wie, achteraf }): Occasion => ({ moment, measuredOn: dag, respondent: wie, isRetrospective: achteraf }))
  return readForm(schema, given)
}

/** The field a refusal belongs to, and what to do about it. */
export function occasionErrors(refusal: OccasionRefusal, t: Words, locale: PublicLocale): FieldErrors {
  if (refusal.kind === 'in-future') return { dag: t.errors.future }
  if (refusal.kind === 'before-dossier') return { dag: t.errors.beforeDossier(formatDate(refusal.openedOn, locale)) }
  if (refusal.kind === 'not-a-start') return { achteraf: t.errors.notAStart }
  return refusal.kind === 'moment-not-asked' ? { moment: t.errors.moment } : { wie: t.errors.respondent }
}
