/** Kinds of file that are kept, with the ending they get when they leave. Everything else is refused. */
export const fileTypes = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
  'text/plain': 'txt',
} as const
export type FileType = keyof typeof fileTypes

export function isFileType(text: string): text is FileType {
  return text in fileTypes
}

/** Why a file is not taken in. */
export type FileRefusal =
  | 'empty'
  | 'too-large'
  /** Not one of our kinds, whatever its name says. */
  | 'unknown-kind'
  /** A photo of an iPhone in its own form: can be saved as JPEG. */
  | 'heic'
  /** A PDF that does something by itself, or carries other files. */
  | 'active'
  /** Locked with a password, so nobody can look what is in it. */
  | 'locked'
  /** Two kinds in one, or a form that is broken. */
  | 'broken'
  /** More pixels than any camera makes. */
  | 'too-many-pixels'
  | 'infected'

/** 20 MB: a long scan, or any photo. */
export const largestFile = 20 * 1024 * 1024
export const mostPixels = 50_000_000
