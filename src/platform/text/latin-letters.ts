/** Letters that do not come apart into a base letter and an accent. */
const whole: Readonly<Record<string, string>> = {
  ı: 'i',
  ł: 'l',
  ø: 'o',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ŋ: 'n',
  ə: 'e',
}

const cyrillicLetters = [...'абвгґдеєжзиіїйклмнопрстуфхцчшщьюяёыэъ']
const latinPairs = 'a b v h g d e ie zh z y i i i k l m n o p r s t u f kh ts ch sh shch _ iu ia e y e _'.split(' ')
/** Cyrillic as it is usually spelled in Belgian papers; Ukrainian wins where Russian differs. */
const cyrillic = new Map(cyrillicLetters.map((letter, index) => [letter, (latinPairs[index] ?? '').replace('_', '')]))

const fromCyrillic = (text: string): string => text.replace(/[\u0400-\u04ff]/g, (letter) => cyrillic.get(letter) ?? letter)

/** Lower case in plain Latin letters, accents gone; signs and spaces stay. For comparing names and words, never for showing them. */
export function latinLetters(text: string): string {
  // Cyrillic before coming apart, which would turn й into и and ї into і, and after it, for rarer letters such as ѐ.
  const apart = fromCyrillic(text.toLowerCase().normalize('NFC')).normalize('NFD').replace(/\p{M}/gu, '')
  return fromCyrillic(apart).replace(/[^\p{ASCII}]/gu, (letter) => whole[letter] ?? letter)
}
