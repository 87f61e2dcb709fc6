import classes from './brand.module.css'
import { BrandMark } from './brand-mark.tsx'

type Props = { name: string; logoUrl: string | null; area?: string; size?: number }

/** The provider's logo, or the mark with their name; and the area's name where there is one to say. */
export function Brand({ name, logoUrl, area, size = 28 }: Props) {
  return (
    <span className={classes.brand}>
      {logoUrl ? (
        <img className={classes.logo} src={logoUrl} alt={name} height={size} />
      ) : (
        <BrandMark size={size} />
      )}
      <span className={classes.words}>
        {!logoUrl && <span className={classes.name}>{name}</span>}
        {area && <span className={classes.area}>{area}</span>}
      </span>
    </span>
  )
}
