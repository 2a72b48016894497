import type { Sentences } from '../sentences.ts'

export const en: Sentences = {
  territory: {
    belgium: 'Holds in all of Belgium.',
    flanders: 'Holds in Flanders.',
    brussels: 'Holds in Brussels.',
    wallonia: 'Holds in Wallonia.',
    municipalities: (names) => `Holds in ${names.join(', ')}.`,
  },
  judged: {
    family: 'For this family.',
    child: (who) => `For child ${who}.`,
    adult: (who) => `For adult ${who}.`,
  },
  noChild: 'There is no child whom it is about.',
  noAdult: 'There is nobody whom it is about.',
  ended: 'This right no longer exists on this day.',
  rulesUnknown: 'The rules of this day are not known.',
}
