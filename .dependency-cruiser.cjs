const test = '\\.test\\.tsx?$'
const ours = '^(contract|server|web|test|e2e|bench|scripts)/'
const context = '^server/(context|config)\\.ts$'
const areas = '^server/areas/'
// Wing by wing: each may use those before it.
const wings = ['history', 'provider', 'mail', 'identity', 'registry', 'reach', 'business', 'support']
const inModule = '^server/modules/([^/]+)/([^/]+)/'
const own = '^server/modules/$1/$2/'
const special = 'queries|[a-z-]+-queries|policy|present|routes\\.[a-z.-]+|jobs'

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
    // docs/ARCHITECTURE.md, "Directions": contract ← platform ← areas ← modules ← {setup, gates} ← app
    only('contract-stands-alone', '^contract/', ['^contract/']),
    only('platform-knows-no-noun', '^server/platform/', ['^contract/', '^server/platform/']),
    only('areas-know-no-noun', '^server/areas/', ['^contract/', '^server/(platform|areas)/', context]),
    only('modules-know-neither-gates-nor-app', '^server/modules/', [
      '^contract/',
      '^server/(platform|modules)/',
      context,
      areas,
    ]),
    ...wings.map((wing, index) =>
      only(`wing-${wing}-looks-down`, `^server/modules/${wing}/`, [
        '^contract/',
        '^server/platform/',
        `^server/modules/(${wings.slice(0, index + 1).join('|')})/`,
        context,
        areas,
      ]),
    ),
    only('setup-stands-on-the-modules', '^server/setup/', [
      '^contract/',
      '^server/(platform|areas|modules|setup)/',
      context,
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
      ['^server/platform/', context, own, `^server/modules/[^/]+/[^/]+/(?!(${special})\\.ts$)[^/]+\\.ts$`],
      { except: [`${inModule}(${special})\\.ts$`] },
    ),
    file('queries', `${inModule}(queries|[a-z-]+-queries)\\.ts$`, [
      '^server/platform/',
      own,
      '^server/modules/$1/[^/]+/queries\\.ts$',
    ]),
    file('policy', `${inModule}policy\\.ts$`, ['^server/modules/[^/]+/[^/]+/policy\\.ts$', context]),
    file('present', `${inModule}present\\.ts$`, [
      `${own}policy\\.ts$`,
      '^server/platform/phones\\.ts$',
      context,
    ]),
    file('routes', `${inModule}routes\\.[a-z.-]+\\.ts$`, [
      own,
      '^server/modules/identity/sessions/cookies\\.ts$',
      '^server/platform/(http/|errors\\.ts$)',
      areas,
    ]),
    file('jobs', `${inModule}jobs\\.ts$`, [own, '^server/platform/jobs/']),

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
