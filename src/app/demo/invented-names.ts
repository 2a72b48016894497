import type { Random } from './random.ts'

type Names = readonly [string, ...string[]]
type Origin = { readonly language: string; readonly women: Names; readonly families: Names }

// Common first and last names, put together by chance: whoever is called so in life is not meant.
const dutch: Origin = {
  language: 'nl',
  women: [
    'Lotte',
    'Emma',
    'Sofie',
    'Jolien',
    'Lien',
    'Femke',
    'Anke',
    'Kaat',
    'Silke',
    'Tine',
    'Britt',
    'Evi',
    'Joke',
    'Nele',
    'Hanne',
    'Marie',
  ],
  families: [
    'Peeters',
    'Janssens',
    'Maes',
    'Jacobs',
    'Mertens',
    'Willems',
    'Claes',
    'Goossens',
    'Wouters',
    'De Smet',
    'Van Damme',
    'Aerts',
    'Verhoeven',
    'Lemmens',
  ],
}
const moroccan: Origin = {
  language: 'ar',
  women: ['Fatima', 'Samira', 'Naima', 'Hanan', 'Ikram', 'Salma', 'Loubna', 'Nadia', 'Siham', 'Zineb', 'Imane', 'Ghizlane'],
  families: ['El Amrani', 'Benali', 'Bouazza', 'El Khattabi', 'Azzouzi', 'Tahiri', 'Bennani', 'Chaoui', 'Ouali', 'Haddad', 'El Idrissi'],
}
const turkish: Origin = {
  language: 'tr',
  women: ['Elif', 'Zeynep', 'Emine', 'Meryem', 'Büşra', 'Esra', 'Ayşe', 'Gül', 'Selin', 'Derya', 'Hatice'],
  families: ['Yılmaz', 'Kaya', 'Demir', 'Çelik', 'Şahin', 'Öztürk', 'Aydın', 'Arslan', 'Doğan', 'Koç'],
}
const syrian: Origin = {
  language: 'ar',
  women: ['Rima', 'Hala', 'Amal', 'Rana', 'Lina', 'Maha', 'Yara', 'Dima', 'Nour', 'Reem'],
  families: ['Al Hassan', 'Khoury', 'Mansour', 'Al Ali', 'Darwish', 'Kassem', 'Sabbagh', 'Nasser'],
}
const romanian: Origin = {
  language: 'ro',
  women: ['Elena', 'Ioana', 'Andreea', 'Mihaela', 'Cristina', 'Roxana', 'Alina', 'Gabriela', 'Daniela'],
  families: ['Popescu', 'Ionescu', 'Stan', 'Dumitru', 'Stoica', 'Gheorghe', 'Rusu', 'Munteanu', 'Matei'],
}
const ukrainian: Origin = {
  language: 'uk',
  women: ['Oksana', 'Olena', 'Iryna', 'Natalia', 'Kateryna', 'Yulia', 'Svitlana', 'Tetiana'],
  families: ['Shevchenko', 'Kovalenko', 'Bondarenko', 'Tkachenko', 'Melnyk', 'Kravchenko', 'Oliynyk'],
}
const congolese: Origin = {
  language: 'fr',
  women: ['Grâce', 'Divine', 'Béatrice', 'Chantal', 'Espérance', 'Merveille', 'Sylvie', 'Bijou'],
  families: ['Mukendi', 'Kabongo', 'Ilunga', 'Tshibangu', 'Kalala', 'Mbuyi', 'Ngoy', 'Lukusa'],
}
const spanish: Origin = {
  language: 'es',
  women: ['María', 'Carmen', 'Lucía', 'Valentina', 'Daniela', 'Paola', 'Camila'],
  families: ['García', 'Rodríguez', 'Sánchez', 'Romero', 'Flores', 'Vargas', 'Mendoza'],
}
const ghanaian: Origin = {
  language: 'en',
  women: ['Abena', 'Akosua', 'Blessing', 'Comfort', 'Joy', 'Patience', 'Mercy', 'Ama'],
  families: ['Mensah', 'Owusu', 'Boateng', 'Okafor', 'Asante', 'Adeyemi', 'Appiah'],
}
const children: Names = [
  'Noor',
  'Adam',
  'Mila',
  'Yusuf',
  'Lina',
  'Liam',
  'Sara',
  'Noah',
  'Inaya',
  'Elias',
  'Mira',
  'Amir',
  'Ella',
  'Ilyas',
  'Luca',
  'Aya',
  'David',
  'Zara',
  'Sofia',
  'Emre',
]

export type InventedName = {
  readonly givenName: string
  readonly familyName: string
  readonly language: string
  readonly needsInterpreter: boolean
}

/** A mother's name with the language she speaks best; many live here long enough to do without an interpreter. */
export function inventName(random: Random): InventedName {
  const origin = random.weighed([
    [dutch, 24],
    [moroccan, 20],
    [turkish, 14],
    [syrian, 12],
    [romanian, 9],
    [ukrainian, 8],
    [congolese, 6],
    [spanish, 4],
    [ghanaian, 3],
  ])
  const speaksDutch = origin.language === 'nl' || random.chance(0.3)
  return {
    givenName: random.pick(origin.women),
    familyName: random.pick(origin.families),
    language: speaksDutch ? 'nl' : origin.language,
    needsInterpreter: !speaksDutch && random.chance(0.6),
  }
}

export function inventChildName(random: Random): string {
  return random.pick(children)
}

export const counsellorNames: readonly string[] = [
  'Lies Verbruggen',
  'Nadia Belkadi',
  'Tom Hermans',
  'Ines Vermeulen',
  'Hatice Yıldız',
  'Greet Van Loo',
  'Mieke Daems',
  'Sofiane Rahmani',
  'Eline Cools',
  'Veerle Ooms',
  'Katrien Smets',
  'Dilara Acar',
  'Jana Michiels',
  'Ruth Geerts',
  'An De Backer',
  'Youssef El Haddad',
  'Leen Torfs',
  'Charlotte Nys',
  'Bieke Raes',
  'Els Lambrecht',
]

export const organisationNames: readonly (readonly [name: string, isExternal: boolean])[] = [
  ['Materniteit AZ Dijleland', true],
  ['Wijkgezondheidscentrum De Brug', true],
  ['Kraamvogel vroedvrouwen', true],
  ['Consultatiebureau Noord', true],
  ['Huisartsen Stationsplein', true],
  ['Vluchthuis Avondlicht', true],
  ['Sociaal Huis', false],
  ['Huis van het Kind', false],
  ['Dienst Wonen', false],
  ['Onthaal nieuwkomers', false],
]
