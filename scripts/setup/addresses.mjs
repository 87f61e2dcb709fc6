/**
 * The lock file names no registry, and for want of an address npm fetches the list of all versions of every package.
 * Registries keep packages at these addresses; pnpm and Yarn rely on it too.
 */
export function addAddresses(lockFile, registry) {
  const base = registry.trim().replace(/\/?$/, '/')
  const packages = Object.entries(lockFile.packages).map(([path, one]) => {
    const [, folder] = /node_modules\/((?:@[^/]+\/)?[^/]+)$/.exec(path) ?? []
    if (!folder || one.resolved || one.inBundle) return [path, one]
    const name = one.name ?? folder
    return [path, { ...one, resolved: `${base}${name}/-/${name.split('/').at(-1)}-${one.version}.tgz` }]
  })
  return { ...lockFile, packages: Object.fromEntries(packages) }
}
