/** Names and addresses that a row needs and its record does not hold. */
import { dutchKinds, dutchLifecycles, dutchPhases, dutchThemes } from "#data/entries/dutch-words.ts";
import { dutchType } from "#data/entries/entry-dutch.ts";
import type { EntryFilter } from "#data/entries/public-entry.ts";
import { pathOfEntry } from "#data/entry-types/address.ts";
import { describeArea, findArea } from "../../published/areas.ts";
import type { Library } from "../../published/published-set.ts";
import type { Db } from "../../store/database.ts";
import { listOrganisations } from "../../store/organisations.ts";

export interface Names {
  area(code: string | undefined): string | undefined;
  organisation(id: string | undefined): string | undefined;
  /** Address of the page of an entry. */
  page(entry: { type: string; id: string }): string;
}

/** `origin` is where browsers find us, without a slash at the end. */
export async function readNames(db: Db, library: Library, origin: string): Promise<Names> {
  const set = library.current();
  const organisations = new Map((await listOrganisations(db)).map(({ id, name }) => [id, name]));
  return {
    area: (code) => {
      const ref = code === undefined ? undefined : findArea(set, code);
      return ref && describeArea(set, ref).name;
    },
    organisation: (id) => (id === undefined ? undefined : organisations.get(id)),
    page: (entry) => origin + pathOfEntry(entry),
  };
}

/** What every table that leaves us says about itself. */
export interface About {
  /** Who gives it, with the address. */
  source: string;
  /** UTC, ISO 8601. */
  exportedAt: string;
  /** What was asked, in words. */
  filter: string;
  licence: string;
}

/** What a table was asked for, in words that can stand in it: "thema: Sociale samenhang; gebied: Amersfoort (GM0307)". */
const words: Record<keyof EntryFilter, string> = {
  type: "soort inzending",
  theme: "thema",
  kind: "soort",
  phase: "fase",
  lifecycle: "levensloop",
  area: "gebied",
  organisation: "organisatie",
  q: "woorden",
  from: "loopt nog op of na",
  to: "begonnen op of voor",
  confirmed: "alleen wat het laatste half jaar bevestigd is",
  when: "wanneer",
  bbox: "binnen",
  middle: "midden binnen",
  within: "midden binnen de vorm",
};

const unconfirmed = "alleen wat het laatste half jaar niet bevestigd is";

const values: Record<string, Record<string, string> | undefined> = {
  theme: dutchThemes,
  kind: dutchKinds,
  phase: dutchPhases,
  lifecycle: dutchLifecycles,
  when: { upcoming: "nog te komen", past: "geweest" },
};

export function questionWords(query: Record<string, string | undefined>, names: Names): string {
  const parts = Object.entries(query).flatMap(([name, value]) => {
    if (!value || (name === "confirmed" && value === "false")) return [];
    if (name === "confirmed") return [value === "no" ? unconfirmed : words.confirmed];
    const nameOf = name === "area" ? names.area : name === "organisation" ? names.organisation : () => undefined;
    const typeOf = (one: string) => (name === "type" ? dutchType(one) : undefined);
    const wordOf = values[name];
    const said = value.split(",").map((one) => {
      const known = nameOf(one);
      return wordOf?.[one] ?? typeOf(one) ?? (known ? `${known} (${one})` : one);
    });
    return [`${words[name as keyof EntryFilter]}: ${said.join(", ")}`];
  });
  return parts.length === 0 ? "geen: alles wat gepubliceerd is" : parts.join("; ");
}
