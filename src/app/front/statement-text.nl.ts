export const nl = {
  privacyTitle: 'Wat we doen met wat je vertelt',
  privacyLead: 'Kort en eerlijk. Vraag gerust uitleg aan je begeleider.',
  privacy: {
    what: {
      title: 'Wat schrijven we op?',
      body: 'Alleen wat nodig is om je te helpen: hoe we je veilig bereiken, hoe ver je bent, en waar je hulp bij wil. Wat je niet wil zeggen, mag je openlaten.',
    },
    who: {
      title: 'Wie kan het lezen?',
      body: 'Alleen het team van Opkomst in je gemeente. Zij hebben beroepsgeheim. Elke keer dat iemand je dossier opent, wordt dat genoteerd.',
    },
    share: {
      title: 'Geven we het door?',
      body: 'Niet zonder jou. Wie je bij ons aanmeldde, hoort alleen wat je goedvond: of er contact is, of we gestart zijn en of het afgerond is.',
    },
    figures: {
      title: 'En de cijfers?',
      body: 'We tellen hoeveel gezinnen we helpen en wat er verandert. In die cijfers staan geen namen. Groepen kleiner dan vijf tonen we niet.',
    },
    rights: {
      title: 'Wat mag je vragen?',
      body: 'Je mag je gegevens zien, laten verbeteren of laten stoppen. Zeg het aan je begeleider of bel ons. Je mag ook klagen bij de Vlaamse Toezichtcommissie.',
    },
    safe: {
      title: 'Kijkt er iemand mee?',
      body: 'Met de knop ‘Snel weg’ verdwijnt deze pagina meteen. We laten geen bericht achter als jij dat niet wil.',
    },
  },
  accessTitle: 'Toegankelijkheid',
  accessLead: 'Iedereen moet deze pagina’s kunnen gebruiken.',
  access: {
    how: {
      title: 'Hoe maken we ze?',
      body: 'De pagina’s werken met het toetsenbord, met een schermlezer, op een oude telefoon en zonder JavaScript. We toetsen ze aan WCAG 2.2, niveau AA.',
    },
    tested: {
      title: 'Hoe kijken we het na?',
      body: 'Bij elke wijziging controleert een programma elke pagina, op telefoon en op groot scherm. Mensen met een beperking hebben de pagina’s nog niet getest.',
    },
    tell: {
      title: 'Lukt er iets niet?',
      body: 'Bel ons of zeg het aan je begeleider. We zoeken een oplossing en helpen je ondertussen aan de telefoon.',
    },
  },
}
