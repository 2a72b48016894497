/** Under which what is typed on the page of a short instrument is kept until it is saved. */
export function measurementDraft(dossierId: string, instrument: string): string {
  return `measurement:${dossierId}:${instrument}`
}

/** The pages of measuring; every link and form takes its address from here. */
export const addresses = {
  dossier: (dossierId: string) => `/gezinnen/${dossierId}`,
  /** An instrument of kind `talk` has pages of its own. */
  talk: (dossierId: string) => `/gezinnen/${dossierId}/grondrechten`,
  choose: (dossierId: string) => `/gezinnen/${dossierId}/meten`,
  start: (dossierId: string, instrument: string) => `/gezinnen/${dossierId}/meten/${instrument}`,
  item: (dossierId: string, measurementId: string, item: string) => `/gezinnen/${dossierId}/meten/${measurementId}/${item}`,
  overview: (dossierId: string, measurementId: string) => `/gezinnen/${dossierId}/meten/${measurementId}/overzicht`,
  correct: (dossierId: string, measurementId: string) => `/gezinnen/${dossierId}/meten/${measurementId}/verbeteren`,
  presence: (dossierId: string, measurementId: string) => `/gezinnen/${dossierId}/meten/${measurementId}/erbij`,
  finish: (dossierId: string, measurementId: string) => `/gezinnen/${dossierId}/meten/${measurementId}/klaar`,
  withdraw: (dossierId: string, measurementId: string) => `/gezinnen/${dossierId}/meten/${measurementId}/intrekken`,
  restore: (dossierId: string, measurementId: string) => `/gezinnen/${dossierId}/meten/${measurementId}/terugzetten`,
  history: (dossierId: string) => `/gezinnen/${dossierId}/metingen`,
  setState: (dossierId: string) => `/gezinnen/${dossierId}/in-orde`,
  undoState: (dossierId: string, item: string, state: string, childId: string | null) =>
    `/gezinnen/${dossierId}/in-orde/${item}/${state}${childId === null ? '' : `/${childId}`}`,
}
