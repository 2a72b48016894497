import { type DossierSummary, readDossierFile } from '#modules/dossiers/public.ts'
import { accountNames } from '#modules/identity/public.ts'
import type { Tx } from '#platform/db/database.ts'
import type { SheetFacts } from '../domain/sheet.ts'
import type { Known } from '../domain/traces.ts'

/** What the sheet may be made from, and what may not stand in the words that go with it. */
export async function readSheetFacts(
  tx: Tx,
  municipalityId: string,
  dossier: DossierSummary,
): Promise<{ readonly facts: SheetFacts; readonly known: Known }> {
  const file = await readDossierFile(tx, municipalityId, dossier.id)
  const members = file?.members ?? []
  const mother = members.find(({ role }) => role === 'mother')
  const children = members.filter(({ role, diedOn }) => role === 'child' && diedOn === null)
  const workers = await accountNames(tx, municipalityId, dossier.counsellorId === null ? [] : [dossier.counsellorId])
  return {
    facts: {
      motherBornOn: dossier.birthDate,
      pregnantWeeks: dossier.clock.kind === 'pregnant' ? dossier.clock.weeks : null,
      childrenBornOn: children.map(({ birthDate }) => birthDate),
      hasCoParent: members.some(({ role, diedOn }) => role === 'co-parent' && diedOn === null),
      language: mother?.language ?? null,
      needsInterpreter: mother?.needsInterpreter ?? null,
      guidedSince: dossier.startedOn,
    },
    known: {
      names: [
        ...members.flatMap(({ givenName, familyName }) => [givenName, familyName]),
        ...workers.values(),
        ...(file?.partners ?? []).flatMap(({ contactName }) => contactName ?? []),
      ],
      places: members.flatMap(({ street, postcode, town }) => [street ?? '', postcode ?? '', town ?? '']),
      numbers: [...members.flatMap(({ phone }) => phone ?? []), dossier.reference],
    },
  }
}
