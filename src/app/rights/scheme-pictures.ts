import type { PictogramName } from '#platform/web/icons.tsx'
import type { Scheme } from './scheme.ts'

/** One picture per part of life, the same on paper and on the pages. */
export const schemePictures: Readonly<Record<Scheme['groups'][number]['domain'], PictogramName>> = {
  housing: 'housing',
  money: 'money',
  paperwork: 'papers',
  baby: 'childcare',
  wellbeing: 'feelings',
  network: 'parents',
}
