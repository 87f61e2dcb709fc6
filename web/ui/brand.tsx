import classes from './brand.module.css'
import { BrandMark } from './brand-mark.tsx'

/** The mark with the provider's name, and the area's under it where there is one to say. */
export function Brand({ name, area, size = 28 }: { name: string; area?: string; size?: number }) {
  return (
    <span className={classes.brand}>
      <BrandMark size={size} />
      <span className={classes.words}>
        <span className={classes.name}>{name}</span>
        {area && <span className={classes.area}>{area}</span>}
      </span>
    </span>
  )
}
