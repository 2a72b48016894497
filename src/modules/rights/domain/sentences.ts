/** The engine's own sentences, in the reader's language; those of a right stand in its file and its translations. */
export type Sentences = {
  readonly territory: {
    readonly belgium: string
    readonly flanders: string
    readonly brussels: string
    readonly wallonia: string
    readonly municipalities: (names: readonly string[]) => string
  }
  readonly noChild: string
  readonly noAdult: string
  readonly ended: string
  readonly rulesUnknown: string
  readonly amount: string
}

export const sentencesNl: Sentences = {
  territory: {
    belgium: 'Geldt in heel België.',
    flanders: 'Geldt in Vlaanderen.',
    brussels: 'Geldt in Brussel.',
    wallonia: 'Geldt in Wallonië.',
    municipalities: (names) => `Geldt in ${names.join(', ')}.`,
  },
  noChild: 'Er is geen kind om wie het gaat.',
  noAdult: 'Er is niemand om wie het gaat.',
  ended: 'Deze regeling bestaat niet meer op deze dag.',
  rulesUnknown: 'De regels van deze dag zijn niet gekend.',
  amount: 'Het bedrag',
}
