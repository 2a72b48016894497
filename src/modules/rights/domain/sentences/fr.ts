import type { Sentences } from '../sentences.ts'

export const fr: Sentences = {
  territory: {
    belgium: 'Valable dans toute la Belgique.',
    flanders: 'Valable en Flandre.',
    brussels: 'Valable à Bruxelles.',
    wallonia: 'Valable en Wallonie.',
    municipalities: (names) => `Valable à ${names.join(', ')}.`,
  },
  judged: {
    family: 'Pour cette famille.',
    child: (who) => `Pour l’enfant ${who}.`,
    adult: (who) => `Pour l’adulte ${who}.`,
  },
  noChild: 'Aucun enfant n’est concerné.',
  noAdult: 'Personne n’est concerné.',
  ended: 'Cette règle n’existe plus à cette date.',
  rulesUnknown: 'Les règles de cette date ne sont pas connues.',
}
