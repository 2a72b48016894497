/** The name of the place itself, as rights and addresses write it: a practice municipality says behind its name that it is one. */
export function placeName(municipality: string): string {
  return municipality.replace(/ \(.*\)$/, '')
}
