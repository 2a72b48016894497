/** The best of the five levels of the case study. */
export const TOP_LEVEL = 5
