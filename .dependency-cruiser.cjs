// What may import what. docs/ARCHITECTURE.md holds each rule's comment, and test/boundaries.test.ts a breach of each.
const test = '\\.(test|probe)\\.tsx?$'
const ours = '^(contract|server|web|test|e2e|bench|scripts)/'
const context = '^server/(context|config)\\.ts$'
const areas = '^server/areas/'
const platform = '^server/platform/'
/** Wing by wing: each may use itself and those before it. */
const wings = ['history', 'provider', 'mail', 'identity', 'registry', 'reach', 'business', 'support']
const inModule = '^server/modules/([^/]+)/([^/]+)/'
const own = '^server/modules/$1/$2/'
const special = 'queries|[a-z-]+-queries|policy|present|routes\\.[a-z.-]+|jobs'

/** `path` may import nothing of ours but `allowed`; `$1` is what the first group of `path` found. */
function only(name, path, allowed, comment, { except = [], types = true } = {}) {
  return {
    name,
    comment,
    severity: 'error',
    from: { path, pathNot: [test, ...except] },
    to: { path: ours, pathNot: allowed, ...(types ? {} : { dependencyTypesNot: ['type-only'] }) },
  }
}

/** In the table of a module's files a type binds nobody: it is gone when the program runs. */
function file(name, path, allowed, comment, options) {
  return only(name, path, ['^contract/', ...allowed], comment, { ...options, types: false })
}

module.exports = {
  forbidden: [
    only('contract', '^contract/', ['^contract/'], 'nothing else'),
    only('platform', platform, ['^contract/', platform], 'contract'),
    only('areas', areas, ['^contract/', platform, areas, context], 'contract, platform, context'),
    ...wings.map((wing, index) =>
      only(
        `wing-${wing}`,
        `^server/modules/${wing}/`,
        ['^contract/', platform, areas, context, `^server/modules/(${wings.slice(0, index + 1).join('|')})/`],
        index === 0
          ? 'contract, platform, areas, context'
          : `the same, and ${wings.slice(0, index).join(', ')}`,
      ),
    ),
    only(
      'setup',
      '^server/setup/',
      ['^contract/', platform, areas, context, '^server/(modules|setup)/'],
      'contract, platform, areas, context, modules',
    ),
    only(
      'gates',
      '^server/gates/',
      ['^contract/', platform, areas, context, '^server/(modules|gates)/'],
      'contract, platform, areas, context, modules; not the app',
    ),
    only('server', '^server/', ['^contract/', '^server/'], 'contract and server'),

    only('web', '^web/', ['^contract/', '^web/'], 'contract and web, never the server'),
    only('web-lib-and-ui', '^web/(lib|ui)/', ['^contract/', '^web/(lib|ui)/'], 'contract; no noun'),
    only(
      'web-features',
      '^web/features/',
      ['^contract/', '^web/(lib|ui|features)/'],
      'contract, lib, ui; not the areas',
    ),

    file(
      'verbs',
      `${inModule}[^/]+\\.ts$`,
      [platform, context, own, `^server/modules/[^/]+/[^/]+/(?!(${special})\\.ts$)[^/]+\\.ts$`],
      'own files, verb files of other modules, contract, platform, context',
      { except: [`${inModule}(${special})\\.ts$`] },
    ),
    file(
      'queries',
      `${inModule}(queries|[a-z-]+-queries)\\.ts$`,
      [platform, own, '^server/modules/$1/[^/]+/queries\\.ts$'],
      'own files, `queries.ts` of the same wing, contract, platform',
    ),
    file(
      'policy',
      `${inModule}policy\\.ts$`,
      ['^server/modules/[^/]+/[^/]+/policy\\.ts$', context],
      'policies of other modules, contract, context',
    ),
    file(
      'present',
      `${inModule}present\\.ts$`,
      [`${own}(policy|fields)\\.ts$`, '^server/platform/phones\\.ts$', context],
      'own policy and fields, contract, context, `platform/phones.ts`',
    ),
    file(
      'routes',
      `${inModule}routes\\.[a-z.-]+\\.ts$`,
      [
        own,
        '^server/modules/identity/sessions/cookies\\.ts$',
        '^server/platform/(http/|errors\\.ts$)',
        areas,
      ],
      'own files, contract, areas, `platform/http`, the session cookie',
    ),
    file('jobs', `${inModule}jobs\\.ts$`, [own, '^server/platform/jobs/'], 'own files, `platform/jobs`'),

    {
      name: 'no-cycles',
      comment: 'no file comes back to itself',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'tests-are-not-imported',
      comment: 'nothing imports a test',
      severity: 'error',
      from: {},
      to: { path: test },
    },
    {
      name: 'nothing-unresolved',
      comment: 'every import leads somewhere',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    // TypeScript 7 has no parser for other programs to use.
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|data|demo-data)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
}
