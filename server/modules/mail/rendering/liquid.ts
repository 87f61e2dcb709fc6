import { Liquid, type LiquidOptions, type Template } from 'liquidjs'
import { oneLine } from '#platform/mail/mime.ts'

export type Variables = Record<string, string | null>

/**
 * Unknown variables and filters are errors, `include` and `render` find nothing, and nobody's loop takes the
 * process along: staff will edit templates.
 */
const limits: LiquidOptions = {
  strictVariables: true,
  strictFilters: true,
  ownPropertyOnly: true,
  templates: {},
  parseLimit: 100_000,
  memoryLimit: 1_000_000,
  renderLimit: 2_000,
}

const plain = new Liquid({ ...limits, outputEscape: (value) => oneLine(asText(value)) })
const markup = new Liquid({ ...limits, outputEscape: (value) => escapeMarkup(oneLine(asText(value))) })

/** One line of text, for headers. */
export function renderLine(template: string, variables: Variables): string {
  return oneLine(render(plain, template, variables))
}

/** Text in the notation of `markup.ts`, in which the variables are only ever text. */
export function renderMarkup(template: string, variables: Variables): string {
  return render(markup, template, variables)
}

/** The variables that a template takes from outside. */
export function variablesIn(template: string): string[] {
  return plain.globalVariablesSync(template)
}

function render(engine: Liquid, template: string, variables: Variables): string {
  return engine.renderSync(parsed(engine, template), variables) as string
}

const remembered = 100
const lately = new Map<Liquid, Map<string, Template[]>>([plain, markup].map((engine) => [engine, new Map()]))

/** The same few texts are rendered for thousands of readers: reading one costs more than filling it in. */
function parsed(engine: Liquid, template: string): Template[] {
  const known = lately.get(engine) as Map<string, Template[]>
  const found = known.get(template) ?? engine.parse(template)
  // Evicts the least recently used.
  known.delete(template)
  known.set(template, found)
  const [oldest] = known.keys()
  if (known.size > remembered && oldest !== undefined) known.delete(oldest)
  return found
}

function asText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

function escapeMarkup(text: string): string {
  return text.replace(/[!-/:-@[-`{-~]/g, '\\$&')
}
