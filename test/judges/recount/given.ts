/** What the recount takes as given from the published set: the areas and their groups, and which older area is which of today. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type StatusName, statusNames } from "./column-file.ts";
import type { LevelName } from "./places.ts";

export interface AreaList {
  codes: string[];
  names: string[];
  parents: number[];
  gemeenten: number[];
  inhabitants: number[];
}

export interface OlderPart {
  code: string;
  share: number;
  cover: number;
}
export interface Kin {
  kind: "same" | "parts" | "none";
  /** Of the area then, where it is the same. */
  code?: string;
  parts?: OlderPart[];
  /** How much of the area that had its code then and has it now is in both, of the larger. */
  own?: number;
  /** Part of the people of whom we do not know whether they lived here. */
  uncertain?: number;
}
export interface BoundaryRelation {
  from: number;
  levels: Partial<Record<LevelName, Record<string, Kin>>>;
}
export interface EvidenceFile {
  from: number;
  levels: Partial<Record<LevelName, Record<string, string>>>;
}

export type Rule =
  | { rule: "sum" }
  | { rule: "mean"; weight: string }
  | { rule: "ratio"; numerator: string; denominator: string; scale: number }
  | { rule: "none" };

export interface PublishedColumn {
  level: LevelName;
  year: number;
  file: string;
  counts: number[];
  computed: boolean;
  sourceDivision?: number;
  source?: string;
}
export interface PublishedIndicator {
  id: string;
  source: string;
  unit: { decimals: number; label: { nl: string } };
  aggregation: Rule;
  denominator?: string;
  columns: PublishedColumn[];
  national: { year: number; value: number | null; status: StatusName; computed: boolean }[];
}
export interface Member {
  code: string;
  share: number;
}

export interface Given {
  /** Year of the areas. */
  division: number;
  areas: Record<LevelName, AreaList>;
  indexHash: Record<LevelName, string>;
  relations: BoundaryRelation[];
  evidence: EvidenceFile[];
  indicators: PublishedIndicator[];
  /** By the id of the group. */
  members: Map<string, Member[]>;
  file: (name: string) => Uint8Array;
}

interface ManifestFile {
  division: number;
  catalog: string;
  areas: Record<LevelName, string>;
  relations: { file: string }[];
  evidence: { file: string }[];
}

export function readGiven(folder: string): Given {
  const file = (name: string) => readFileSync(join(folder, name));
  const json = <T>(name: string) => JSON.parse(file(name).toString("utf8")) as T;
  const manifest = json<ManifestFile>("manifest.json");
  const catalog = json<{
    indicators: PublishedIndicator[];
    groups: { areas: { id: string; members: Member[] }[] }[];
  }>(manifest.catalog);
  const perLevel = <T>(make: (name: string) => T) =>
    Object.fromEntries(Object.entries(manifest.areas).map(([level, name]) => [level, make(name)])) as Record<LevelName, T>;
  return {
    file,
    division: manifest.division,
    areas: perLevel((name) => json<AreaList>(name)),
    indexHash: perLevel((name) => createHash("sha256").update(file(name)).digest("hex").slice(0, 16)),
    relations: manifest.relations.map((one) => json<BoundaryRelation>(one.file)),
    evidence: manifest.evidence.map((one) => json<EvidenceFile>(one.file)),
    indicators: catalog.indicators,
    members: new Map(catalog.groups.flatMap(({ areas }) => areas.map(({ id, members }) => [id, members] as const))),
  };
}

export const rank = (status: StatusName): number => statusNames.indexOf(status);
