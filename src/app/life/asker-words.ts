import { texts } from '#platform/text/texts.ts'

const nl = {
  other: (name: string) =>
    `${name} vroeg dit, niet de moeder. Het gaat alleen over eigen gegevens van ${name}: wat je beslist, zet dit dossier niet stil en wist het niet.`,
}

/** Said where somebody else of the family than the mother asks: her dossier does not follow from it. */
export const askerText = texts<typeof nl>({
  nl,
  en: {
    other: (name) =>
      `${name} asked this, not the mother. It is only about the data of ${name}: what you decide does not stop or erase this file.`,
  },
  fr: {
    other: (name) =>
      `${name} a demandé ceci, pas la mère. Cela concerne seulement les données de ${name} : votre décision n’arrête pas ce dossier et ne l’efface pas.`,
  },
})
