import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { IsoDay } from '#platform/day.ts'
import { repairBy, severities } from './repair-times.ts'

const finding = z.strictObject({
  advisory: z.url(),
  part: z.string(),
  versions: z.string(),
  title: z.string(),
  severity: z.enum(severities),
  firstSeen: z.iso.date(),
})
/** A known fault in a part of others. `firstSeen`: when this project was first told of it; the registry does not say since when it is known. */
export type Finding = Readonly<z.output<typeof finding>>

const check = z.strictObject({
  /** SHA-256 of package-lock.json as it was asked about. */
  lockSum: z.string().regex(/^[0-9a-f]{64}$/),
  /** Parts named there. */
  parts: z.number().int().positive(),
  /** The day the registry last answered for this lock file; null when it never did. */
  askedOn: z.iso.date().nullable(),
  /** Why it did not, the last time it was tried. */
  notAsked: z.string().nullable(),
  /** Parts that whoever makes them gave up. */
  abandoned: z.array(z.string()),
  findings: z.array(finding),
})
export type PartsCheck = Readonly<z.output<typeof check>>

export function readPartsCheck(text: string): PartsCheck {
  return check.parse(JSON.parse(text))
}

const lock = z.object({ packages: z.record(z.string(), z.object({ link: z.boolean().optional(), deprecated: z.string().optional() })) })

/** What a lock file says by itself: its sum, how many parts, and which of them were given up. */
export function describeLock(text: string): Pick<PartsCheck, 'lockSum' | 'parts' | 'abandoned'> {
  const parts = Object.entries(lock.parse(JSON.parse(text)).packages).filter(([path, { link }]) => path !== '' && link !== true)
  const abandoned = parts.filter(([, { deprecated }]) => deprecated !== undefined).map(([path]) => path.replace(/^.*node_modules\//, ''))
  return {
    lockSum: createHash('sha256').update(text).digest('hex'),
    parts: parts.length,
    abandoned: [...new Set(abandoned)].toSorted(),
  }
}

/** Faults that should have been gone by `day`. */
export function pastRepair({ findings }: PartsCheck, day: IsoDay): readonly Finding[] {
  return findings.filter(({ severity, firstSeen }) => {
    const last = repairBy(severity, firstSeen)
    return last !== null && last < day
  })
}

/** Without an answer what was known stands: a fault goes only when the registry says so. `asked`: its faults, or why there was no answer. */
export function nextCheck(
  about: Pick<PartsCheck, 'lockSum' | 'parts' | 'abandoned'>,
  earlier: PartsCheck | null,
  asked: { readonly findings: readonly Finding[]; readonly on: IsoDay } | { readonly why: string },
): PartsCheck {
  if ('findings' in asked) return { ...about, askedOn: asked.on, notAsked: null, findings: [...asked.findings] }
  const isSame = earlier?.lockSum === about.lockSum
  return { ...about, askedOn: isSame ? earlier.askedOn : null, notAsked: asked.why, findings: [...(earlier?.findings ?? [])] }
}
