/**
 * Names of groups of initiatives, or of cells, after the buurten that most of their members lie in: one where it holds at least half,
 * else two. Among the groups that are named together no two have the same name.
 */

export interface BuurtShare {
  code: string;
  name: string;
  /** Two buurten of one name lie in two gemeenten. */
  gemeente: string;
  /** Members in it. */
  count: number;
}

export interface NamedGroup {
  /** Those with most members first. */
  buurten: readonly BuurtShare[];
  /** How many members there are, also those that lie in no buurt. */
  count: number;
}

/** In the language of whoever reads. */
export interface NameWords {
  and(first: string, second: string): string;
  /** Where the named buurten hold less than half. */
  around(first: string, second?: string): string;
  /** Told apart by the gemeente, or by a number. */
  toldApart(name: string, by: string): string;
}

/** The two buurten that name a group; one where it holds at least half. */
export function namingBuurten({ buurten, count }: NamedGroup): readonly BuurtShare[] {
  return buurten.slice(0, 2 * (buurten[0]?.count ?? 0) >= count ? 1 : 2);
}

function nameOf({ count }: NamedGroup, naming: readonly BuurtShare[], words: NameWords): string {
  const [first, second] = new Set(naming.map(({ name }) => name));
  if (first === undefined) return "";
  const held = naming.reduce((sum, one) => sum + one.count, 0);
  if (2 * held < count) return words.around(first, second);
  return second === undefined ? first : words.and(first, second);
}

/** One name a group, in their order; empty for a group without any buurt. */
export function groupNames(groups: readonly NamedGroup[], words: NameWords): string[] {
  let names = groups.map((group) => nameOf(group, namingBuurten(group), words));
  const tellApart = (rename: (group: NamedGroup, name: string, at: number, among: readonly number[]) => string) => {
    const same = new Map<string, number[]>();
    names.forEach((name, at) => {
      if (name !== "") same.set(name, [...(same.get(name) ?? []), at]);
    });
    names = names.map((name, at) => {
      const among = same.get(name) ?? [];
      const group = groups[at];
      return among.length < 2 || !group ? name : rename(group, name, at, among);
    });
  };
  const gemeenteOf = (at: number) => groups[at]?.buurten[0]?.gemeente ?? "";
  tellApart((group, name, _, among) =>
    new Set(among.map(gemeenteOf)).size > 1 ? words.toldApart(name, group.buurten[0]?.gemeente ?? "") : name,
  );
  const longer = groups.map((group) => nameOf(group, group.buurten.slice(0, 2), words));
  const taken = new Set(names);
  tellApart((_, name, at, among) => {
    const own = longer[at] ?? name;
    return taken.has(own) || among.some((one) => one !== at && longer[one] === own) ? name : own;
  });
  // The first of a name keeps its place in the order: the largest group is number one.
  tellApart((_, name, at, among) => words.toldApart(name, String(among.indexOf(at) + 1)));
  return names;
}

/** Buurten with their gemeenten, by rows. */
export interface BuurtIndex {
  codes: readonly string[];
  names: readonly string[];
  gemeenten: readonly number[];
  gemeenteNames: readonly string[];
}

/** Which two buurten hold most members of each group; `buurtAt` gives the code of the buurt that a point lies in. */
export function buurtenOfGroups(
  groups: readonly { members: Uint32Array }[],
  buurtAt: (point: number) => string | undefined,
  { codes, names, gemeenten, gemeenteNames }: BuurtIndex,
): NamedGroup[] {
  const rows = new Map(codes.map((code, row) => [code, row]));
  const shareOf = (code: string, count: number): BuurtShare => {
    const row = rows.get(code) ?? -1;
    return { code, count, name: names[row] ?? code, gemeente: gemeenteNames[gemeenten[row] ?? -1] ?? "" };
  };
  return groups.map(({ members }) => {
    const counts = new Map<string, number>();
    for (const member of members) {
      const code = buurtAt(member);
      if (code !== undefined) counts.set(code, (counts.get(code) ?? 0) + 1);
    }
    const shares = [...counts].sort(([a, many], [b, few]) => few - many || (a < b ? -1 : 1));
    return { count: members.length, buurten: shares.slice(0, 2).map(([code, count]) => shareOf(code, count)) };
  });
}
