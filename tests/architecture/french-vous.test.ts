import assert from 'node:assert/strict'
import { test } from 'node:test'
import { frenchTexts } from './french-texts.ts'

/** French says vous to everybody: a mother reads the front door, her own page and the rights in one visit. */
const letter = '[\\p{L}’]'
const words = new RegExp(`(?<!${letter})(?:(?:tu|te|toi|ton|ta|tes|tien|tienne|tiens|tiennes)(?!${letter})|t’)`, 'iu')
/** "Choisis …", at the start of a sentence. Forms that are a noun or a third person as well (demande, garde, parle) are left out. */
const asks = new RegExp(
  `(?:^|[.?!:«»]\\s?)(?:n’oublie|ne laisse|choisis|écris|dis|prends|remplis|revois|reviens|rends|fais|mets|lis|attends|raccourcis|appelle|appuie|clique|touche|laisse|regarde|raconte|entoure|vérifie|essaie|réessaie|emporte)(?!${letter})`,
  'iu',
)
/** "Demande-le", against "demandez-le", "dites-le" and "pouvons-nous". */
const asksFor = new RegExp(`(?<!${letter}|-)(?!est-|sommes-)\\p{L}+(?<!ez|ons|tes)-(?:le|la|les|en|y|moi|nous|lui|leur)(?!${letter})`, 'iu')

function saysTu(text: string): boolean {
  return [words, asks, asksFor].some((form) => form.test(text))
}

test('every French text says vous, none says tu', async () => {
  const told = await frenchTexts()
  assert.deepEqual(
    told.filter((one) => saysTu(one.words)).map((one) => `${one.file}: ${one.words}`),
    [],
  )
})

const familiar = [
  'Où en es-tu\u00a0?',
  'Nous t’appelons',
  'Chez toi',
  'Choisis un mot',
  'C’est trop long. Prends-en 64',
  'Demande-le encore',
]
for (const text of familiar) test(`"${text}" says tu`, () => assert.equal(saysTu(text), true))

const polite = [
  'Où en êtes-vous\u00a0?',
  'Dites-le-nous',
  'Demandez-en un autre',
  'Je sais m’occuper de mon bébé',
  'Parle français',
  'Y a-t-il une place\u00a0?',
]
for (const text of polite) test(`"${text}" does not say tu`, () => assert.equal(saysTu(text), false))
