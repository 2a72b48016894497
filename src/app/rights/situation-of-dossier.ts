import { type KnownFact, type Loose, lastSaid, type Roster, type Situation, situationWith } from '#modules/rights/public.ts'
import type { IsoDay } from '#platform/day.ts'
import { factsOfAnswers } from './answers-as-facts.ts'
import { factsTold } from './facts-told.ts'
import { childrenOf, type FamilyRows } from './family-rows.ts'
import { regionOfPostcode } from './region.ts'

/** What is known of a family for its rights: the situation the rules judge, and where each fact comes from. */
export type KnownFamily = {
  readonly dossierId: string
  readonly reference: string
  readonly situation: Situation
  /** The fact that holds for each place, with source and day. */
  readonly facts: readonly KnownFact[]
  readonly roster: Roster
  /** First names by the key of a person; an expected child has none. */
  readonly names: ReadonlyMap<string, string>
}

/** The same before what was said last is taken of each fact: for who judges many families elsewhere. */
export type DossierFacts = Pick<KnownFamily, 'facts' | 'roster'> & { readonly base: Loose }

/**
 * What the dossier knows already becomes the situation; what was asked since goes over it, the newest of both. Who stands in the dossier as parent is taken
 * as the adults there are; a family after a loss has no expected child. Nothing is guessed: what nobody wrote down stays unknown.
 */
export function situationOfDossier(rows: FamilyRows, today: IsoDay): KnownFamily {
  const { dossier, members } = rows
  const { base, roster, facts: all } = factsOfDossier(rows, today)
  const facts = lastSaid(all)
  const names = new Map([[dossier.motherId, dossier.motherName], ...members.map(({ personId, name }) => [personId, name] as const)])
  return { dossierId: dossier.id, reference: dossier.reference, situation: situationWith(base, facts, today), facts, roster, names }
}

/** Everything that is known, also what was said otherwise since, and the people it is about. */
export function factsOfDossier(rows: FamilyRows, today: IsoDay): DossierFacts {
  const { dossier, members, answers, kept } = rows
  const parents = members.filter(({ role, personId }) => role === 'co-parent' && personId !== dossier.motherId)
  const children = childrenOf(rows, today)
  const roster = { adults: [dossier.motherId, ...parents.map(({ personId }) => personId)], children: children.map(({ key }) => key) }
  const adults = [{ id: dossier.motherId, role: 'mother' }, ...parents.map(({ personId }) => ({ id: personId, role: 'co-parent' }))]
  const isKnown = children.length > 0 || dossier.hasLoss
  const base = {
    adults,
    ...(isKnown ? { children: children.map(({ key, isMultiple }) => (isMultiple ? { id: key, isMultiple } : { id: key })) } : {}),
    ...(rows.municipality === '' ? {} : { municipality: rows.municipality }),
  }
  const births = [dossier.birthDate, ...parents.map(({ birthDate }) => birthDate)].flatMap((value, at) =>
    value === null ? [] : [ofDossier(`adults[${at}].birthDate`, value, dossier.openedOn)],
  )
  const ofChildren = children.map(({ birthDate, dueDate, since }, at) =>
    ofDossier(`children[${at}].${birthDate === null ? 'dueDate' : 'birthDate'}`, birthDate ?? dueDate, since ?? dossier.openedOn),
  )
  const language = dossier.language === 'ary' ? 'ar' : dossier.language
  const region = regionOfPostcode(rows.postcode)
  const more = [
    language === null ? [] : [ofDossier('language', language, dossier.openedOn)],
    region === null ? [] : [ofDossier('region', region, dossier.openedOn)],
  ].flat()
  const dated = ofChildren.filter(({ value }) => value !== null)
  return { base, roster, facts: [...births, ...dated, ...more, ...factsOfAnswers(answers), ...factsTold(kept, roster)] }
}

function ofDossier(path: string, value: string | null, on: IsoDay): KnownFact {
  return { path, value, source: 'dossier', on, id: null }
}
