import {
  type AnyRoute,
  type AnyValidator,
  type Constrain,
  createRoute,
  type DefaultValidator,
  lazyRouteComponent,
  notFound,
} from '@tanstack/react-router'

/** A page that is fetched when it is opened. `search` takes from the address what the page understands. */
export function page<
  Parent extends AnyRoute,
  const Path extends string,
  Module extends Record<string, unknown>,
  Name extends keyof Module,
  Search = undefined,
>(parent: Parent, path: Path, load: () => Promise<Module>, name: Name, search?: Search) {
  return createRoute({
    getParentRoute: () => parent,
    path,
    validateSearch: search as Constrain<Search, AnyValidator, DefaultValidator>,
    beforeLoad: ({ params }) => requireNumbers(params),
    component: lazyRouteComponent(load, name),
  })
}

/** Ids in addresses are numbers; anything else names nothing. */
function requireNumbers(params: Record<string, string>): void {
  const ids = Object.entries(params).filter(([name]) => name.endsWith('Id'))
  if (!ids.every(([, id]) => /^[1-9]\d{0,15}$/.test(id))) throw notFound()
}
