import type { Sentences } from '../sentences.ts'

export const nl: Sentences = {
  territory: {
    belgium: 'Geldt in heel België.',
    flanders: 'Geldt in Vlaanderen.',
    brussels: 'Geldt in Brussel.',
    wallonia: 'Geldt in Wallonië.',
    municipalities: (names) => `Geldt in ${names.join(', ')}.`,
  },
  judged: {
    family: 'Voor dit gezin.',
    child: (who) => `Voor kind ${who}.`,
    adult: (who) => `Voor volwassene ${who}.`,
  },
  noChild: 'Er is geen kind om wie het gaat.',
  noAdult: 'Er is niemand om wie het gaat.',
  ended: 'Deze regeling bestaat niet meer op deze dag.',
  rulesUnknown: 'De regels van deze dag zijn niet gekend.',
}
