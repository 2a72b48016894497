/** The two widths at which pages are looked at. A journey with the tag `@phone` or `@desk` is walked at that one only. */
export const widths = {
  phone: { width: 390, height: 844 },
  desk: { width: 1280, height: 900 },
} as const
