import { type DossierSheet, dossierHref } from '#modules/dossiers/public.ts'
import { fullName } from '#modules/people/public.ts'
import { ageInYears } from '#platform/day.ts'
import { childAge, formatDate, formatDay } from '#platform/text/format.ts'
import { labelled } from '#platform/text/labelled.ts'
import type { PublicLocale } from '#platform/text/locale.ts'
import { ActionButton, LinkButton } from '#platform/web/fields.tsx'
import { keptPart } from '#platform/web/kept-part.ts'
import { Avatar, Card, CardWarm, List, ListItem, PhoneLink, Quiet } from '#platform/web/parts.tsx'
import { text, type Words } from './text.ts'
import { type DossierView, initialsOf } from './view.ts'

/** What counts for her now, in her words; what is not asked yet says so. */
export function FocusCard({ view }: { view: DossierView }) {
  const { dossier, file, ctx, t } = view
  const [first] = file.focus
  const link = (label: string) => (
    <a class="ds-link op-noprint" href={dossierHref(dossier.id, 'nu')}>
      {label}
    </a>
  )
  return (
    <CardWarm title={t.focus(dossier.motherGivenName)} id="nu" side={dossier.isOpen && first !== undefined ? link(t.change) : undefined}>
      {first === undefined ? (
        <p class="op-row">
          {t.noFocus} {dossier.isOpen ? link(t.write) : null}
        </p>
      ) : (
        <>
          <ol class="ds-list">
            {file.focus.map(({ words }) => (
              <li key={words}>{words}</li>
            ))}
          </ol>
          <Quiet>{t.inHerWords(formatDay(first.saidOn, ctx.locale, ctx.today))}</Quiet>
        </>
      )}
    </CardWarm>
  )
}

/** Parents, children, the baby on its way and who stands near them. */
export function PeopleCard({ view }: { view: DossierView }) {
  const { dossier, file, t } = view
  return (
    <Card title={t.people} id="mensen">
      <List>
        {dossier.clock.kind === 'pregnant' ? (
          <ListItem lead={<Avatar icon="baby" tone="brand1" />}>
            <b>{dossier.babies > 1 ? t.babies(dossier.babies) : t.baby}</b>
          </ListItem>
        ) : null}
        {file.members.map((member) => (
          <Person key={member.personId} view={view} member={member} />
        ))}
      </List>
      <p class="op-noprint">
        <LinkButton href={dossierHref(dossier.id, 'mensen')} variant="tertiary" icon="plus">
          {t.addPerson}
        </LinkButton>
      </p>
    </Card>
  )
}

type Member = DossierSheet['members'][number]

function ageOf(member: Member, { ctx, t }: DossierView): string {
  if (member.birthDate === null || member.diedOn !== null || member.birthDate > ctx.today) return ''
  return member.role === 'child' ? childAge(member.birthDate, ctx.today, ctx.locale) : t.age(ageInYears(member.birthDate, ctx.today))
}

function Person({ view, member }: { view: DossierView; member: Member }) {
  const { dossier, ctx, t } = view
  const name = fullName(member)
  const age = ageOf(member, view)
  const relation = member.relation ?? t.roles[member.role]
  const address = [member.street, [member.postcode, member.town].filter((part) => part !== null).join(' ')]
    .filter((part) => part)
    .join(', ')
  const said = [relation, member.diedOn === null ? '' : t.lostOther(formatDate(member.diedOn, ctx.locale)), member.note ?? ''].filter(
    (part) => part !== '',
  )
  return (
    <ListItem
      lead={
        <Avatar initials={initialsOf(member.givenName)} tone={member.role === 'child' || member.role === 'mother' ? 'brand1' : 'accent'} />
      }
      end={
        <a
          class="ds-link op-small op-noprint"
          href={dossierHref(dossier.id, `mensen/${member.personId}${member.role === 'child' ? '' : '#f-phone'}`)}
          aria-label={labelled(t.change, name, ctx.locale)}
        >
          {t.change}
        </a>
      }
      sub={
        <>
          {said.length === 0 ? null : <p>{said.join(' · ')}</p>}
          {member.phone === null ? null : (
            <p>
              <PhoneLink number={member.phone} />
            </p>
          )}
          {address === '' ? null : <p>{address}</p>}
          {member.email === null ? null : <p>{member.email}</p>}
        </>
      }
    >
      <b>{age === '' ? name : `${name}, ${age}`}</b>
    </ListItem>
  )
}

/** Organisations that support this family too. */
export function PartnersCard({ view }: { view: DossierView }) {
  const { dossier, file, ctx, t } = view
  if (file.partners.length === 0 && dossier.isOpen) return <NoPartners of={{ locale: ctx.locale }} values={{ dossierId: dossier.id }} />
  return (
    <Card title={t.partners} id="partners">
      {file.partners.length === 0 ? (
        <Quiet>{t.noPartners}</Quiet>
      ) : (
        <List>
          {file.partners.map((partner) => (
            <ListItem
              key={partner.id}
              sub={
                <>
                  <p>{[partner.contactName, partner.role].filter((part) => part !== null).join(' · ')}</p>
                  {partner.phone === null ? null : (
                    <p>
                      <PhoneLink number={partner.phone} />
                    </p>
                  )}
                </>
              }
              end={
                dossier.isOpen ? (
                  <ActionButton
                    ctx={ctx}
                    action={dossierHref(dossier.id, `partners/${partner.id}/weg`)}
                    variant="tertiary"
                    label={labelled(t.remove, partner.organisation, ctx.locale)}
                  >
                    {t.remove}
                  </ActionButton>
                ) : undefined
              }
            >
              <b>{partner.organisation}</b>
            </ListItem>
          ))}
        </List>
      )}
      {dossier.isOpen ? <AddPartner t={t} dossierId={dossier.id} /> : null}
    </Card>
  )
}

const NoPartners = keptPart(['dossierId'], (at, { locale }: { readonly locale: PublicLocale }) => {
  const t = text(locale)
  return (
    <Card title={t.partners} id="partners">
      <Quiet>{t.noPartners}</Quiet>
      <AddPartner t={t} dossierId={at('dossierId')} />
    </Card>
  )
})

function AddPartner({ t, dossierId }: { readonly t: Words; readonly dossierId: string }) {
  return (
    <p class="op-noprint">
      <LinkButton href={dossierHref(dossierId, 'partners')} variant="tertiary" icon="plus">
        {t.addPartner}
      </LinkButton>
    </p>
  )
}
