import type { Sentences } from '../sentences.ts'

export const tr: Sentences = {
  territory: {
    belgium: 'Bütün Belçika’da geçerlidir.',
    flanders: 'Flaman Bölgesi’nde geçerlidir.',
    brussels: 'Brüksel’de geçerlidir.',
    wallonia: 'Valonya’da geçerlidir.',
    municipalities: (names) => `Geçerli olduğu yer: ${names.join(', ')}.`,
  },
  judged: {
    family: 'Bu aile için.',
    child: (who) => `Çocuk ${who} için.`,
    adult: (who) => `Yetişkin ${who} için.`,
  },
  noChild: 'İlgili bir çocuk yok.',
  noAdult: 'İlgili bir kişi yok.',
  ended: 'Bu hak bu tarihte artık yok.',
  rulesUnknown: 'Bu tarihin kuralları bilinmiyor.',
}
