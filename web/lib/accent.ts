type Oklch = { lightness: number; chroma: number; hue: number }

/** White text on a filled button of the dark scheme keeps this contrast (WCAG asks 4.5). */
const readable = 4.6

/** Lightness of the first six shades, and their share of the colour's chroma. */
const tints = [
  [0.975, 0.12],
  [0.945, 0.25],
  [0.89, 0.5],
  [0.82, 0.75],
  [0.75, 0.9],
  [0.67, 1],
] as const

/**
 * Ten shades of one colour (`#rrggbb`), light to dark. Shade 7 is the colour itself; shade 6, for the dark scheme,
 * is the lightest one that still carries white text, so that a very dark accent does not vanish in the dark.
 */
export function accentShades(hex: string): string[] {
  const base = toOklch(hex)
  const shades = tints.map(([lightness, share]) => toHex({ ...base, lightness, chroma: base.chroma * share }))
  return [
    ...shades,
    lightestReadable(base),
    hex,
    toHex({ ...base, lightness: base.lightness * 0.87 }),
    toHex({ ...base, lightness: base.lightness * 0.74 }),
  ]
}

function lightestReadable(base: Oklch): string {
  for (let lightness = 0.7; lightness > base.lightness; lightness -= 0.01) {
    const color = toHex({ ...base, lightness })
    if (1.05 / (luminance(color) + 0.05) >= readable) return color
  }
  return toHex(base)
}

// OKLab and OKLCh as in CSS Color 4, section 9.2: equal steps of lightness look equal.
function toOklch(hex: string): Oklch {
  const [red, green, blue] = linearParts(hex)
  const long = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
  const middle = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
  const short = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
  const a = 1.9779984951 * long - 2.428592205 * middle + 0.4505937099 * short
  const b = 0.0259040371 * long + 0.7827717662 * middle - 0.808675766 * short
  return {
    lightness: 0.2104542553 * long + 0.793617785 * middle - 0.0040720468 * short,
    chroma: Math.hypot(a, b),
    hue: Math.atan2(b, a),
  }
}

/** Less chroma until the colour exists in sRGB, rather than clipping it into another hue. */
function toHex(color: Oklch): string {
  let { chroma } = color
  let parts = toRgb({ ...color, chroma })
  while (chroma > 0.001 && parts.some((part) => part < -0.0005 || part > 1.0005)) {
    chroma *= 0.95
    parts = toRgb({ ...color, chroma })
  }
  return `#${parts
    .map((part) =>
      Math.round(gamma(Math.min(1, Math.max(0, part))) * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`
}

function toRgb({ lightness, chroma, hue }: Oklch): number[] {
  const a = chroma * Math.cos(hue)
  const b = chroma * Math.sin(hue)
  const long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * middle + 1.707614701 * short,
  ]
}

/** Relative luminance (WCAG 2.2). Not the contract's function: that file would bring its schemas to every page. */
function luminance(hex: string): number {
  const [red, green, blue] = linearParts(hex)
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function linearParts(hex: string): [number, number, number] {
  return [1, 3, 5].map((at) => linear(Number.parseInt(hex.slice(at, at + 2), 16) / 255)) as [
    number,
    number,
    number,
  ]
}

function linear(part: number): number {
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
}

function gamma(part: number): number {
  return part <= 0.0031308 ? part * 12.92 : 1.055 * part ** (1 / 2.4) - 0.055
}
