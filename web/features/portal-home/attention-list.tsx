import { Anchor } from '@mantine/core'
import { type Translate, useT } from '../../lib/i18n.ts'
import { HrefLink } from '../../ui/href-link.tsx'
import {
  IconCircleCheck,
  IconMailExclamation,
  IconMailQuestion,
  IconUserQuestion,
  IconUsers,
} from '../../ui/icons.tsx'
import { Section } from '../../ui/section.tsx'
import { LoadingBlock } from '../../ui/states.tsx'
import type { AttentionItem } from './attention.ts'
import classes from './home.module.css'
import { useAttention } from './use-attention.ts'

const icons = {
  pendingEmail: IconMailQuestion,
  failedEmails: IconMailExclamation,
  nobodyGets: IconUsers,
  neverEntered: IconUserQuestion,
}

export function AttentionList({ home }: { home: string }) {
  const t = useT()
  const items = useAttention()
  return (
    <Section title={t('portalHome.attention.title')}>
      {items === null && <LoadingBlock lines={2} />}
      {items?.length === 0 && (
        <p className={classes.calm}>
          <IconCircleCheck size={20} stroke={1.75} aria-hidden />
          {t('portalHome.attention.none')}
        </p>
      )}
      {items && items.length > 0 && (
        <ul className="plain-list divided">
          {items.map((item) => (
            <Item key={item.kind} item={item} home={home} />
          ))}
        </ul>
      )}
    </Section>
  )
}

function Item({ item, home }: { item: AttentionItem; home: string }) {
  const t = useT()
  const Icon = icons[item.kind]
  return (
    <li className={classes.item}>
      <Icon size={20} stroke={1.75} className={classes.itemIcon} aria-hidden />
      <div>
        <p className={classes.itemTitle}>{titleOf(item, t)}</p>
        <p className={classes.quiet}>
          {t(`portalHome.attention.${item.kind}About`, {
            email: item.kind === 'pendingEmail' ? item.email : '',
          })}
        </p>
        <Anchor size="sm" renderRoot={(props) => <HrefLink {...props} {...placeOf(item, home)} />}>
          {t(`portalHome.attention.${item.kind}Go`)}
        </Anchor>
      </div>
    </li>
  )
}

function titleOf(item: AttentionItem, t: Translate): string {
  switch (item.kind) {
    case 'pendingEmail':
      return t('portalHome.attention.pendingEmail')
    case 'failedEmails':
      return item.hasMore
        ? t('portalHome.attention.failedEmailsMany', { count: item.count })
        : t('portalHome.attention.failedEmails', { count: item.count })
    case 'nobodyGets':
      return t('portalHome.attention.nobodyGets', {
        categories: item.categories.map((category) => t(`access.categories.${category}.name`)).join(', '),
      })
    case 'neverEntered':
      return t('portalHome.attention.neverEntered', { count: item.names.length, name: item.names[0] })
  }
}

function placeOf(item: AttentionItem, home: string) {
  const place = {
    pendingEmail: 'profile',
    failedEmails: 'emails',
    nobodyGets: 'contacts',
    neverEntered: 'contacts',
  }
  return {
    href: `${home}/${place[item.kind]}`,
    ...(item.kind === 'failedEmails' && { search: { state: 'failed' } as never }),
  }
}
