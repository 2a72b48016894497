export function rightsHref(dossierId: string, path = ''): string {
  return `/gezinnen/${dossierId}/rechten${path === '' ? '' : `/${path}`}`
}

export function limitHref(dossierId: string): string {
  return `/gezinnen/${dossierId}/beperking`
}

export function keepHref(path = ''): string {
  return `/beheer/bewaren${path === '' ? '' : `/${path}`}`
}
