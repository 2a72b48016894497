export type FormValues = Readonly<Record<string, string | readonly string[] | undefined>>
export type FieldErrors = Readonly<Record<string, string>>

/** What was typed and what is wrong with it; every field reads its own part by name. */
export type FormState = { readonly values: FormValues; readonly errors: FieldErrors }

export const emptyForm: FormState = { values: {}, errors: {} }

export function fieldValue(form: FormState, name: string): string {
  const value = form.values[name]
  return typeof value === 'string' ? value : (value?.[0] ?? '')
}

export function fieldValues(form: FormState, name: string): readonly string[] {
  const value = form.values[name]
  if (value === undefined || value === '') return []
  return typeof value === 'string' ? [value] : value
}

/** The address of a field inside the page: the error summary links here. */
export function fieldId(name: string): string {
  return `f-${name.replace(/[^A-Za-z0-9_-]+/g, '-')}`
}

/** The value of the last chip of a date field, "another day". */
export const otherDay = 'other'

/** The name under which a date field with chips posts the day that was typed. */
export function typedDayName(name: string): string {
  return `${name}-day`
}

/** The day of a date field with chips: a typed day is more deliberate than the chip that was chosen beforehand. */
export function chosenDay(values: FormValues, name: string): string {
  const form = { values, errors: {} }
  const typed = fieldValue(form, typedDayName(name)).trim()
  const chip = fieldValue(form, name)
  return typed !== '' || chip === otherDay ? typed : chip
}
