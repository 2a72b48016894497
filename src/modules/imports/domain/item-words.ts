import type { CASE_STUDY_ITEMS, MOTHER_SCORE_ITEMS } from './items.ts'
import { list } from './list.ts'

type ItemId = keyof typeof CASE_STUDY_ITEMS | keyof typeof MOTHER_SCORE_ITEMS

/**
 * What teams call an item in a column name or a cell, Dutch, French and English, beside its id and label. A word that could mean two items
 * of the same instrument stands with neither.
 */
export const ITEM_WORDS: Readonly<Record<ItemId, readonly string[]>> = {
  verblijfplaats: list(`
    Woonsituatie | Woning | Wonen | Huisvesting | Woonst | Verblijf | Huis | Logement | Situation de logement | Housing |
    Housing situation`),
  leefomgeving: list('Leefomgeving baby | Woonomgeving | Omgeving baby | Cadre de vie | Living environment'),
  slaapomgeving: list(`
    Slaapplek | Slaapplek baby | Slaapplaats | Slaapplaats baby | Slaapkamer baby | Veilig slapen | Bed baby | Couchage |
    Couchage bébé | Sommeil sûr | Sleeping place | Safe sleep`),
  inkomen: list('Inkomen gezin | Inkomsten | Gezinsinkomen | Revenu | Revenus | Income'),
  spaargeld: list('Sparen | Spaarbuffer | Buffer | Spaargeld of buffer | Épargne | Savings'),
  schulden: list('Schuld | Schuldenlast | Schulden en afbetaling | Dettes | Debts | Debt'),
  inzicht_financien: list(`
    Inzicht financiën | Inzicht in financiën | Financieel inzicht | Zicht op geld | Budgetbeheer | Gestion du budget |
    Financial insight`),
  sociale_rechten: list('Rechten | Rechten benut | Rechtenverkenning | Sociale rechten benut | Droits | Droits sociaux | Social rights'),
  inzicht_administratie: list('Inzicht administratie | Zicht op papieren | Zicht op administratie | Insight in paperwork'),
  zelfredzaamheid_administratie: list(`
    Zelfredzaamheid administratie | Administratieve zelfredzaamheid | Zelf administratie regelen | Papieren regelen |
    Autonomie administrative | Handles paperwork`),
  voorbereiding: list(`
    Voorbereiding geboorte | Voorbereiding bevalling | Voorbereiding zwangerschap | Voorbereid | Voorbereiding op de geboorte |
    Préparation à la naissance | Birth preparation`),
  babyuitzet: list('Uitzet | Uitzet baby | Babyspullen | Babymateriaal | Materiaal baby | Trousseau | Trousseau bébé | Baby equipment'),
  zelfvertrouwen_mama: list(`
    Zelfvertrouwen | Zelfvertrouwen mama | Vertrouwen als mama | Zelfvertrouwen moeder | Confiance en soi | Self confidence`),
  hechting: list('Hechting baby | Band baby | Band met baby | Moeder kind band | Band moeder en kind | Attachement | Attachment | Bonding'),
  opvoedfiguren: list('Opvoeders | Steunfiguren | Steunende mensen | Opvoedingssteun | Figures éducatives | Parenting support'),
  kinderopvang: list('Opvang | Opvang kind | Opvang baby | Crèche | Garde | Garde enfant | Child care | Childcare'),
  stress: list('Stressniveau | Draaglijke stress | Stress mama | Niveau de stress | Stress level'),
  mentaal: list(
    'Mentaal welzijn | Mentale gezondheid | Welbevinden | Psychisch welzijn | Santé mentale | Mental health | Mental wellbeing',
  ),
  gezondheid: list('Gezondheid moeder en baby | Gezondheid mama en baby | Fysieke gezondheid | Santé | Health'),
  vrije_tijd: list('Vrijetijd | Tijd voor zichzelf | Ontspanning | Temps libre | Loisirs | Free time | Leisure'),
  netwerk: list(
    'Sociaal netwerk | Eigen netwerk | Informeel netwerk | Steun netwerk | Réseau | Réseau social | Social network | Own network',
  ),
  partnerrelatie: list('Partner relatie | Relatie partner | Relatie met partner | Relation de couple | Partner relationship'),
  stabiele_relaties: list('Stabiele relatie | Sociale relaties | Relations stables | Stable relationships'),
  formeel_netwerk: list('Formele hulp | Hulp vinden | Professioneel netwerk | Hulpverlening | Réseau formel | Formal network'),
  opleiding_werk: list(`
    Opleiding en werk | Opleiding of werk | Opleiding werk | Werk en opleiding | Werk of opleiding | Formation et emploi | Education and work |
    Training or work`),
  toekomstbeeld: list("Toekomst | Toekomstperspectief | Vertrouwen toekomst | Avenir | Perspectives d'avenir | Future"),
  zorg_baby: list('Zorg baby | Zorg voor de baby | Zorgen voor baby | Zorg voor mijn baby | Soins bébé | Baby care'),
  band_baby: list('Band baby | Band met baby | Band met de baby | Band met mijn baby | Lien avec bébé | Bond with baby'),
  mama_zijn: list('Mama zijn | Vertrouwen als mama | Zelfvertrouwen als mama | Zelfvertrouwen | Être maman | Being a mum'),
  rust: list('Rust in het hoofd | Rust in mijn hoofd | Rust hoofd | Innerlijke rust | Calme | Peace of mind'),
  mensen: list('Mensen om op te rekenen | Mensen op wie ik kan rekenen | Steun van mensen | Netwerk | Entourage | People to rely on'),
  hulp_vinden: list("Hulp vinden | Weten waar hulp is | Weet waar hulp | Trouver de l'aide | Finding help"),
  papieren: list('Papieren aankunnen | Mijn papieren | Administratie | Papiers | Paperwork'),
  geld: list('Rondkomen | Rondkomen met geld | Financiën | Mijn geld | Argent | Money'),
  thuis: list('Thuis voelen | Zich thuis voelen | Thuisgevoel | Wonen | Chez soi | Feeling at home'),
  toekomst: list('Vertrouwen in de toekomst | Toekomstbeeld | Vertrouwen vooruit | Avenir | Future'),
}
