/**
 * The sentence of /kansen, from the address to a question and back. What stands there and cannot be asked is said on the page: a link
 * that was mangled, or that asks for a figure that may be no need, never turns into another question without a word.
 */
import { useMemo } from "react";
import { type NeedFault, readNeed, themeOfNeed } from "#data/indicators/read-need.ts";
import { regionOfShape, selectionOfRegion } from "#data/region/filter.ts";
import { isPutTogether } from "#data/schema/area.ts";
import type { PublishedIndicator } from "#data/schema/catalog.ts";
import { catchments, GapQuestion, type NeedPart } from "#data/schema/gap.ts";
import { targetGroups } from "#data/schema/initiative.ts";
import { chosenThemes, type InitiativeTheme, initiativeThemes, type Selection } from "#data/schema/initiative-filter.ts";
import { selectionOf } from "./own-selection.ts";
import { useShown } from "./shown.ts";
import { gapLevel, useView, type View, type ViewChange } from "./view.ts";

/** Need that is asked for when nothing is. */
export const usualNeed: InitiativeTheme = "samenhang";

/** What of the address was not taken: a part of the need, or the target group or the distance is none. */
export type GapFault = NeedFault | { of: "who" | "catchment"; word: string };

export interface ReadQuestion {
  /** Undefined where nothing is left that could be a need. */
  question: GapQuestion | undefined;
  /** What the need is of; undefined for an own choice of figures. */
  theme: InitiativeTheme | undefined;
  faults: GapFault[];
}

/** The sentence is about one theme, or about all. */
export const oneTheme = (theme: string | undefined): InitiativeTheme | undefined => {
  const [first, ...others] = chosenThemes(theme);
  return others.length === 0 ? first : undefined;
};

/** A drawn shape is asked as the own region that it is: of both in one address the areas count. */
function placesOf({ in: codes, within }: View): string[] {
  if (codes !== undefined) return codes.split(",");
  const region = within === undefined ? undefined : regionOfShape(within);
  return region === undefined ? [] : [region];
}

/** The own region that a question is narrowed to; undefined where that is areas, or the country. */
export const regionOfQuestion = ({ within: [first] }: Pick<GapQuestion, "within">): string | undefined =>
  first !== undefined && isPutTogether(first) ? first : undefined;

/** The same as it is drawn on the map; undefined for the country, and for what no selection holds. */
export function useNarrowedTo(): Selection | undefined {
  const { in: codes, within } = useView();
  return useMemo(() => {
    const text = codes !== undefined && isPutTogether(codes) ? selectionOfRegion(codes) : (codes ?? within);
    return text === undefined ? undefined : selectionOf(text).selection;
  }, [codes, within]);
}

type Indicators = readonly PublishedIndicator[];

export function readGapQuestion(view: View, indicators: Indicators): ReadQuestion {
  const level = gapLevel(view);
  const need = view.need ?? usualNeed;
  const { parts, faults: ofNeed } = readNeed(need, level, indicators);
  const faults: GapFault[] = [...ofNeed];
  const who = targetGroups.find((group) => group === (view.who ?? "iedereen"));
  if (!who) faults.push({ of: "who", word: view.who ?? "" });
  const { catchment = catchments.usual } = view;
  const isReachable = catchment >= catchments.least && catchment <= catchments.most;
  if (!isReachable) faults.push({ of: "catchment", word: String(catchment) });
  const question = GapQuestion.safeParse({
    level,
    within: placesOf(view),
    need: parts,
    needIs: view.needis,
    reachIs: view.reachis,
    measure: view.by,
    targetGroup: who,
    theme: oneTheme(view.theme),
    catchment: isReachable ? catchment : undefined,
    unconfirmed: view.unconfirmed === "true",
  });
  return { question: question.data, theme: themeOfNeed(need), faults };
}

const writePart = ({ indicator, weight }: Pick<NeedPart, "indicator" | "weight">): string =>
  weight === 1 ? indicator : `${indicator}:${weight}`;

/** As it stands in the address; undefined for the usual need. */
export const writeNeed = (need: InitiativeTheme | readonly Pick<NeedPart, "indicator" | "weight">[]): string | undefined => {
  if (typeof need !== "string") return need.map(writePart).join();
  return need === usualNeed ? undefined : need;
};

const unless = <T>(usual: T, value: T): T | undefined => (value === usual ? undefined : value);

/** A need that is exactly that of a theme is written as its name: it stays that of the theme at another scale. */
export function writeGapQuestion(question: GapQuestion, indicators: Indicators): ViewChange {
  const { level, within, need, needIs, reachIs, measure, targetGroup, theme, catchment, unconfirmed } = question;
  const parts = need.map(writePart).join();
  const ofTheme = initiativeThemes.find((one) => readNeed(one, level, indicators).parts.map(writePart).join() === parts);
  const region = regionOfQuestion(question);
  return {
    level: unless("wijk", level),
    in: within.length === 0 || region !== undefined ? undefined : within.join(),
    within: region === undefined ? undefined : selectionOfRegion(region),
    need: writeNeed(ofTheme ?? need),
    needis: needIs === "low" ? "low" : undefined,
    reachis: reachIs === "high" ? "high" : undefined,
    by: measure === "euros" ? "euros" : undefined,
    who: unless("iedereen", targetGroup),
    theme,
    catchment: unless(catchments.usual, catchment),
    unconfirmed: unconfirmed ? "true" : undefined,
  };
}

const read = new WeakMap<Indicators, Map<string, ReadQuestion>>();

/** The same object for all who ask the same: what is computed from it is computed once. */
function remembered(view: View, indicators: Indicators): ReadQuestion {
  const known = read.get(indicators) ?? new Map<string, ReadQuestion>();
  read.set(indicators, known);
  const { level, in: codes, within, need, needis, reachis, by, who, theme, catchment, unconfirmed } = view;
  const key = JSON.stringify([level, codes, within, need, needis, reachis, by, who, theme, catchment, unconfirmed]);
  const found = known.get(key) ?? readGapQuestion(view, indicators);
  known.set(key, found);
  return found;
}

/** The question with what of the address could not be asked; undefined until it is known which figures there are. */
export function useGapSentence(): ReadQuestion | undefined {
  const view = useView();
  const { catalog } = useShown();
  return useMemo(() => catalog && remembered(view, catalog.indicators), [view, catalog]);
}

/** Undefined until it is known which figures there are, and where none of those that were named can be a need. */
export const useGapQuestion = (): GapQuestion | undefined => useGapSentence()?.question;
