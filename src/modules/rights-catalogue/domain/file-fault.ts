import type { z } from 'zod'

/** What is wrong at a place of a file, so that a page can say it in the language of the reader. */
export type FileFault =
  | { readonly kind: 'not-json'; readonly line: number | null }
  | { readonly kind: 'missing' | 'twice' | 'other' }
  /** One of these should stand there. */
  | { readonly kind: 'choice'; readonly options: readonly string[] }
  /** Nobody knows these fields here. */
  | { readonly kind: 'strange'; readonly fields: readonly string[] }
  /** Another kind of thing is meant: text, a number, a list. */
  | { readonly kind: 'type'; readonly expected: 'text' | 'number' | 'boolean' | 'list' | 'group' }
  | { readonly kind: 'too-little' | 'too-much'; readonly limit: number; readonly of: 'letters' | 'items' | 'number' }

/** A place in the file and what is wrong there; `text` is what the reader of data says itself. */
export type FileProblem = { readonly place: string; readonly text: string; readonly fault: FileFault }

type Issue = z.core.$ZodIssue

const expectedTypes = {
  string: 'text',
  number: 'number',
  int: 'number',
  boolean: 'boolean',
  array: 'list',
  object: 'group',
  record: 'group',
} as const

function isExpected(word: string): word is keyof typeof expectedTypes {
  return word in expectedTypes
}

function valueAt(content: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? new Map<PropertyKey, unknown>(Object.entries(value)).get(String(key)) : undefined,
    content,
  )
}

/** What one complaint of the reader means, given the content it was about. */
export function faultOf(issue: Issue, content: unknown): FileFault {
  if (valueAt(content, issue.path) === undefined && issue.code !== 'unrecognized_keys') return { kind: 'missing' }
  switch (issue.code) {
    case 'invalid_type':
      return isExpected(issue.expected) ? { kind: 'type', expected: expectedTypes[issue.expected] } : { kind: 'other' }
    case 'invalid_value':
      return { kind: 'choice', options: issue.values.map(String) }
    case 'unrecognized_keys':
      return { kind: 'strange', fields: issue.keys }
    case 'too_small':
      return { kind: 'too-little', limit: Number(issue.minimum), of: measured(issue.origin) }
    case 'too_big':
      return { kind: 'too-much', limit: Number(issue.maximum), of: measured(issue.origin) }
    default:
      return { kind: 'other' }
  }
}

function measured(origin: string): 'letters' | 'items' | 'number' {
  return origin === 'string' ? 'letters' : origin === 'array' || origin === 'set' ? 'items' : 'number'
}

/** The line where a text stops being JSON; null where the reader does not say. */
export function lineOf(text: string, said: string): number | null {
  const at = /position (\d+)/.exec(said)?.[1]
  if (at !== undefined) return text.slice(0, Number(at)).split('\n').length
  return /unexpected end/i.test(said) ? text.split('\n').length : null
}
