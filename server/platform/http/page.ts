/** A page of a list with each of its rows presented. */
export function presentPage<Row, Item, Page extends { items: Row[] }>(
  page: Page & { items: Row[] },
  present: (row: Row) => Item,
): Omit<Page, 'items'> & { items: Item[] } {
  return { ...page, items: page.items.map((row) => present(row)) }
}
