/**
 * What stands where a figure should be. CBS writes reasons for absence as numbers or signs; none of them is ever a figure.
 * Source: toelichting Wijk- en buurtkaart (-99997 and -99995 since 2016, -99999998 and -99999999 before) and StatLine's "verklaring van tekens".
 */
import type { Status } from "#data/schema/status.ts";
import { type FieldFigures, statusCode } from "./table.ts";

const reasons: Record<string, Status> = {
  "-99997": "suppressed",
  "-99995": "missing",
  "-99999999": "missing",
  "-99999998": "missing",
  ".": "missing",
  x: "suppressed",
  "-": "missing",
  "": "missing",
};

/** In these columns an empty cell or -99997 of the reconstructed 2024 files may be a real zero: we do not know, so "missing". */
const zeroWasLost = /huishoud|woning|inkomen|afstand|scholen|oppervlakte|basisonderwijs|huisarts|supermarkt|dichtheid/i;

/** No figure of these sources lies below this; a number that does is a sentinel we do not know. */
const lowest = -9_999;

/**
 * Puts a raw cell into the figures. Throws an Error that names the value when it is neither a number nor a known sentinel.
 * A decimal comma is a decimal point; a trailing asterisk marks a provisional figure.
 */
export function putFigure(figures: FieldFigures, row: number, raw: unknown, field: string): void {
  if (typeof raw === "number" && raw > lowest) {
    figures.values[row] = raw;
    figures.status[row] = 0;
    return;
  }
  const text = raw === null || raw === undefined ? "" : String(raw).trim();
  const provisional = text.endsWith("*");
  const value = text === "" ? Number.NaN : Number((provisional ? text.slice(0, -1) : text).replace(",", "."));
  // "-99999999.0" in a column with decimals is the same sentinel as "-99999999".
  const reason = reasons[Number.isFinite(value) ? String(value) : text];
  if (reason !== undefined) {
    figures.values[row] = Number.NaN;
    figures.status[row] = statusCode(reason === "suppressed" && zeroWasLost.test(field) ? "missing" : reason);
    return;
  }
  if (!Number.isFinite(value)) throw new Error(`"${text}" is not a number and not a known sign for "no figure"`);
  if (value <= lowest) throw new Error(`${value} is below every possible figure: an unknown sentinel`);
  figures.values[row] = value;
  figures.status[row] = statusCode(provisional ? "provisional" : "ok");
}

/** Undefined where the source has none. Throws an Error that names the value when it is neither a postcode nor a known sentinel. */
export function readPostcode(raw: unknown): number | undefined {
  const text = String(raw ?? "").trim();
  if (/^[1-9]\d{3}$/.test(text)) return Number(text);
  if (reasons[text] === undefined) throw new Error(`"${text}" is not a postcode of four digits and not a known sign for "none"`);
  return undefined;
}
