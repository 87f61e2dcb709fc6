import { enableCompileCache } from 'node:module'
import { dirname, join } from 'node:path'

// What the build begins with. A third of a start would go into compiling what has not changed since the last one; where
// its folder cannot be written, it does. Not `import.meta.dirname`: in the build that is where the source stands.
enableCompileCache(join(dirname(import.meta.filename), 'compiled'))
await import('./main.ts')
