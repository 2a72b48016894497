import { z } from 'zod'
import type { KeySet } from './key-source.ts'

const stored = z.object({ format: z.literal(2), wrapped: z.string().min(1) })

/** What a wrapped key file holds for the key service; null when it is no wrapped key file. */
export function parseWrapped(text: string): string | null {
  try {
    const parsed = stored.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data.wrapped : null
  } catch {
    return null
  }
}

/** Versions and days stand beside the wrapped keys, so that a person sees what is in it; only what is wrapped counts. */
export function printWrapped({ versions }: KeySet, service: string, wrapped: string): string {
  const about =
    'Master keys of Opkomst, wrapped by a key service. Without this file and that service what families told cannot be read again.'
  return `${JSON.stringify({ about, format: 2, service, versions: versions.map(({ version, created }) => ({ version, created })), wrapped }, null, 2)}\n`
}
