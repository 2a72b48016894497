import type { ProblemCode } from './problem.ts'
import { problemTextEn } from './problem-text.en.ts'
import { problemTextFr } from './problem-text.fr.ts'
import { type ProblemText, problemTextNl } from './problem-text.nl.ts'
import type { ReadRefusalKind } from './read-refusal.ts'

export const PROBLEM_LANGUAGES = ['nl', 'en', 'fr'] as const
export type ProblemLanguage = (typeof PROBLEM_LANGUAGES)[number]
const TEXTS: Readonly<Record<ProblemLanguage, ProblemText>> = { nl: problemTextNl, en: problemTextEn, fr: problemTextFr }

export function problemText(language: ProblemLanguage): ProblemText {
  return TEXTS[language]
}

export function reasonText(code: ProblemCode, language: ProblemLanguage): string {
  return TEXTS[language].problems[code]
}

export function refusalText(kind: ReadRefusalKind, language: ProblemLanguage): string {
  return TEXTS[language].refusals[kind]
}
