import { channel } from 'node:diagnostics_channel'
import { z } from 'zod'
import type { IsoDay } from '../day.ts'
import { ok, type Result, refuse } from '../result.ts'
import { parseTypedDay } from '../text/parse-day.ts'
import type { FieldErrors, FormValues } from '../web/form-state.ts'

export const formChannel = 'opkomst.form'

export type { FieldErrors, FormValues } from '../web/form-state.ts'

/** Told what each form was and what its schema said; listened to by the tests of security only. */
const readForms = channel(formChannel)

/** Every error of a form at once, by field: the first one of each. */
export function readForm<S extends z.ZodType>(schema: S, body: unknown): Result<z.output<S>, FieldErrors> {
  const parsed = schema.safeParse(body ?? {})
  if (readForms.hasSubscribers) readForms.publish({ body, isAccepted: parsed.success, read: parsed.data })
  if (parsed.success) return ok(parsed.data)
  const errors: Record<string, string> = {}
  for (const issue of parsed.error.issues) {
    const field = String(issue.path[0] ?? '_form')
    errors[field] ??= issue.message
  }
  return refuse(errors)
}

/** The fields of a posted form as they were typed; hidden platform fields left out. Never throws, whatever was posted. */
export function typedValues(body: unknown): FormValues {
  if (typeof body !== 'object' || body === null) return {}
  const values: Record<string, string | readonly string[]> = {}
  for (const [name, value] of Object.entries(body)) {
    if (name.startsWith('_')) continue
    if (typeof value === 'string') values[name] = value
    else if (Array.isArray(value)) values[name] = value.filter((item) => typeof item === 'string')
  }
  return values
}

/** One field of words, once and not endless; empty when it is not that. */
export function readText(body: unknown, name: string, max = 500): string {
  const form = readForm(z.object({ [name]: z.string().max(max) }), body)
  return form.ok ? (form.value[name] ?? '') : ''
}

/** All values of a group of checkboxes; none, one and many alike. */
export function listOf(body: unknown, name: string): string[] {
  const value = typedValues(body)[name]
  if (value === undefined) return []
  return typeof value === 'string' ? [value] : [...value]
}

const uuid = z.uuid()

/** The key of one act of saving that `<Form>` put in the page, or null when a client left it out: then a retry cannot be told apart. */
export function readSaveKey(body: unknown): string | null {
  const key = typeof body === 'object' && body !== null && '_key' in body ? body._key : undefined
  const parsed = uuid.safeParse(key)
  return parsed.success ? parsed.data : null
}

/** A group of checkboxes arrives as nothing, one word or a list. */
export const toList = (value: unknown): unknown => (value === undefined || value === '' ? [] : Array.isArray(value) ? value : [value])

/** A group of checkboxes: zero or more of a closed list. */
export function manyOf<const V extends readonly [string, ...string[]]>(values: V, message: string) {
  return z.preprocess(toList, z.array(z.enum(values, message), message).max(100, message))
}

/** Text that may stay empty: null when it does. */
export function optionalText(max: number, tooLong: string) {
  return z.preprocess(
    (value) => (value === undefined ? '' : value),
    z
      .string(tooLong)
      .trim()
      .max(max, tooLong)
      .transform((value) => (value === '' ? null : value)),
  )
}

/** A day typed by hand or chosen, in any order people use in Belgium; empty is null. */
export function optionalDay(today: IsoDay, message: string) {
  return z.preprocess(
    (value) => (value === undefined ? '' : value),
    z
      .string(message)
      .trim()
      .transform((value, context): IsoDay | null => {
        if (value === '') return null
        const day = parseTypedDay(value, today)
        if (day !== null) return day
        context.addIssue({ code: 'custom', message })
        return z.NEVER
      }),
  )
}

/** A day that must be given. */
export function requiredDay(today: IsoDay, missing: string, invalid: string = missing) {
  return optionalDay(today, invalid).transform((day, context): IsoDay => {
    if (day !== null) return day
    context.addIssue({ code: 'custom', message: missing })
    return z.NEVER
  })
}

/** One of a closed list that may be left open: null when it is. */
export function optionalChoice<const V extends readonly [string, ...string[]]>(values: V, message: string) {
  return z.preprocess((value) => (value === undefined || value === '' ? null : value), z.enum(values, message).nullable())
}

/** A ticked box. */
export const ticked = z.preprocess((value) => value !== undefined && value !== '' && value !== 'no', z.boolean())
