import type { Housing } from './vocabulary.ts'

const HOMELESS =
  /dakloo|dakloze|thuislo|sans abri|sans domicile|homeless|no fixed (address|abode)|geen vaste? (adres|verblijf\w*|woonst|woning|woonplaats)|zonder (vaste? )?(adres|woonst|woning)|nachtopvang|noodopvang|crisisopvang|night shelter|abri de nuit|rough sleep\w*|op straat|dans la rue/
const WITH_OTHERS =
  /\binwon\w*|\binw\b|\blogee(rt|t)?\b|\blogee\b|hebergee?|\b(woont |in )?(in )?bij (haar |zijn |een |de )?(mama|papa|moeder|vader|ouders?|schoon\w+|zus\w*|broer\w*|tante|nonkel|oom|oma|grootouders|nicht|familie\w*|vrien\w+|kennis\w*)|\bchez\b|\bwith (her |his )?(mother|mum|father|parents?|family|friends?|relatives?|sister|brother|aunt)|sofa surf\w*|couch surf\w*/
const SHELTER =
  /opvang\w*|\bloi\b|\bila\b|asiel\w*|fedasil|transit\w*|tijdelijk\w*|noodwoning|crisiswoning|doorgangs\w*|accueil|reception centre|temporary|temporaire|refuge\b|\bshelter|vluchthuis|moederhuis/
const SOCIAL =
  /\bsoc(iale?|iaal)?\b|sociale?huur\w*|sociale?woning|\bsvk\b|\bhlm\b|\bais\b|\bshm\b|council|housing association|woonmaatschappij|huisvestingsmaatschappij/
const OWNED =
  /\beigen\b|eigenaar|eigenares|eigendom|koopwoning|koophuis|gekocht|proprio|proprietaire|maison propre|\bown(s|ed|er)?\b|\bhome ?owner\b/
const RENTED = /huur\w*|\bhuurt\b|\blocation\b|locataire|\bloyer\b|\bloue\w*|\brent(s|ed|al|ing)?\b|\btenant\b|\bprive\b|private?\b/
const POOR =
  /slecht\w*|schimmel\w*|vocht\w*|\bklein\w*|\bkrap\w*|ongezond\w*|onbewoonba\w*|ongeschikt\w*|overbezet|overbewoond|\bte duur|insalubre|humid\w*|mauvaise?|petite?|moisi\w*|\bpoor\b|\bdamp\b|\bmou?ld\w*|overcrowd\w*|\btoo small|\bunfit\b|\bbad\b|(niet|pas|not) (ok|goed|in orde|en ordre)/
const GOOD = /\bok\b|\bgoede?\b|in orde|en ordre|\bbon(ne)?\b|\bbien\b|\bgood\b/
/** Waiting for a home, looking for one or leaving one says nothing of where she lives. */
const ELSEWHERE =
  /wacht|zoek|ingeschreven|inscri|waiting|looking|attente|cherche|\bnaar\b|\bvers\b|\bof\b|\bou\b|vroeger|binnenkort|bientot|\bsoon\b/
const DENIED = /\b(geen|niet|zonder|nog|pas|sans|no|not|non|plus)\b/
const PLAIN = new Set(
  'woning woonst huis huisje app appartement flat studio kamer maison logement markt marche staat etat condition house home apartment woont verklaard in de het een la le en du met avec with very zeer erg heel nu te trop too op private via ok problemen probleme problemes a l d'.split(
    ' ',
  ),
)

const only = <Meaning>(found: readonly (Meaning | null)[]): Meaning | null => {
  const meanings = [...new Set(found.filter((meaning) => meaning !== null))]
  return meanings.length === 1 ? (meanings[0] ?? null) : null
}

/** Without a word for "bad", a home is only called good when no word is left that could mean bad. */
function rest(folded: string, tenure: RegExp): boolean {
  const without = (text: string, sign: RegExp) => text.replace(new RegExp(sign.source, 'g'), ' ')
  return without(without(folded, GOOD), tenure)
    .split(' ')
    .every((word) => word === '' || PLAIN.has(word))
}

function tenure(folded: string): Housing | null {
  const poor = POOR.test(folded)
  if (poor && new RegExp(GOOD.source).test(folded.replace(new RegExp(POOR.source, 'g'), ' '))) return null
  const quality = (bad: Housing, good: Housing, sign: RegExp) =>
    poor ? (DENIED.test(folded.replace(new RegExp(POOR.source, 'g'), ' ')) ? null : bad) : rest(folded, sign) ? good : null
  if (SOCIAL.test(folded)) return OWNED.test(folded) || DENIED.test(folded) ? null : 'sociaal'
  const found = [
    OWNED.test(folded) ? quality('eigenaar_slecht', 'eigenaar_goed', OWNED) : null,
    RENTED.test(folded) ? quality('huur_slecht', 'huur_goed', RENTED) : null,
  ]
  if (OWNED.test(folded) && RENTED.test(folded)) return null
  return (
    found.find((meaning) => meaning !== null) ??
    (poor && rest(folded.replace(new RegExp(POOR.source, 'g'), ' '), POOR) ? 'huur_slecht' : null)
  )
}

/**
 * Where a family lives, from the words inside a longer text ("huurhuis met schimmel", "woont bij haar tante"): who owns the home, then what
 * is wrong with it. Null when two are meant, when it is denied, or when a word is left that could change it. Input as `fold` gives it.
 */
export function readHousing(folded: string): Housing | null {
  if (ELSEWHERE.test(folded)) return null
  if (HOMELESS.test(folded)) return WITH_OTHERS.test(folded) ? null : 'dakloos'
  const stays = WITH_OTHERS.test(folded)
  const fixed = SOCIAL.test(folded) || OWNED.test(folded) || RENTED.test(folded)
  if (stays) return fixed || DENIED.test(folded) ? null : 'inwonend'
  if (SHELTER.test(folded))
    return only<Housing>([DENIED.test(folded) ? null : 'opvang', SOCIAL.test(folded) || OWNED.test(folded) ? 'sociaal' : null])
  return tenure(folded)
}
