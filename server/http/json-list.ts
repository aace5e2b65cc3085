/** A large JSON object is written item by item, and not in one call that holds up everything else. */

/** JSON of `about` with one more member: a list of items that are JSON already. */
export const withList = (about: object, member: string, items: readonly string[]): string =>
  `${JSON.stringify(about).slice(0, -1)},${JSON.stringify(member)}:[${items.join(",")}]}`;
