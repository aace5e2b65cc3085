/** What is said of an entry of knowledge in a few words: its date, its areas, and why it fits an area. */
import type { FittingExample } from "#data/entries/examples.ts";
import type { PublicEntry } from "#data/entries/public-entry.ts";
import { type StructureId, structureIds } from "#data/indicators/structure.ts";
import { today } from "#data/schema/day.ts";
import type { Theme } from "#data/schema/indicator.ts";
import { meetingsIn, whenWords } from "../../labels/activity-words.ts";
import { structureWord } from "../../labels/comparable-words.ts";
import { choiceWord } from "../../labels/entry-words.ts";
import { formatSince, locale, themeWord } from "../../labels/format.ts";
import { phaseWord } from "../../labels/initiative-words.ts";
import { monthNumber, monthWords } from "../../labels/months.ts";
import * as m from "../../paraglide/messages.js";

const isStructureId = (id: string): id is StructureId => (structureIds as readonly string[]).includes(id);

type Content = PublicEntry["content"];
type NameOf = (code: string | undefined) => string | undefined;

/** Of a field that not every type has; undefined where it is no text. */
export function fieldText(content: Content, field: string): string | undefined {
  const value = content[field];
  return typeof value === "string" && value !== "" ? value : undefined;
}
export function textsOf(content: Content, field: string): string[] {
  const value = content[field];
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : [];
}

/** "29 september 2022", "maart 2017", "2017". */
export const dateWords = (date: string): string =>
  /^\d{4}-\d{2}$/.test(date) ? monthWords(monthNumber(date)) : formatSince(date);

/** "rapport · maart 2017 · eerste druk" */
export function aboutWords({ type, content }: Pick<PublicEntry, "type" | "content">): string {
  const meetings = meetingsIn(content);
  if (meetings.length > 0) return whenWords(meetings, today());
  const { kind } = content;
  const standing = type === "learningQuestion" ? fieldText(content, "standing") : undefined;
  const date = fieldText(content, "issued") ?? fieldText(content, "told");
  const parts = [
    kind === undefined ? undefined : choiceWord(type, "kind", kind),
    date === undefined ? (type === "publication" ? m.knowledge_no_date() : undefined) : dateWords(date),
    fieldText(content, "edition"),
    standing === undefined ? undefined : choiceWord(type, "standing", standing),
  ];
  return parts.filter((part) => part !== undefined).join(" · ");
}

export const wordsInRow = (words: readonly string[]): string =>
  new Intl.ListFormat(locale(), { type: "conjunction" }).format(words);

/** How many are named; more is a number. */
const mostNamed = 3;

/** "Moerwijk-Oost, Baalder, Gelselaar en nog 3 gebieden" */
export function areasWords(codes: readonly string[], nameOf: NameOf): string {
  if (codes.length === 0) return m.knowledge_country();
  const names = codes.map((code) => nameOf(code) ?? code);
  if (names.length <= mostNamed + 1) return wordsInRow(names);
  return m.knowledge_more_areas({ names: names.slice(0, mostNamed).join(", "), count: names.length - mostNamed });
}

/** Farther than this nobody would call two areas alike: the same limit as that of comparable areas. */
export const alikeUpTo = 1;

/** "Hier omdat Moerwijk op dit gebied lijkt in leeftijd en huurwoningen, en het ook gaat over armoede." */
export function fittingWords({ area, here, distance, alike, themes, phases }: FittingExample, nameOf: NameOf): string {
  const name = nameOf(area) ?? area ?? "";
  const isAlike = distance !== undefined && distance <= alikeUpTo;
  const variables = alike.filter(isStructureId).map(structureWord);
  const place = () => {
    if (here) return [m.knowledge_because_here()];
    if (!isAlike) return [];
    return [
      variables.length === 0
        ? m.knowledge_because_alike_plain({ area: name })
        : m.knowledge_because_alike({ area: name, variables: wordsInRow(variables) }),
    ];
  };
  const reasons = [
    ...(themes.length > 0
      ? [m.knowledge_because_theme({ themes: wordsInRow(themes.map((one) => themeWord(one as Theme))) })]
      : []),
    ...(phases.length > 0 ? [m.knowledge_because_phase({ phases: wordsInRow(phases.map(phaseWord)) })] : []),
    ...place(),
  ];
  const because = reasons.length === 0 ? [] : [m.knowledge_because({ reasons: wordsInRow(reasons) })];
  if (here || isAlike) return because.join(" ");
  const unlike =
    area === undefined
      ? m.knowledge_because_country()
      : distance === undefined
        ? m.knowledge_because_unknown({ area: name })
        : m.knowledge_because_unlike({ area: name });
  return [...because, unlike].join(" ");
}
