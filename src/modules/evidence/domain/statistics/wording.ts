/**
 * Words a figure without a control group may not carry, in the three languages of staff.
 * Strict on purpose: a sentence that denies a cause with the same words must be rewritten too.
 */
export type WordingLanguage = 'nl' | 'en' | 'fr'

export type ForbiddenWording = {
  readonly language: WordingLanguage
  readonly why: 'cause' | 'no-effect'
  readonly example: string
  readonly pattern: RegExp
}

export type WordingFault = {
  readonly language: WordingLanguage
  readonly why: ForbiddenWording['why']
  readonly found: string
  readonly at: number
}

function forbid(
  language: WordingLanguage,
  why: ForbiddenWording['why'],
  words: readonly (readonly [string, string])[],
): ForbiddenWording[] {
  return words.map(([example, source]) => ({
    language,
    why,
    example,
    // \b does not know accented letters.
    pattern: new RegExp(`(?<![\\p{L}\\p{N}])(?:${source})(?![\\p{L}\\p{N}])`, 'giu'),
  }))
}

// People are left out: "scored by the counsellor" names who scored and must stay possible.
const PROGRAMME_NL = '(?:opkomst\\+?|(?:het|ons|dit) (?:programma|project|traject)|de (?:begeleiding|aanpak|werking))'
const PROGRAMME_EN = '(?:opkomst\\+?|(?:the|our|this) (?:programme|program|project|guidance|support|approach))'
const PROGRAMME_FR = "(?:opkomst\\+?|(?:le|ce|notre) (?:programme|projet|trajet)|l['’](?:accompagnement|approche))"

export const FORBIDDEN_WORDING: readonly ForbiddenWording[] = [
  ...forbid('nl', 'cause', [
    ['dankzij', 'dank ?zij'],
    ['effect van', 'effect(?:en)? van'],
    ['impact van', 'impact van'],
    // A mother who works, and services that work together, are not claims.
    ['werkt', 'werkt(?! +(?:samen|mee|als|bij|voltijds|deeltijds|halftijds))'],
    ['bewijst', 'bewijs(?:t|zen)|bewezen'],
    ['door Opkomst', `door ${PROGRAMME_NL}`],
    ['als gevolg van', '(?:als|ten) gevolge? van'],
    ['leidt tot', 'leid(?:t|de|den|en) tot'],
    ['veroorzaakt', 'veroorza(?:akt|ken|akte)'],
    ['zorgt ervoor dat', 'zorg(?:t|de|den|en) er ?voor'],
    ['elke euro brengt op', 'elke euro (?:brengt|levert)'],
  ]),
  ...forbid('nl', 'no-effect', [['geen effect', 'geen (?:enkel )?effect']]),
  ...forbid('en', 'cause', [
    ['thanks to', 'thanks to'],
    ['effect of', 'effects? of'],
    ['impact of', 'impacts? of'],
    ['works', `${PROGRAMME_EN} (?:really )?work(?:s|ed)|it works`],
    ['proves', 'prov(?:es|ed|en|e)'],
    ['because of Opkomst', `(?:because of|due to|by|through) ${PROGRAMME_EN}`],
    ['as a result of', 'as a (?:result|consequence) of'],
    ['leads to', '(?:leads?|led) to'],
    ['caused by', 'caus(?:es|ed)'],
    ['every euro returns', '(?:every|each) euro (?:returns|brings|yields)'],
  ]),
  ...forbid('en', 'no-effect', [['no effect', '(?:no|without(?: any)?) effect']]),
  ...forbid('fr', 'cause', [
    ['grâce à', 'gr[âa]ce (?:à|aux?)'],
    ['effet de', "effets? (?:de|du|des|d['’])"],
    ['impact de', "impacts? (?:de|du|des|d['’])"],
    ['fonctionne', `${PROGRAMME_FR} (?:fonctionne|marche)|ça (?:fonctionne|marche)`],
    ['prouve', 'prouv(?:e|ent|é|ée|és|ées)'],
    ['par Opkomst', `(?:par|via) ${PROGRAMME_FR}`],
    ['en raison de', 'en raison d(?:e|u|es)|à la suite d(?:e|u|es)|suite à'],
    ['conduit à', 'condui(?:t|sent) (?:à|aux?)|m[èe]ne(?:nt)? (?:à|aux?)'],
    ['a permis de', '(?:a|ont) permis'],
    ['causé par', 'caus(?:e|ent|é|ée|és|ées) (?:par|une?)'],
    ['chaque euro rapporte', 'chaque euro (?:rapporte|investi)'],
  ]),
  ...forbid('fr', 'no-effect', [['aucun effet', "aucun effet|pas d['’]effet|sans effet"]]),
]

/** Every forbidden wording in a text, in order of appearance. Without `language`, all three are searched. */
export function findCausalClaims(text: string, language?: WordingLanguage): readonly WordingFault[] {
  return FORBIDDEN_WORDING.filter((rule) => language === undefined || rule.language === language)
    .flatMap((rule) =>
      [...text.matchAll(rule.pattern)].map((match) => ({ language: rule.language, why: rule.why, found: match[0], at: match.index })),
    )
    .sort((a, b) => a.at - b.at)
}

/** Throws when a text claims a cause or the absence of one. For tests over texts: nothing like it may reach a report. */
export function assertNoCausalClaim(text: string, language?: WordingLanguage): void {
  const faults = findCausalClaims(text, language)
  if (faults.length > 0) {
    const list = faults.map(({ found, why }) => `"${found}" (${why})`).join(', ')
    throw new Error(`without a control group this may not be said: ${list} in: ${text}`)
  }
}
