import type { Words } from './text.ts'

export const en: Words = {
  reasons: {
    pregnant: 'She is pregnant',
    'just-born': 'She has just given birth',
    'age-fits': 'Her age fits',
    single: 'She is on her own',
    'unstable-relationship': 'Her relationship is uncertain',
    'long-guidance': 'Your estimate: she needs somebody for a long time',
  },
  against: {
    'soon-on-her-own': 'Your estimate: she will soon go on by herself',
    'long-guidance': 'Your estimate: she needs somebody for a long time',
    'child-too-old': 'Her child is older than we guide',
    'age-outside': 'Her age is outside the range',
    'stable-relationship': 'She has a steady relationship',
    single: 'She is on her own',
    'unstable-relationship': 'Her relationship is uncertain',
  },
  unknown: {
    'pregnant-or-born': 'Is she pregnant or has she given birth?',
    'birth-of-child': 'When was her child born?',
    age: 'How old is she?',
    relationship: 'Is there a partner, and is that stable?',
    outlook: 'Will she soon go on by herself, or does she need somebody for long?',
  },
  points: {
    yes: (name) => `Everything points to ${name}`,
    perhaps: (name) => `Perhaps ${name}`,
    no: (name) => `Rather not ${name}`,
  },
  decide: 'You decide, together with her.',
}
