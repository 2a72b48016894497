import { list } from './list.ts'

/** Ids of the six criteria in the instrument kansarmoede-screening, in the order K1 to K6. */
export const CRITERIA = ['maandinkomen', 'opleiding', 'arbeidssituatie', 'stimulatieniveau', 'huisvesting', 'gezondheid'] as const
export type Criterion = (typeof CRITERIA)[number]

/** What teams call each criterion. */
export const CRITERION_NAMES: Readonly<Record<Criterion, readonly string[]>> = {
  maandinkomen: list(`
    K1 inkomen | K1 | Criterium 1 | Criterium inkomen | Criterium 1 inkomen | Maandinkomen | C1 | Kansarmoede inkomen |
    KA1 | KA inkomen`),
  opleiding: list(`
    K2 opleiding | K2 | Criterium 2 | Criterium opleiding | Opleiding ouders | Opleiding | C2 | Kansarmoede opleiding |
    KA2 | Formation | Education`),
  arbeidssituatie: list(`
    K3 werk | K3 | Criterium 3 | Criterium werk | Arbeidssituatie | Arbeid | Werksituatie | Werk | C3 | Kansarmoede arbeid
    | KA3 | Criterium arbeid | Emploi | Work`),
  stimulatieniveau: list(`
    K4 stimulatie | K4 | Criterium 4 | Criterium stimulatie | Stimulatie kind | Stimulatieniveau | Stimulatie | C4 |
    Ontwikkeling kind | KA4 | Stimulation`),
  huisvesting: ['K5 wonen', 'K5', 'Criterium 5', 'Criterium huisvesting', 'Kansarmoede huisvesting', 'C5', 'KA5', 'Criterium 5 wonen'],
  gezondheid: list(`
    K6 gezondheid | K6 | Criterium 6 | Criterium gezondheid | Gezondheid | C6 | Kansarmoede gezondheid | KA6 | Sante |
    Health`),
}

/** What a criterion is about, in one word: not enough to know it by, unless other criteria stand beside it. */
export const CRITERION_WORDS: Readonly<Record<Criterion, readonly string[]>> = {
  maandinkomen: list('inkomen | financieel | financiën | geld | revenus | finances | financial'),
  opleiding: list('opleiding | studies | scholing | onderwijs | diploma | études | schooling'),
  arbeidssituatie: list('werk | tewerkstelling | arbeid | beroep | travail | employment'),
  stimulatieniveau: list('stimulatie | ontwikkeling | opvoeding | développement | development'),
  huisvesting: list('huisvesting | wonen | woning | logement | housing'),
  gezondheid: list('gezondheid | medisch | santé | médical | health | medical'),
}
