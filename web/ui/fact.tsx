import type { ReactNode } from 'react'

type Props = {
  name: string
  /** What is to be known of it. */
  about?: string
  children: ReactNode
}

/** One of a list of facts: `<dl className="facts">`. */
export function Fact({ name, about, children }: Props) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
      {about && <dd className="small-print">{about}</dd>}
    </div>
  )
}
