export const paths = {
  ofDossier: (dossierId: string): string => `/gezinnen/${dossierId}/bestanden`,
  turn: (dossierId: string, documentId: string, how: 'weg' | 'terug' | 'soort'): string =>
    `/gezinnen/${dossierId}/bestanden/${documentId}/${how}`,
  file: (documentId: string): string => `/bestanden/${documentId}`,
  dossier: (dossierId: string): string => `/gezinnen/${dossierId}#documenten`,
}
