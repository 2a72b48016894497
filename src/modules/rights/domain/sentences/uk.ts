import type { Sentences } from '../sentences.ts'

export const uk: Sentences = {
  territory: {
    belgium: 'Діє в усій Бельгії.',
    flanders: 'Діє у Фландрії.',
    brussels: 'Діє у Брюсселі.',
    wallonia: 'Діє у Валлонії.',
    municipalities: (names) => `Діє в ${names.join(', ')}.`,
  },
  judged: {
    family: 'Для цієї родини.',
    child: (who) => `Для дитини ${who}.`,
    adult: (who) => `Для дорослого ${who}.`,
  },
  noChild: 'Немає дитини, якої це стосується.',
  noAdult: 'Немає людини, якої це стосується.',
  ended: 'На цю дату цього права вже немає.',
  rulesUnknown: 'Правила на цю дату невідомі.',
}
