export { type DocumentProps, renderPage } from './document.tsx'
export {
  type LanguageLink,
  PartnerPage,
  type PartnerPageProps,
  PlainPage,
  type PlainPageProps,
  PublicPage,
  type PublicPageProps,
} from './public-page.tsx'
export { StaffPage, type StaffPageProps } from './staff-page.tsx'
