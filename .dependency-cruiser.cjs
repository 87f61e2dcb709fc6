const test = '\\.test\\.tsx?$'
const ours = '^(contract|server|web|test|e2e|bench|scripts)/'
const inModule = '^server/modules/([^/]+)/'
const context = '^server/(context|config)\\.ts$'
const areas = '^server/areas/'

/** `path` may import nothing of ours but `allowed`; `$1` is what the first group of `path` found. */
function only(name, path, allowed, { except = [], types = true } = {}) {
  return {
    name,
    severity: 'error',
    from: { path, pathNot: [test, ...except] },
    to: { path: ours, pathNot: allowed, ...(types ? {} : { dependencyTypesNot: ['type-only'] }) },
  }
}

/** In the table of a module's files a type binds nobody: it is gone when the program runs. */
function file(name, path, allowed, options) {
  return only(name, path, ['^contract/', ...allowed], { ...options, types: false })
}

module.exports = {
  forbidden: [
    // docs/ARCHITECTURE.md, "Directions": contract ← platform ← modules ← gates ← app
    only('contract-stands-alone', '^contract/', ['^contract/']),
    only('platform-knows-no-noun', '^server/platform/', ['^contract/', '^server/platform/']),
    only('modules-know-neither-gates-nor-app', '^server/modules/', [
      '^contract/',
      '^server/(platform|modules)/',
      context,
      areas,
    ]),
    only('gates-do-not-know-the-app', '^server/gates/', [
      '^contract/',
      '^server/(platform|areas|modules|gates)/',
      context,
    ]),
    only('server-stands-without-the-rest', '^server/', ['^contract/', '^server/']),

    // contract ← web/{lib,ui} ← web/features ← web/{portal,staff,public}
    only('web-never-imports-server', '^web/', ['^contract/', '^web/']),
    only('lib-and-ui-know-no-noun', '^web/(lib|ui)/', ['^contract/', '^web/(lib|ui)/']),
    only('features-do-not-know-the-areas', '^web/features/', ['^contract/', '^web/(lib|ui|features)/']),

    // "A module", one rule for each line of the table
    file(
      'verbs',
      `${inModule}[^/]+\\.ts$`,
      [
        '^server/platform/',
        context,
        '^server/modules/$1/',
        '^server/modules/[^/]+/(?!queries|policy|present|routes|jobs)[^/]+\\.ts$',
      ],
      { except: [`${inModule}(queries|policy|present|routes\\.[a-z]+|jobs)\\.ts$`] },
    ),
    file('queries', `${inModule}queries\\.ts$`, ['^server/platform/']),
    file('policy', `${inModule}policy\\.ts$`, ['^server/modules/[^/]+/policy\\.ts$']),
    file('present', `${inModule}present\\.ts$`, [
      '^server/modules/$1/policy\\.ts$',
      '^server/platform/phones\\.ts$',
    ]),
    file('routes', `${inModule}routes\\.[a-z]+\\.ts$`, [
      '^server/modules/$1/',
      '^server/modules/sessions/cookies\\.ts$',
      '^server/platform/(http/|errors\\.ts$)',
      areas,
    ]),
    file('jobs', `${inModule}jobs\\.ts$`, ['^server/modules/$1/', '^server/platform/jobs/']),

    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'tests-are-not-imported',
      severity: 'error',
      from: {},
      to: { path: test },
    },
    { name: 'nothing-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
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
