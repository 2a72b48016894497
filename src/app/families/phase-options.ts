import { said } from '#modules/programmes/public.ts'
import type { PublicLocale } from '#platform/text/locale.ts'
import type { FilterOptions } from './filter-options.ts'
import { beforeStart } from './phase-list.ts'
import { text } from './text.ts'

type Option = { readonly value: string; readonly label: string }

/** The phases to choose from: of the programme that was chosen, or of all; phases that programmes share stand there once. */
export function phaseOptions(programmes: FilterOptions['programmes'], programme: string, locale: PublicLocale): Option[] {
  const asked = programmes.filter(({ id }) => programme === '' || id === programme)
  const names = new Map(asked.flatMap(({ phases }) => phases.map(({ id, name }) => [id, said(name, locale)] as const)))
  return [{ value: beforeStart, label: text(locale).beforeStart }, ...[...names].map(([value, label]) => ({ value, label }))]
}
