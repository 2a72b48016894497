import type { DossierFile, DossierSummary } from '#modules/dossiers/public.ts'
import type { FamilyFacts, Pack } from '#modules/programmes/public.ts'
import type { PageContext } from '#platform/web/page-context.ts'
import type { HistoryLine } from './history.ts'
import type { Words } from './text.ts'

/** What the cards of the dossier page are drawn from. */
export type DossierView = {
  readonly dossier: DossierSummary
  readonly file: DossierFile
  readonly pack: Pack
  /** Names of the programmes this family was in. */
  readonly programmeNames: ReadonlyMap<string, string>
  /** Lines of the history about visits that were moved. */
  readonly moves: readonly HistoryLine[]
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

export function motherOf({ dossier, file }: DossierView): DossierFile['members'][number] | null {
  return file.members.find(({ personId }) => personId === dossier.motherId) ?? null
}

export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== '')
  return [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => word?.charAt(0).toUpperCase() ?? '').join('')
}
