import type { PublicLocale } from '#platform/text/locale.ts'

type AnswerWords = {
  readonly no: string
  readonly unknown: string
  readonly missing: string
  /** A value that was not found for this day. */
  readonly gap: string
}

/** What the shell says beside the words of the self-check, in the eight languages. */
export const answerWords: Readonly<Record<PublicLocale, AnswerWords>> = {
  nl: {
    no: 'Waarschijnlijk niet',
    unknown: 'Nog niet te zeggen',
    missing: 'Nog niet bekend',
    gap: 'bedrag of grens van deze dag niet gevonden',
  },
  fr: {
    no: 'Sans doute pas',
    unknown: 'Pas encore connu',
    missing: 'Pas encore connu',
    gap: 'montant ou limite de cette date introuvable',
  },
  en: { no: 'Probably not', unknown: 'Not known yet', missing: 'Not known yet', gap: 'amount or limit of this day not found' },
  ar: {
    no: 'على الأرجح لا',
    unknown: 'غير معروف بعد',
    missing: 'غير معروف بعد',
    gap: 'لم يُعثر على المبلغ أو الحد لهذا اليوم',
  },
  tr: {
    no: 'Büyük olasılıkla hayır',
    unknown: 'Henüz belli değil',
    missing: 'Henüz bilinmiyor',
    gap: 'bu günün tutarı veya sınırı bulunamadı',
  },
  es: {
    no: 'Probablemente no',
    unknown: 'Aún no se sabe',
    missing: 'Aún no se sabe',
    gap: 'no se encontró el importe o límite de este día',
  },
  ro: { no: 'Probabil nu', unknown: 'Încă neclar', missing: 'Încă necunoscut', gap: 'suma sau limita din această zi nu a fost găsită' },
  uk: {
    no: 'Ймовірно, ні',
    unknown: 'Ще не відомо',
    missing: 'Ще не відомо',
    gap: 'суму або межу на цей день не знайдено',
  },
}
