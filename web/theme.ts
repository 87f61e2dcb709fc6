import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core'
import { accentShades } from './lib/accent.ts'
import { componentDefaults } from './theme-components.ts'

const fontFamily = "'Inter Variable', system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif"

// Greys with a trace of blue. From 5 on they carry text on white: 4.5 : 1 and more.
const gray: MantineColorsTuple = [
  '#f6f7f9',
  '#eef0f3',
  '#e3e6ea',
  '#d3d8de',
  '#c0c7cf',
  '#67707c',
  '#565f6b',
  '#414954',
  '#2b323b',
  '#171c22',
]

// 6 and 7, on filled buttons, carry white text.
const red: MantineColorsTuple = [
  '#fff1f0',
  '#ffe0dd',
  '#ffc2bc',
  '#ff9b8f',
  '#f9776a',
  '#e5483a',
  '#c9352a',
  '#b42318',
  '#94190f',
  '#7a1009',
]

// 0 to 3 carry text on 6 and 7: 4.5 : 1 and more.
const dark: MantineColorsTuple = [
  '#e4e7eb',
  '#c6ccd3',
  '#a7afb9',
  '#959eaa',
  '#39414b',
  '#2d343d',
  '#1b2026',
  '#13171c',
  '#0f1216',
  '#0a0c0f',
]

/** The look, with the provider's accent (`#rrggbb`) as the primary colour. */
export function themeWith(accent: string) {
  return createTheme({
    colors: { accent: accentShades(accent) as unknown as MantineColorsTuple, gray, dark, red },
    primaryColor: 'accent',
    primaryShade: { light: 7, dark: 6 },
    white: '#ffffff',
    black: '#171c22',
    fontFamily,
    fontFamilyMonospace: "ui-monospace, 'SF Mono', 'Cascadia Mono', Menlo, Consolas, monospace",
    fontSizes: { xs: '0.75rem', sm: '0.875rem', md: '0.9375rem', lg: '1.0625rem', xl: '1.25rem' },
    headings: {
      fontFamily,
      fontWeight: '600',
      textWrap: 'balance',
      sizes: {
        h1: { fontSize: '1.5rem', lineHeight: '1.3' },
        h2: { fontSize: '1.125rem', lineHeight: '1.4' },
        h3: { fontSize: '1rem', lineHeight: '1.4' },
        h4: { fontSize: '0.875rem', lineHeight: '1.45' },
      },
    },
    spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2.5rem' },
    radius: { xs: '0.25rem', sm: '0.375rem', md: '0.5rem', lg: '0.75rem', xl: '1rem' },
    defaultRadius: 'sm',
    cursorType: 'pointer',
    respectReducedMotion: true,
    components: componentDefaults,
  })
}

/** Surfaces and edges, by name, for both schemes; components use these rather than single greys. */
export const cssVariables: CSSVariablesResolver = (theme) => ({
  variables: {},
  light: {
    '--mantine-color-body': '#ffffff',
    '--mantine-color-text': theme.black,
    '--mantine-color-dimmed': theme.colors.gray[6],
    '--mantine-color-placeholder': theme.colors.gray[5],
    '--mantine-color-error': '#b42318',
    '--mantine-color-default-border': theme.colors.gray[3],
    '--surface-page': theme.colors.gray[0],
    '--surface-raised': '#ffffff',
    '--surface-sunken': theme.colors.gray[1],
    '--surface-hover': theme.colors.gray[0],
    '--edge': theme.colors.gray[2],
    '--edge-input': '#8a939e',
    '--shadow-raised': '0 1px 2px rgb(16 24 32 / 6%)',
    '--focus': theme.colors.accent?.[7] ?? theme.black,
    '--accent-soft': theme.colors.accent?.[0] ?? theme.white,
    '--accent-edge': theme.colors.accent?.[2] ?? theme.black,
    '--accent-strong': theme.colors.accent?.[8] ?? theme.black,
    '--tone-good': '#0b7040',
    '--tone-busy': '#1a57b0',
    '--tone-warning': '#854d00',
    '--tone-bad': '#b42318',
  },
  dark: {
    '--mantine-color-body': theme.colors.dark[7],
    '--mantine-color-text': theme.colors.dark[0],
    '--mantine-color-dimmed': theme.colors.dark[2],
    '--mantine-color-placeholder': theme.colors.dark[3],
    '--mantine-color-error': '#ff9b8f',
    '--mantine-color-default-border': '#39414b',
    '--surface-page': theme.colors.dark[7],
    '--surface-raised': theme.colors.dark[6],
    '--surface-sunken': theme.colors.dark[8],
    '--surface-hover': '#21272e',
    '--edge': theme.colors.dark[5],
    '--edge-input': '#6d7784',
    '--shadow-raised': 'none',
    '--mantine-color-anchor': theme.colors.accent?.[3] ?? theme.white,
    '--focus': theme.colors.accent?.[4] ?? theme.white,
    // The accent at 18 % over the page.
    '--accent-soft': `color-mix(in srgb, ${theme.colors.accent?.[5]} 18%, transparent)`,
    '--accent-edge': `color-mix(in srgb, ${theme.colors.accent?.[5]} 45%, transparent)`,
    '--accent-strong': theme.colors.accent?.[2] ?? theme.white,
    '--tone-good': '#5fd39a',
    '--tone-busy': '#8bb8ff',
    '--tone-warning': '#f0b357',
    '--tone-bad': '#ff9b8f',
  },
})
