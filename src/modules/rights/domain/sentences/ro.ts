import type { Sentences } from '../sentences.ts'

export const ro: Sentences = {
  territory: {
    belgium: 'Valabil în toată Belgia.',
    flanders: 'Valabil în Flandra.',
    brussels: 'Valabil la Bruxelles.',
    wallonia: 'Valabil în Valonia.',
    municipalities: (names) => `Valabil în ${names.join(', ')}.`,
  },
  judged: {
    family: 'Pentru această familie.',
    child: (who) => `Pentru copilul ${who}.`,
    adult: (who) => `Pentru adultul ${who}.`,
  },
  noChild: 'Nu există un copil la care să se refere.',
  noAdult: 'Nu există o persoană la care să se refere.',
  ended: 'Acest drept nu mai există la această dată.',
  rulesUnknown: 'Regulile acestei date nu sunt cunoscute.',
}
