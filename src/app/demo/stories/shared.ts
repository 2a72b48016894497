import type { ToldSharing } from '../tell-sharing.ts'

/** What Amal lets others see: the hospital for the birth, the housing service no longer; and a talk of the team about her. */
export const amalShares: ToldSharing = {
  bound: ['AZ Sint-Maarten', 'CAW Boom-Mechelen-Lier', 'Wijkgezondheidscentrum De Ham', 'Kind en Gezin', 'Sociaal Huis'],
  discreet: ['Huis van het Kind'],
  permissions: [
    {
      on: -20,
      to: 'CAW Boom-Mechelen-Lier',
      purpose: 'case-management',
      kinds: ['contacts', 'next-steps'],
      domains: ['housing'],
      days: 180,
      withdrawnOn: -9,
    },
    {
      on: -12,
      to: 'AZ Sint-Maarten',
      purpose: 'family-support',
      kinds: ['contact-person', 'in-order', 'contacts', 'notes'],
      domains: ['baby', 'paperwork'],
      days: 120,
    },
  ],
  handover: {
    on: -12,
    to: 'AZ Sint-Maarten',
    receiverName: 'Sara Mertens, sociale dienst',
    helps: 'Eerst een bericht, dan pas bellen. Een tolk bij papieren. Ilyas mag mee.',
    agreed: 'De sociale dienst regelt een kamer met plek voor Salma. Amal brengt haar map met papieren mee.',
    avoid: 'Niet inspreken op haar telefoon: iemand anders luistert mee.',
    callsFirst: 'Sara stuurt een bericht, twee weken voor de bevalling.',
  },
  discussion: {
    on: -1,
    purpose: 'second-look',
    absentReason: 'Amal weet ervan. Ze koos om er zelf niet bij te zijn.',
    items: [
      { by: 'hanne', words: 'Waar kan ze heen als haar broer verhuist voor de baby er is?', for: ['ayla', 'wout'] },
      { by: 'ayla', words: 'In week 34 bespreken we bij de consultatie wie er is bij de bevalling.', for: ['hanne'] },
    ],
  },
  note: 'Vragen hoe het met de taalles van Salma gaat.',
}
