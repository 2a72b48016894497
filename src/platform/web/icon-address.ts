// The server names the sheet by its content; a script in the browser reads that name from the page, so that it carries no drawings itself.
let sheet = '/assets/icons.svg'

export function pointIconsAt(href: string): void {
  sheet = href
}

/** The address of the file with every drawing. */
export function iconSheetHref(): string {
  return sheet
}
