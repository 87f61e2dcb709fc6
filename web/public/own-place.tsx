import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'

/** The way to where whoever is signed in belongs, or to sign in. */
export function OwnPlace({ children }: { children: string }) {
  return (
    <Button variant="default" size="md" fullWidth renderRoot={(props) => <Link to="/" {...props} />}>
      {children}
    </Button>
  )
}
