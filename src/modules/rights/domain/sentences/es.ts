import type { Sentences } from '../sentences.ts'

export const es: Sentences = {
  territory: {
    belgium: 'Vale en toda Bélgica.',
    flanders: 'Vale en Flandes.',
    brussels: 'Vale en Bruselas.',
    wallonia: 'Vale en Valonia.',
    municipalities: (names) => `Vale en ${names.join(', ')}.`,
  },
  judged: {
    family: 'Para esta familia.',
    child: (who) => `Para el niño ${who}.`,
    adult: (who) => `Para el adulto ${who}.`,
  },
  noChild: 'No hay ningún niño al que se refiera.',
  noAdult: 'No hay nadie a quien se refiera.',
  ended: 'Este derecho ya no existe en esta fecha.',
  rulesUnknown: 'No se conocen las reglas de esta fecha.',
}
