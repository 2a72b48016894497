import { demoLinkToken } from '#app/demo/demo-network.ts'
import { localeName, staffLocales, toStaffLocale } from '#platform/text/locale.ts'
import { LinkButton } from '#platform/web/fields.tsx'
import { PublicPage } from '#platform/web/layout.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, PhoneLink, Quiet, ReadThis } from '#platform/web/parts.tsx'
import { WhatComesBack } from './partner-page.tsx'
import { text, type Words } from './text.ts'

type PartnerDoorProps = {
  readonly ctx: PageContext
  /** Somebody followed a personal link that does not work, or no longer. */
  readonly isBrokenLink?: boolean | undefined
}

/** What a partner finds without a link or an account: how to refer, whom to ask, and where a parent goes. */
export function PartnerDoorPage({ ctx, isBrokenLink = false }: PartnerDoorProps) {
  // Partners read the languages of the team; in another one the page is Dutch, and says so.
  const locale = toStaffLocale(ctx.locale)
  const t = text(locale)
  const languages = staffLocales.map((one) => ({ href: `/verwijzen?taal=${one}`, locale: one, label: localeName(one) }))
  const title = isBrokenLink ? t.door.brokenTitle : t.partner.title
  return (
    <PublicPage ctx={{ ...ctx, locale }} title={title} lead={isBrokenLink ? t.door.brokenLead : t.door.lead} languages={languages}>
      <Card title={t.door.linkTitle} id="link">
        <p>{t.door.link}</p>
        {ctx.municipality.demo ? (
          <ReadThis>
            {t.door.practice}{' '}
            <a class="ds-link" href={`/verwijzen/via/${demoLinkToken}?taal=${locale}`}>
              {t.door.practiceLink}
            </a>
          </ReadThis>
        ) : null}
      </Card>
      {ctx.user === null ? (
        <Card title={t.door.accountTitle} id="account">
          <p>{t.door.account}</p>
          <p>
            <LinkButton href="/inloggen?verder=%2Fverwijzen">{t.door.signIn}</LinkButton>
          </p>
        </Card>
      ) : null}
      <AskCard ctx={ctx} t={t} />
      <WhatComesBack t={t} />
      <Card title={t.door.parentTitle} id="parent">
        <p>{t.door.parent}</p>
        <p>
          <LinkButton href={`/aanmelden?taal=${ctx.locale}`} variant="secondary">
            {t.door.toParents}
          </LinkButton>
        </p>
      </Card>
    </PublicPage>
  )
}

/** Who makes a link, what to say, and what to have at hand. */
function AskCard({ ctx, t }: { ctx: PageContext; t: Words }) {
  const { name, phone } = ctx.municipality
  return (
    <Card title={t.door.askTitle} id="ask">
      <ol class="ds-list">
        <li>{t.door.askColleague}</li>
        <li>
          {phone === null ? (
            t.door.askTeam(name)
          ) : (
            <>
              {t.door.callTeam(name)} <PhoneLink number={phone} />
            </>
          )}
        </li>
        <li>{t.door.askSay}</li>
      </ol>
      <Quiet>{t.door.agreement}</Quiet>
    </Card>
  )
}
