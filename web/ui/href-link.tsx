import { Link, type LinkComponentProps } from '@tanstack/react-router'

type Props = Omit<LinkComponentProps, 'to' | 'params' | 'href'> & { href: string }

/** A link to an address that was put together elsewhere: the types of `Link` know only the patterns of routes. */
export function HrefLink({ href, ...props }: Props) {
  return <Link {...props} to={href as '/'} />
}
