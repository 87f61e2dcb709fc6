import { useT } from '../../lib/i18n.ts'
import { Section } from '../../ui/section.tsx'
import classes from './settings.module.css'

/** What keeps messages of a domain from being taken for somebody else's: text only, nothing is looked up. */
export function DnsAdvice({ domain }: { domain: string }) {
  const t = useT()
  return (
    <Section title={t('settings.mail.dns')} about={t('settings.mail.dnsAbout', { domain })}>
      <ul className={classes.advice}>
        <li>{t('settings.mail.spf', { domain })}</li>
        <li>{t('settings.mail.dkim')}</li>
        <li>{t('settings.mail.dmarc', { domain })}</li>
      </ul>
    </Section>
  )
}
