import { texts } from '#platform/text/texts.ts'
import { words as en } from './words.en.ts'
import { words as fr } from './words.fr.ts'
import { type FigureWords, words as nl } from './words.nl.ts'

export const figureWords = texts<FigureWords>({ nl, en, fr })
