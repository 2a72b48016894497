import { z } from 'zod'
import type { QuestionWords } from './domain/ask.ts'
import type { Translation } from './domain/localise.ts'

const sentence = z.string().min(2)
const sentences = z.record(z.string(), sentence)

/** packs/rights/words/<language>.json: the texts of the rights by id. */
export const wordsSchema: z.ZodType<Readonly<Record<string, Translation>>> = z.record(
  z.string(),
  z.strictObject({
    title: sentence,
    summary: sentence,
    where: sentence,
    how: sentence,
    when: z.string(),
    documents: z.array(sentence),
    say: sentences,
    parameters: sentences,
    opens: sentences,
    excludes: sentences.default({}),
  }),
)

/** packs/rights/questions/own/<language>.json: what is asked otherwise of who answers for her own family. */
export const ownWordsSchema: z.ZodType<QuestionWords['ask']> = sentences

/** packs/rights/questions/<language>.json: the questions by fact, the words of choices by name. */
export const questionWordsSchema: z.ZodType<QuestionWords> = z.strictObject({
  ask: z.record(z.string(), sentence),
  options: z.record(z.string(), z.record(z.string(), z.string().min(1))),
})
