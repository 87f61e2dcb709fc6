import { Anchor } from '@mantine/core'
import { formatPhone } from '../../lib/format.ts'
import { useProvider } from './provider.ts'

/** The provider's support e-mail and phone, as links; nothing when neither is set. */
export function SupportContacts() {
  const { supportEmail, supportPhone } = useProvider()
  return (
    <>
      {supportEmail && (
        <Anchor inherit href={`mailto:${supportEmail}`}>
          {supportEmail}
        </Anchor>
      )}
      {supportEmail && supportPhone && ' · '}
      {supportPhone && (
        <Anchor inherit style={{ whiteSpace: 'nowrap' }} href={`tel:${supportPhone}`}>
          {formatPhone(supportPhone)}
        </Anchor>
      )}
    </>
  )
}
