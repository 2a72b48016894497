import type { ToldFamily } from '../told.ts'
import { amal } from './amal.ts'
import { dounia, joke, marta, samira, yasmine } from './before-birth.ts'
import { grace, lotte, tereza } from './first-months.ts'
import { anke, chayenne, sofia } from './letting-go.ts'

/** Invented families, one at every turn that guidance can take. */
export const runningFamilies: readonly ToldFamily[] = [
  amal,
  samira,
  joke,
  dounia,
  yasmine,
  marta,
  lotte,
  grace,
  tereza,
  sofia,
  chayenne,
  anke,
]
