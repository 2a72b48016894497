import type { Respondent } from '#modules/indicators/public.ts'

/** The word of a round in an address. */
const words: Readonly<Record<Respondent, string>> = { family: 'zelf', worker: 'begeleider', joint: 'samen' }

export function roundOf(word: string): Respondent | null {
  return (['family', 'worker', 'joint'] as const).find((respondent) => words[respondent] === word) ?? null
}

const base = (dossierId: string): string => `/gezinnen/${dossierId}/grondrechten`

/** Every link and form of these pages takes its address from here. */
export const paths = {
  dossier: (dossierId: string) => `/gezinnen/${dossierId}`,
  all: base,
  begin: (dossierId: string) => `${base(dossierId)}/nieuw`,
  typePaper: (dossierId: string) => `${base(dossierId)}/papier`,
  talk: (dossierId: string, talkId: string) => `${base(dossierId)}/${talkId}`,
  language: (dossierId: string, talkId: string) => `${base(dossierId)}/${talkId}/taal`,
  thanks: (dossierId: string, talkId: string) => `${base(dossierId)}/${talkId}/dank`,
  choose: (dossierId: string, talkId: string) => `${base(dossierId)}/${talkId}/kies`,
  undoChoice: (dossierId: string, talkId: string) => `${base(dossierId)}/${talkId}/kies/terug`,
  withdraw: (dossierId: string, talkId: string) => `${base(dossierId)}/${talkId}/intrekken`,
  restore: (dossierId: string, talkId: string) => `${base(dossierId)}/${talkId}/terugzetten`,
  round: (dossierId: string, talkId: string, respondent: Respondent) => `${base(dossierId)}/${talkId}/${words[respondent]}`,
  close: (dossierId: string, talkId: string, respondent: Respondent) => `${base(dossierId)}/${talkId}/${words[respondent]}/klaar`,
  reopen: (dossierId: string, talkId: string, respondent: Respondent) => `${base(dossierId)}/${talkId}/${words[respondent]}/heropen`,
  right: (dossierId: string, talkId: string, respondent: Respondent, item: string) =>
    `${base(dossierId)}/${talkId}/${words[respondent]}/${item}`,
  paper: (language: string) => `/grondrechten/papier/${language}`,
}

/** Under which typed words are kept until they are saved. */
export const drafts = {
  score: (talkId: string, respondent: Respondent, item: string) => `rights-${words[respondent]}:${talkId}:${item}`,
  choice: (talkId: string) => `rights-choice:${talkId}`,
}
