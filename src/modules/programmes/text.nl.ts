export const nl = {
  reasons: {
    pregnant: 'Ze is zwanger',
    'just-born': 'Ze is pas bevallen',
    'age-fits': 'Haar leeftijd past',
    single: 'Ze staat er alleen voor',
    'unstable-relationship': 'Haar relatie is onzeker',
    'long-guidance': 'Jullie schatten in: ze heeft lang iemand nodig',
  },
  against: {
    'soon-on-her-own': 'Jullie schatten in: ze stapt snel alleen verder',
    'long-guidance': 'Jullie schatten in: ze heeft lang iemand nodig',
    'child-too-old': 'Haar kind is ouder dan we begeleiden',
    'age-outside': 'Haar leeftijd valt erbuiten',
    'stable-relationship': 'Ze heeft een vaste relatie',
    single: 'Ze staat er alleen voor',
    'unstable-relationship': 'Haar relatie is onzeker',
  },
  unknown: {
    'pregnant-or-born': 'Is ze zwanger of al bevallen?',
    'birth-of-child': 'Wanneer is haar kind geboren?',
    age: 'Hoe oud is ze?',
    relationship: 'Is er een partner, en is dat stabiel?',
    outlook: 'Stapt ze snel alleen verder, of heeft ze lang iemand nodig?',
  },
  points: {
    yes: (name: string) => `Alles wijst naar ${name}`,
    perhaps: (name: string) => `Misschien ${name}`,
    no: (name: string) => `Eerder niet ${name}`,
  },
  decide: 'Jij beslist, samen met haar.',
}
