import type { QuestionWords, Right } from '#modules/rights/in-browser/public.ts'
import type { IsoDay } from '#platform/day.ts'
import type { PublicLocale } from '#platform/text/locale.ts'
import type { RightsText } from './text.ts'

/** Everything the self-check needs in one language: what the server hands to the browser, once. */
export type Delivery = {
  readonly locale: PublicLocale
  readonly text: RightsText
  readonly questions: QuestionWords
  readonly rights: readonly Right[]
  /** Rights whose texts are still Dutch. */
  readonly untranslated: readonly string[]
  readonly areQuestionsDutch: boolean
  /** Municipalities with rights of their own. */
  readonly municipalities: readonly string[]
}

/** What a page of the self-check is made of, wherever it is made. */
export type Scene = Delivery & {
  readonly today: IsoDay
  readonly csrfToken: string
  readonly action: string
  readonly isInBrowser: boolean
}
