import { dirname, join, relative, sep } from 'node:path'
import { defineConfig, type Plugin } from 'vite'

const root = import.meta.dirname
const outDir = join(root, 'dist/server')

/** The server and its packages as one program, which starts in half the time and memory of a thousand files. */
export default defineConfig({
  plugins: [standsWhereItStood(), asciiOnly()],
  logLevel: 'error',
  ssr: {
    noExternal: true,
    // These find binaries, workers or pages of their own beside themselves.
    external: ['@node-rs/argon2', '@fastify/swagger-ui', 'pdfkit', 'pino'],
  },
  build: {
    ssr: join(root, 'server/start.ts'),
    outDir,
    emptyOutDir: true,
    target: 'node24',
    // Whoever reads a stack trace finds the functions by their names.
    minify: false,
    copyPublicDir: false,
    // All in the one folder that the paths are counted from.
    rolldownOptions: { output: { chunkFileNames: '[name].js' } },
  },
})

/** Files find others by where they stand; in the build they say where they stood. */
function standsWhereItStood(): Plugin {
  return {
    name: 'stands-where-it-stood',
    transform(code, id) {
      if (!id.startsWith(join(root, 'server') + sep)) return null
      const path = JSON.stringify(relative(outDir, dirname(id)))
      return code.replaceAll('import.meta.dirname', `(import.meta.dirname + '/' + ${path})`)
    },
  }
}

/** A single other letter makes V8 keep the whole text at two bytes a character: 5 MB for as long as it runs. */
function asciiOnly(): Plugin {
  return {
    name: 'ascii-only',
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type === 'chunk') chunk.code = chunk.code.replace(/[^\0-\x7f]/g, escaped)
      }
    },
  }
}

function escaped(letter: string): string {
  return `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`
}
