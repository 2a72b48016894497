/** What SQL counted, before anything is concluded from it. Every count is split by programme and by how the guidance stands on the as-of date. */
export const statuses = ['completed', 'stopped', 'running'] as const
export type Status = (typeof statuses)[number]
export type Group = { readonly programme: string; readonly status: Status }

/** Of mothers, at the start of their first dossier in the period. `ageDays` and `weeks` are sums, to be divided by their own n. */
export type ProfileCounts = {
  readonly mothers: number
  readonly pregnant: number
  readonly afterBirth: number
  readonly weeksKnown: number
  readonly weeks: number
  readonly ageKnown: number
  readonly ageDays: number
  readonly single: number
  readonly notSingle: number
  readonly noIncome: number
  readonly someIncome: number
  readonly housingKnown: number
  readonly badHousing: number
  readonly temporaryHousing: number
  readonly external: number
  readonly ownService: number
  readonly herself: number
  readonly inGroup: number
  readonly deprived: number
  readonly undetermined: number
  readonly notDeprived: number
}

export const inOrderItems = ['babyuitzet', 'kinderopvang', 'aanmelding_kg', 'groeipakket'] as const
export type InOrderItem = (typeof inOrderItems)[number]

/** Good side first; the order in which charts and tables name them. */
export const housingSituations = [
  'huur_goed',
  'sociaal',
  'eigenaar_goed',
  'huur_slecht',
  'eigenaar_slecht',
  'inwonend',
  'opvang',
  'dakloos',
] as const
export type Housing = (typeof housingSituations)[number]
export const badHousing: ReadonlySet<Housing> = new Set(['dakloos', 'inwonend', 'opvang', 'huur_slecht', 'eigenaar_slecht'])
export const temporaryHousing: ReadonlySet<Housing> = new Set(['dakloos', 'inwonend', 'opvang'])

export type Source = { readonly id: string; readonly name: string; readonly side: 'external' | 'own' | 'herself' }

/** `start` and `end` as answered, null when there is no valid answer. */
export type FromTo<Value> = { readonly start: Value | null; readonly end: Value | null }

/** What is counted of the dossiers themselves. */
export type DossierFacts = {
  readonly profile: readonly (Group & ProfileCounts)[]
  readonly dossiers: readonly (Group & { readonly n: number })[]
  readonly sources: readonly (Group & Source & { readonly n: number })[]
  readonly housing: readonly (Group & FromTo<Housing> & { readonly n: number })[]
  readonly inOrder: readonly (Group & FromTo<'yes' | 'no' | 'not-applicable'> & { readonly item: InOrderItem; readonly n: number })[]
}

/** What is counted of the instruments with levels or scores. */
export type ScoreFacts = {
  /** Pairs of levels and scores. */
  readonly changes: readonly (Group & {
    readonly instrument: ScoredInstrument
    readonly item: string
    readonly start: number
    readonly end: number
    readonly n: number
  })[]
  /** Dossiers with a first measurement of the instrument, and per item those with a valid start. */
  readonly measured: readonly (Group & { readonly instrument: ScoredInstrument; readonly item: string | null; readonly n: number })[]
}

/** Of each family with a talk about fundamental rights in which both gave enough rights a number: the mean difference in its first and last one. */
export type AgreementFacts = {
  readonly agreement: readonly (Group & {
    readonly first: number
    readonly last: number
    readonly talks: number
    /** Of the last talk: rights with two numbers, and those with the same. */
    readonly rights: number
    readonly same: number
  })[]
}

export type ReportFacts = DossierFacts & ScoreFacts & AgreementFacts

export const scoredInstruments = ['opkomst-casestudy', 'moederscores'] as const
export type ScoredInstrument = (typeof scoredInstruments)[number]
