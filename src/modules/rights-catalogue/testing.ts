import type { RightInput } from '#modules/rights/public.ts'

/** A premium of a municipality, for tests: 75 euros once for each child that was born. */
export const localRight: RightInput = {
  id: 'babypremie-mechelen',
  title: 'Babypremie',
  summary: 'Een eenmalig bedrag voor elk kind dat geboren is.',
  authority: 'local',
  body: 'Stad Mechelen',
  territory: { municipalities: ['Mechelen'] },
  domain: 'baby',
  theme: 'lokaal',
  automatic: false,
  nature: 'entitlement',
  parameters: {
    bedrag: {
      label: 'bedrag per kind',
      unit: 'eur',
      unitSaid: 'euro, één keer',
      rhythm: 'none',
      values: [
        {
          value: 75,
          from: '2024-01-01',
          to: null,
          source: 'https://www.mechelen.be/premie',
          dateBasis: 'stated',
          endBasis: 'no-later-value-found',
        },
      ],
    },
  },
  versions: [
    {
      from: '2024-01-01',
      to: null,
      for: 'child',
      conditions: [{ id: 'born', say: 'Het kind is geboren.', test: 'born(child)' }],
      amount: { kind: 'exact', per: 'once', say: 'Eén keer per kind.', value: 'p.bedrag' },
      deadline: { say: 'Binnen het jaar na de geboorte.', day: 'birthOrDue(child) + years(1)' },
      earliest: null,
    },
  ],
  apply: { where: 'Stadhuis Mechelen', how: 'Met een formulier.', when: 'Binnen het jaar.', documents: ['Geboorteakte'] },
  interactions: {},
  sources: ['https://www.mechelen.be/premie'],
  confidence: 'high',
  lastChecked: '2026-11-22',
  flags: [],
}
