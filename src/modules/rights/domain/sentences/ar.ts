import type { Sentences } from '../sentences.ts'

export const ar: Sentences = {
  territory: {
    belgium: 'يسري في كل بلجيكا.',
    flanders: 'يسري في فلاندر.',
    brussels: 'يسري في بروكسل.',
    wallonia: 'يسري في والونيا.',
    municipalities: (names) => `يسري في ${names.join('، ')}.`,
  },
  judged: {
    family: 'لهذه الأسرة.',
    child: (who) => `للطفل ${who}.`,
    adult: (who) => `للبالغ ${who}.`,
  },
  noChild: 'لا يوجد طفل معني بهذا الحق.',
  noAdult: 'لا يوجد شخص معني بهذا الحق.',
  ended: 'لم يعد هذا الحق موجودًا في هذا التاريخ.',
  rulesUnknown: 'قواعد هذا التاريخ غير معروفة.',
}
