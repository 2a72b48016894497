import type { StatementText } from './statement-text.ts'

export const fr: StatementText = {
  privacyTitle: 'Ce que nous faisons de ce que vous dites',
  privacyLead: 'Court et honnête. Demandez des explications à votre accompagnateur si vous voulez.',
  privacy: {
    what: {
      title: 'Que notons-nous ?',
      body: 'Seulement ce qu’il faut pour vous aider : comment vous joindre sans danger, où vous en êtes, et pour quoi vous voulez de l’aide. Ce que vous ne voulez pas dire, vous pouvez le laisser vide.',
    },
    who: {
      title: 'Qui peut le lire ?',
      body: 'Seulement l’équipe d’Opkomst de votre commune. Elle est tenue au secret professionnel. Chaque fois que quelqu’un ouvre votre dossier, c’est noté.',
    },
    share: {
      title: 'Le transmettons-nous ?',
      body: 'Pas sans vous. Le service qui vous a orientée apprend seulement ce que vous avez accepté : s’il y a un contact, si nous avons commencé et si c’est terminé.',
    },
    figures: {
      title: 'Et les chiffres ?',
      body: 'Nous comptons combien de familles nous aidons et ce qui change. Il n’y a pas de noms dans ces chiffres. Nous ne montrons pas les groupes de moins de cinq.',
    },
    rights: {
      title: 'Que pouvez-vous demander ?',
      body: 'Vous pouvez voir vos données, les faire corriger ou arrêter. Dites-le à votre accompagnateur ou appelez-nous. Vous pouvez aussi porter plainte auprès de la Commission de contrôle flamande.',
    },
    safe: {
      title: 'Quelqu’un regarde avec vous ?',
      body: 'Le bouton « Quitter vite » fait disparaître cette page aussitôt. Nous ne laissons pas de message si vous ne le voulez pas.',
    },
  },
  accessTitle: 'Accessibilité',
  accessLead: 'Tout le monde doit pouvoir utiliser ces pages.',
  access: {
    how: {
      title: 'Comment les faisons-nous ?',
      body: 'Les pages fonctionnent au clavier, avec un lecteur d’écran, sur un vieux téléphone et sans JavaScript. Nous les testons selon WCAG 2.2, niveau AA.',
    },
    tested: {
      title: 'Comment vérifions-nous ?',
      body: 'À chaque changement, un programme contrôle chaque page, sur téléphone et sur grand écran. Des personnes en situation de handicap n’ont pas encore testé les pages.',
    },
    tell: {
      title: 'Quelque chose ne marche pas ?',
      body: 'Appelez-nous ou dites-le à votre accompagnateur. Nous cherchons une solution et vous aidons entre-temps par téléphone.',
    },
  },
}
