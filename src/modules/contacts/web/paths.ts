export const paths = {
  dossier: (dossierId: string) => `/gezinnen/${dossierId}`,
  /** Opens the dossier with the cursor in the note. */
  log: (dossierId: string) => `/gezinnen/${dossierId}#f-contactNote`,
  contacts: (dossierId: string) => `/gezinnen/${dossierId}/contacten`,
  contact: (dossierId: string, contactId: string) => `/gezinnen/${dossierId}/contacten/${contactId}`,
  steps: (dossierId: string) => `/gezinnen/${dossierId}/stappen`,
  step: (dossierId: string, stepId: string, act: 'gedaan' | 'niet-nodig' | 'open') => `/gezinnen/${dossierId}/stappen/${stepId}/${act}`,
  visits: (dossierId: string) => `/gezinnen/${dossierId}/bezoeken`,
  visit: (dossierId: string, visitId: string, act: 'afgezegd' | 'opnieuw' | 'verzet') =>
    `/gezinnen/${dossierId}/bezoeken/${visitId}/${act}`,
}
