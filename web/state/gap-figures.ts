/** The figures of a need and the people of the buurten, as the thread of need and reach takes them. */
import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { sharesOfPeople } from "#data/indicators/need.ts";
import type { ChoroplethLevel } from "#data/schema/area.ts";
import type { Catalog } from "#data/schema/catalog.ts";
import type { GapQuestion } from "#data/schema/gap.ts";
import type { Manifest } from "#data/schema/manifest.ts";
import type { GapInputs } from "#data/spatial/gap-results.ts";
import { inhabitants } from "#data/spatial/per-thousand.ts";
import { areasQuery, columnEntryOf, columnQuery, placesQuery, profileQuery } from "../api/published.ts";
import { regionOfQuestion } from "./gap-question.ts";

/** What is published of all that a question needs: it never changes. */
type GapFigures = Omit<GapInputs, "question" | "supply" | "completeness">;

export const gapFiguresQuery = (
  manifest: Manifest | undefined,
  catalog: Catalog | undefined,
  question: GapQuestion | undefined,
) =>
  queryOptions({
    queryKey: ["gap-figures", manifest?.generation, question?.level, question?.need, question && regionOfQuestion(question)],
    queryFn: ({ client }) => {
      if (!manifest || !catalog || !question) throw new Error("asked for the figures of a need before the catalogue was there");
      return fetchFigures(client, manifest, catalog, question);
    },
    staleTime: "static",
    structuralSharing: false,
  });

async function fetchFigures(
  client: QueryClient,
  manifest: Manifest,
  catalog: Catalog,
  question: GapQuestion,
): Promise<GapFigures> {
  const found = (id: string) => catalog.indicators.find((one) => one.id === id);
  const valuesOf = async (id: string, level: ChoroplethLevel, year: number) => {
    const indicator = found(id);
    const entry = indicator && columnEntryOf(indicator, level, year);
    return entry && (await client.ensureQueryData(columnQuery(entry))).values;
  };
  const areas = (level: ChoroplethLevel) => client.ensureQueryData(areasQuery(manifest, level));
  const need = question.need.map(async ({ indicator, year, weight }) => {
    const values = await valuesOf(indicator, question.level, year);
    if (!values) throw new Error(`${indicator} has no figures of level ${question.level}: take another scale`);
    return { values, weight, higherIsBetter: found(indicator)?.polarity === "higherIsBetter" };
  });
  const region = regionOfQuestion(question);
  const profile = region === undefined ? undefined : client.ensureQueryData(profileQuery(manifest, region));
  const people = [inhabitants, ...sharesOfPeople].map((id) => valuesOf(id, "buurt", 0));
  const [buurten, wijken, gemeenten, { labels }, needed, [all, ...shares], made] = await Promise.all([
    areas("buurt"),
    areas("wijk"),
    areas("gemeente"),
    client.ensureQueryData(placesQuery(manifest, "buurt")),
    Promise.all(need),
    Promise.all(people),
    profile,
  ]);
  const lists = catalog.groups.flatMap((list) => list.areas);
  const groups = Object.fromEntries(lists.map(({ id, members }) => [id, members.map(({ code }) => code)]));
  const parts = made?.region?.parts.map(({ code }) => code) ?? [];
  return {
    need: needed,
    buurten: { codes: buurten.codes, parents: buurten.parents, gemeenten: buurten.gemeenten },
    wijken: { codes: wijken.codes },
    gemeenten: { codes: gemeenten.codes },
    labels,
    inhabitants: all ?? new Float64Array(buurten.codes.length).fill(Number.NaN),
    shares: Object.fromEntries(sharesOfPeople.flatMap((id, at) => (shares[at] ? [[id, shares[at]]] : []))),
    groups: region === undefined ? groups : { ...groups, [region]: parts },
  };
}
