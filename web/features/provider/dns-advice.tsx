import { useT } from '../../lib/i18n.ts'
import { Section } from '../../ui/section.tsx'
import classes from './settings.module.css'

/** What keeps messages of a domain from being taken for somebody else's: text only, nothing is looked up. */
export function DnsAdvice({ domain }: { domain: string }) {
  const t = useT()
  return (
    <Section title={t('provider.mail.dns')} about={t('provider.mail.dnsAbout', { domain })}>
      <ul className={classes.advice}>
        <li>{t('provider.mail.spf', { domain })}</li>
        <li>{t('provider.mail.dkim')}</li>
        <li>{t('provider.mail.dmarc', { domain })}</li>
      </ul>
    </Section>
  )
}
