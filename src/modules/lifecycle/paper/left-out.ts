import type { LeftOut } from '../domain/treatment.ts'

const words: Readonly<Record<LeftOut, string>> = {
  'third-person':
    'Gegevens van anderen: de andere ouder, familie, wie je aanmeldde. Die mogen we niet aan jou geven, zoals we de jouwe niet aan hen geven.',
  colleague:
    'Gegevens van medewerkers. Wie keek, staat achteraan met de rol. De naam kan je vragen aan de functionaris voor gegevensbescherming.',
  'work-note':
    'Persoonlijke werknotities. Die zijn van één medewerker, niemand anders leest ze, en ze verdwijnen als de begeleiding stopt.',
  conference: 'Wat in een overleg door anderen is gezegd. Vraag je begeleider naar het overleg zelf.',
  protected: 'Wat volgens de wet niet ingezien mag worden. Deze zin staat in elk afschrift, ook als er niets is.',
  security: 'Codes en sleutels. Wie die heeft, kan binnen.',
  double: 'Dubbels: rijen uit lijsten die we inlazen. Wat we ervan overnamen, staat hierboven.',
  procedure: 'De papieren van het bewaren en wissen zelf.',
}

/** The same in every copy: what is left out may not tell what there is. */
export const leftOutWords = Object.entries(words).map(([reason, text]) => ({ reason, words: text }))
