import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

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
 * The schemas of answers type the calls and check them while developing (`lib/api.ts`). A build leaves them out, and
 * with them zod (25 KB compressed) from every page without a form.
 */
function withoutAnswerSchemas(): Plugin {
  const calls =
    /\b((?:apiGet|pagedQuery)(?:<[^(]*>)?\(|apiSend\(\s*'[A-Z]+',)(\s*)(?!null\b)[A-Za-z]\w*(?=\s*,)/g
  return {
    name: 'without-answer-schemas',
    apply: 'build',
    enforce: 'pre',
    transform: {
      filter: { id: /\/web\/.*\.tsx?$/ },
      handler: (code) => ({ code: code.replace(calls, '$1$2undefined'), map: null }),
    },
  }
}

function inWeb(path: string): string {
  return fileURLToPath(new URL(`web/${path}`, import.meta.url))
}
