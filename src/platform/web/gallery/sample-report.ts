import type { TreeItem } from '../charts.tsx'

export const progress: readonly TreeItem[] = [
  ['Leefplek baby', 15, 19],
  ['Klaar voor geboorte', 15, 19],
  ['Sociale rechten', 14, 20],
  ['Babyuitzet', 12, 20],
  ['Vertrouwen als mama', 12, 20],
  ['Woning', 11, 18],
  ['Slaapplek baby', 11, 20],
  ['Weg naar hulp', 11, 21],
  ['Inzicht papieren', 10, 16],
  ['Kinderopvang', 10, 21],
  ['Inkomen', 9, 21],
  ['Schulden', 9, 21],
  ['Eigen netwerk', 9, 17],
  ['Stabiele relaties', 9, 19],
  ['Band met de baby', 8, 20],
  ['Gezondheid', 8, 19],
  ['Stress', 7, 18],
  ['Werk of school', 6, 20],
  ['Steun bij opvoeden', 5, 19],
  ['Vrije tijd', 5, 19],
  ['Spaargeld', 3, 21],
  ['Toekomst', 3, 19],
  ['Partnerrelatie', 1, 17],
].map(([label, count, n]) => ({ label: String(label), count: Number(count), n: Number(n) }))

export const declines: readonly TreeItem[] = [
  { label: 'Schulden', count: 3, n: 21 },
  { label: 'Stabiele relaties', count: 2, n: 19 },
  { label: 'Leefplek baby', count: 1, n: 19 },
  { label: 'Stress', count: 1, n: 18 },
]

export const housing = {
  parts: [
    { id: 'rent', label: 'Huur, goed', side: 'good' },
    { id: 'social', label: 'Sociale woning', side: 'good' },
    { id: 'own', label: 'Eigen woning, goed', side: 'good' },
    { id: 'bad', label: 'Huur, slecht', side: 'other' },
    { id: 'own-bad', label: 'Eigen woning, slecht', side: 'other' },
    { id: 'others', label: 'Woont in bij anderen', side: 'other' },
    { id: 'temporary', label: 'Opvang of tijdelijk', side: 'other' },
  ],
  start: { rent: 70, social: 36, own: 20, bad: 32, 'own-bad': 3, others: 15, temporary: 28 },
  end: { rent: 85, social: 52, own: 18, bad: 23, 'own-bad': 2, others: 11, temporary: 13 },
} as const

export const scores = [
  { label: 'Ik weet hoe ik voor mijn baby zorg', before: 5.2, after: 7.9, points: [7, 6, 6, 7, 10, 10, 10, 8, 7] },
  { label: 'Ik voel een band met mijn baby', before: 3.7, after: 6.4, points: [7, 2, 7, 7, 3, 7, 10, 8, 7] },
  { label: 'Ik vertrouw op mezelf als mama', before: 5.3, after: 8.1, points: [8, 8, 4, 7, 7, 10, 10, 10, 9] },
].map((row) => ({ ...row, sentence: `${row.label}: gemiddeld ${row.before} voor, ${row.after} nu` }))

export const readiness = [
  {
    label: 'Babyuitzet',
    sub: 'n = 195',
    start: { value: 0.3, low: 0.24, high: 0.37 },
    end: { value: 0.91, low: 0.86, high: 0.94 },
    text: '30% → 91%',
  },
  {
    label: 'Aanmelding Kind en Gezin',
    sub: 'n = 193',
    start: { value: 0.39, low: 0.32, high: 0.46 },
    end: { value: 0.95, low: 0.91, high: 0.98 },
    text: '39% → 95%',
  },
  {
    label: 'Kinderopvang',
    sub: 'n = 168',
    start: { value: 0.12, low: 0.08, high: 0.18 },
    end: { value: 0.51, low: 0.43, high: 0.58 },
    text: '12% → 51%',
  },
].map((row) => ({ ...row, sentence: `${row.label}: ${row.text}, bij de start en bij het einde` }))
