import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '#platform/root.ts'
import type { FontName } from './lines.ts'

// In this Arabic font every form of a letter is a sign of its own, so that what is copied from the document is what was typed.
const files: Readonly<Record<FontName, string>> = {
  letters: 'noto-sans/400Regular/NotoSans_400Regular.ttf',
  'letters-bold': 'noto-sans/700Bold/NotoSans_700Bold.ttf',
  arabic: 'ibm-plex-sans-arabic/400Regular/IBMPlexSansArabic_400Regular.ttf',
  'arabic-bold': 'ibm-plex-sans-arabic/700Bold/IBMPlexSansArabic_700Bold.ttf',
}
const read = new Map<FontName, Buffer>()

export const fontNames = ['letters', 'letters-bold', 'arabic', 'arabic-bold'] as const satisfies readonly FontName[]

/** A font whose letters go into the document, so that it reads the same on every device. Read once, when the first paper is made. */
export function fontFile(name: FontName): Buffer {
  const known = read.get(name) ?? readFileSync(join(projectRoot, 'node_modules', '@expo-google-fonts', files[name]))
  read.set(name, known)
  return known
}
