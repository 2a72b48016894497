import type { StatementText } from './statement-text.ts'

export const en: StatementText = {
  privacyTitle: 'What we do with what you tell us',
  privacyLead: 'Short and honest. Feel free to ask your counsellor to explain.',
  privacy: {
    what: {
      title: 'What do we write down?',
      body: 'Only what we need to help you: how to reach you safely, how far along you are, and what you want help with. What you do not want to say, you may leave open.',
    },
    who: {
      title: 'Who can read it?',
      body: 'Only the Opkomst team in your municipality. They are bound by professional secrecy. Every time somebody opens your file, it is noted.',
    },
    share: {
      title: 'Do we pass it on?',
      body: 'Not without you. Whoever referred you hears only what you agreed to: whether there is contact, whether we started and whether it has ended.',
    },
    figures: {
      title: 'And the figures?',
      body: 'We count how many families we help and what changes. There are no names in those figures. We do not show groups smaller than five.',
    },
    rights: {
      title: 'What may you ask?',
      body: 'You may see your data, have it corrected or have it stopped. Tell your counsellor or call us. You may also complain to the Flemish Supervisory Commission.',
    },
    safe: {
      title: 'Is somebody looking over your shoulder?',
      body: 'The button ‘Quick exit’ makes this page disappear at once. We leave no message if you do not want that.',
    },
  },
  accessTitle: 'Accessibility',
  accessLead: 'Everybody must be able to use these pages.',
  access: {
    how: {
      title: 'How do we make them?',
      body: 'The pages work with a keyboard, with a screen reader, on an old phone and without JavaScript. We test them against WCAG 2.2, level AA.',
    },
    tested: {
      title: 'How do we check?',
      body: 'With every change a program checks every page, on a phone and on a large screen. People with a disability have not tested the pages yet.',
    },
    tell: {
      title: 'Does something not work?',
      body: 'Call us or tell your counsellor. We look for a solution and help you by phone in the meantime.',
    },
  },
}
