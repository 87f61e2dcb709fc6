import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin, type Rolldown, Visitor } from 'vite'

export default defineConfig({
  root: 'web',
  // `web/public` holds the public pages' code, not files to copy.
  publicDir: 'static',
  plugins: [withoutAnswerSchemas(), react()],
  resolve: {
    alias: [
      // The contract checks phones with 150 KB of numbering plans: the browser fetches them when a form needs them.
      { find: /^libphonenumber-js\/max$/, replacement: inWeb('lib/phone-numbers.ts') },
      { find: /^zod$/, replacement: inWeb('lib/zod.ts') },
    ],
  },
  server: { port: 5173, proxy: { '/api': { target: 'http://127.0.0.1:3000', changeOrigin: false } } },
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    // Nothing as data: in the bundle: the content security policy allows fonts and scripts from files only.
    assetsInlineLimit: 0,
    reportCompressedSize: true,
    rolldownOptions: {
      treeshake: { moduleSideEffects: [{ test: /\/contract\//, sideEffects: false }] },
      output: {
        codeSplitting: {
          groups: [
            // Changes with the libraries only, so that a new version of Balcão leaves it in the browser's cache.
            {
              name: 'vendor',
              test: /node_modules\/(react|react-dom|scheduler|i18next|react-i18next|@tanstack)\//,
            },
            // What nearly every page draws with, in one file instead of twenty.
            { name: 'shared', test: /\/web\/(ui|lib)\/(?!inputs|form|confirm|leave|zod)/, minShareCount: 8 },
          ],
        },
      },
    },
  },
})

/**
 * The schemas of answers type the calls and check them while developing (`web/lib/api.ts`). A build leaves them out, and
 * with them zod (25 KB compressed) from every page without a form.
 */
function withoutAnswerSchemas(): Plugin {
  const placeOfSchema = new Map([
    ['apiGet', 0],
    ['pagedQuery', 0],
    ['apiSend', 1],
  ])
  return {
    name: 'without-answer-schemas',
    apply: 'build',
    enforce: 'pre',
    transform: {
      filter: { id: /\/web\/.*\.tsx?$/, code: /\b(?:apiGet|pagedQuery|apiSend)\b/ },
      handler(code, id) {
        const schemas: { start: number; end: number }[] = []
        new Visitor({
          CallExpression({ callee, arguments: passed }) {
            const place = callee.type === 'Identifier' ? placeOfSchema.get(callee.name) : undefined
            const schema = place === undefined ? undefined : passed[place]
            if (schema && schema.type !== 'Literal') schemas.push(schema)
          },
        }).visit(this.parse(code, { lang: id.endsWith('x') ? 'tsx' : 'ts' }))
        // Backwards, so that what comes before stays where it was.
        const bare = schemas
          .sort((one, other) => other.start - one.start)
          .reduce((text, { start, end }) => `${text.slice(0, start)}undefined${text.slice(end)}`, code)
        return { code: bare, map: null }
      },
    },
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((output) => output.type === 'chunk')
      for (const page of pagesWithoutForm) {
        const first = chunks.find(({ moduleIds }) => moduleIds.includes(inWeb(page)))
        if (!first) return this.error(`web/${page} is not in the build: has it moved?`)
        const loaded = loadedWith(first, bundle).flatMap(({ moduleIds }) => moduleIds)
        if (!loaded.some((id) => id.includes('/node_modules/zod/'))) continue
        const schemas = loaded.filter((id) =>
          this.getModuleInfo(id)?.importedIds.includes(inWeb('lib/zod.ts')),
        )
        this.error(`${page} would load zod, for the schemas in\n${schemas.join('\n')}`)
      }
    },
  }
}

/** Opened by everybody: they must not wait for zod. */
const pagesWithoutForm = [
  'main.tsx',
  'portal/portal-area.tsx',
  'features/portal-home/home.tsx',
  'staff/staff-area.tsx',
]

function loadedWith(
  chunk: Rolldown.OutputChunk,
  bundle: Rolldown.OutputBundle,
  seen = new Set<Rolldown.OutputChunk>(),
): Rolldown.OutputChunk[] {
  if (seen.has(chunk)) return []
  seen.add(chunk)
  const others = chunk.imports.map((name) => bundle[name]).filter((output) => output?.type === 'chunk')
  return [chunk, ...others.flatMap((other) => loadedWith(other, bundle, seen))]
}

function inWeb(path: string): string {
  return fileURLToPath(new URL(`web/${path}`, import.meta.url))
}
