import { z } from 'zod'
import { optionalText } from '#platform/http/form.ts'
import type { Words } from '../text.ts'

export function organisationForm(t: Words) {
  return z.object({
    name: z.string(t.nameMissing).trim().min(1, t.nameMissing).max(120, t.tooLong),
    kind: z.enum(['external', 'own'], t.kindMissing),
    phone: optionalText(40, t.tooLong),
    aliases: optionalText(1000, t.tooLong).transform((lines) =>
      (lines ?? '')
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== ''),
    ),
  })
}

export function linkForm(t: Words) {
  return z.object({ label: z.string(t.linkLabelMissing).trim().min(1, t.linkLabelMissing).max(80, t.tooLong) })
}

export function memberForm(t: Words) {
  return z.object({ accountId: z.uuid(t.accountMissing) })
}
