import { ok, type Result, refuse } from '#platform/result.ts'

/** What kind of paper it is, in the words of the team. */
export const abouts = ['letter', 'certificate', 'report', 'form', 'photo', 'other'] as const
export type About = (typeof abouts)[number]

/** How much a dossier and a municipality may keep, in bytes. */
export type Room = { readonly dossier: number; readonly municipality: number }
export type Used = Room

export type NoRoom = { readonly kind: 'dossier-full' } | { readonly kind: 'municipality-full' }

/** Whether a file of so many bytes still fits. What was taken back counts: it may be put back. */
export function checkRoom(bytes: number, used: Used, room: Room): Result<null, NoRoom> {
  if (used.dossier + bytes > room.dossier) return refuse({ kind: 'dossier-full' })
  return used.municipality + bytes > room.municipality ? refuse({ kind: 'municipality-full' }) : ok(null)
}

/** A file without a name of its own is called after what it was called on the phone, without its ending. */
export function nameOf(typed: string | null, fileName: string): string {
  const own = (typed ?? '').trim()
  if (own !== '') return own.slice(0, 120)
  const base = fileName.split(/[\\/]/).at(-1) ?? ''
  return base
    .replace(/\.[A-Za-z0-9]{1,5}$/, '')
    .trim()
    .slice(0, 120)
}

export type Scan = 'clean' | 'infected' | 'not-scanned'

/**
 * What happens when somebody asks for a file. Infected is never given. What was not looked at is looked at first when there is a scanner, and is given
 * only when there is none: then its state is shown beside it.
 */
export function onOpening(scan: Scan, hasScanner: boolean): 'give' | 'scan-first' | 'refuse' {
  if (scan === 'infected') return 'refuse'
  return scan === 'not-scanned' && hasScanner ? 'scan-first' : 'give'
}

/** What a file is when nobody said: a picture is a photo, anything else is still to be said. It can be said afterwards. */
export function kindOf(fileName: string): About {
  return /\.(jpe?g|png|webp|hei[cf]|gif|avif)$/i.test(fileName) ? 'photo' : 'other'
}
