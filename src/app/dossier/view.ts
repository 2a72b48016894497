import type { DossierSheet, DossierSummary } from '#modules/dossiers/public.ts'
import type { FamilyFacts, Pack } from '#modules/programmes/public.ts'
import type { PageContext } from '#platform/web/page-context.ts'
import type { Words } from './text.ts'

/** What the cards of the dossier page are drawn from. */
export type DossierView = {
  readonly dossier: DossierSummary
  readonly file: DossierSheet
  readonly pack: Pack
  readonly ctx: PageContext
  readonly t: Words
}

export function familyFacts({ dossier }: DossierView): FamilyFacts {
  return {
    startedOn: dossier.startedOn,
    dueOn: dossier.dueOn,
    bornOn: dossier.clock.kind === 'child' ? dossier.clock.bornOn : null,
    hasLoss: dossier.hasLoss,
  }
}

export function motherOf({ dossier, file }: DossierView): DossierSheet['members'][number] | null {
  return file.members.find(({ personId }) => personId === dossier.motherId) ?? null
}

const firstAndLast = /^\s*(\S)(?:.*\s(\S))?/s

/** The first letter of the first word and of the last one. */
export function initialsOf(name: string): string {
  const [, first = '', last = ''] = firstAndLast.exec(name) ?? []
  return first.toUpperCase() + last.toUpperCase()
}
