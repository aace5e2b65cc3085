/** The words of the money of an area: its columns, shares and marks. */
import { otherSources } from "#data/approach/money.ts";
import type { FundingStatus, Payer } from "#data/schema/initiative.ts";
import { type InitiativeTheme, initiativeThemes } from "#data/schema/initiative-filter.ts";
import { formatNumber, themeWord } from "../../labels/format.ts";
import { fundingStatusWord, payerWord } from "../../labels/initiative-words.ts";
import * as m from "../../paraglide/messages.js";

const isTheme = (key: string): key is InitiativeTheme => (initiativeThemes as string[]).includes(key);

export const sourceKeyWord = (key: string): string => (key === otherSources ? m.money_others() : key);
export const themeKeyWord = (key: string): string =>
  isTheme(key) ? themeWord(key) : key === "several" ? m.money_several_themes() : m.money_no_theme();

export const payerAskedWord = (payer: Payer | "unknown"): string =>
  payer === "unknown" ? m.money_payer_unknown() : payerWord(payer);

/** "Toegezegd", above figures. */
export function statusHeading(status: FundingStatus): string {
  const word = fundingStatusWord(status);
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}

export const linesWords = (count: number): string =>
  count === 1 ? m.money_line_one() : m.money_lines({ count: formatNumber(count) });

/** Whole percents of a whole; undefined of nothing. */
export function shareWords(part: bigint, whole: bigint): string | undefined {
  if (whole === 0n) return undefined;
  const percent = Number((part * 1000n) / whole) / 10;
  return part > 0n && percent < 1 ? m.money_share_small() : `${formatNumber(Math.round(percent))}%`;
}
