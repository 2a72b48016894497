export const paths = {
  list: '/beheer/rechten',
  drafts: '/beheer/rechten/voorstellen',
  history: '/beheer/rechten/geschiedenis',
  transfer: '/beheer/rechten/bestand',
  fresh: '/beheer/rechten/nieuw',
  right: (id: string): string => `/beheer/rechten/recht/${id}`,
  amount: (id: string, parameter: string): string => `/beheer/rechten/recht/${id}/bedrag/${parameter}`,
  rules: (id: string): string => `/beheer/rechten/recht/${id}/regels`,
  change: (id: string): string => `/beheer/rechten/voorstel/${id}`,
} as const
