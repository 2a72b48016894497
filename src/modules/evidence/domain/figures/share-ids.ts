/** The shares of the mothers a report tells. Apart from how they are worked out: a page that only names them loads no statistics. */
export const shareIds = ['noIncome', 'single', 'badHousing', 'temporaryHousing', 'external', 'inGroup'] as const
export type ShareId = (typeof shareIds)[number]
