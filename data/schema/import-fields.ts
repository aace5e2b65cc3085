/** What a column of somebody's table can become in an initiative, the same for the shell, the server and the screen. */
import { evidenceLevels, targetGroups } from "./initiative.ts";
import { initiativeThemes, kinds, lifecycles, phases } from "./initiative-filter.ts";

export const importFields = [
  "title",
  "summary",
  "kind",
  "themes",
  "phase",
  "lifecycle",
  "longitude",
  "latitude",
  "area",
  "from",
  "to",
  "targetGroups",
  "reach",
  "regular",
  "evidence",
  "party",
  "contactName",
  "contactEmail",
  "contactPhone",
  "link",
  "source",
  "licence",
  "key",
] as const;
export type ImportField = (typeof importFields)[number];

/** Without these there is no whole initiative; a place comes from a geometry, from two numbers or from the code of an area. */
export const requiredFields: readonly ImportField[] = ["title", "summary", "kind", "themes", "phase", "lifecycle"];

export const yesNo = ["ja", "nee"] as const;

/** Fields that hold one of a few words, or some of them. */
export const choiceFields = {
  kind: kinds,
  themes: initiativeThemes,
  phase: phases,
  lifecycle: lifecycles,
  targetGroups,
  regular: yesNo,
  evidence: evidenceLevels,
} as const satisfies Partial<Record<ImportField, readonly string[]>>;
export type ChoiceField = keyof typeof choiceFields;

export const isChoice = (field: ImportField): field is ChoiceField => Object.hasOwn(choiceFields, field);
/** Several words in one cell, with a comma or semicolon between them. */
export const isSeveral = (field: ImportField): boolean => field === "themes" || field === "targetGroups";
