import type { Words } from './text.ts'

export const fr: Words = {
  reasons: {
    pregnant: 'Elle est enceinte',
    'just-born': 'Elle vient d’accoucher',
    'age-fits': 'Son âge correspond',
    single: 'Elle est seule',
    'unstable-relationship': 'Sa relation est incertaine',
    'long-guidance': 'Votre estimation : elle a besoin de quelqu’un longtemps',
  },
  against: {
    'soon-on-her-own': 'Votre estimation : elle continuera bientôt seule',
    'long-guidance': 'Votre estimation : elle a besoin de quelqu’un longtemps',
    'child-too-old': 'Son enfant est plus âgé que ceux que nous suivons',
    'age-outside': 'Son âge ne correspond pas',
    'stable-relationship': 'Elle a une relation stable',
    single: 'Elle est seule',
    'unstable-relationship': 'Sa relation est incertaine',
  },
  unknown: {
    'pregnant-or-born': 'Est-elle enceinte ou a-t-elle accouché ?',
    'birth-of-child': 'Quand son enfant est-il né ?',
    age: 'Quel âge a-t-elle ?',
    relationship: 'Y a-t-il un partenaire, et est-ce stable ?',
    outlook: 'Continuera-t-elle bientôt seule, ou a-t-elle besoin de quelqu’un longtemps ?',
  },
  points: {
    yes: (name) => `Tout indique ${name}`,
    perhaps: (name) => `Peut-être ${name}`,
    no: (name) => `Plutôt pas ${name}`,
  },
  decide: 'C’est vous qui décidez, avec elle.',
}
