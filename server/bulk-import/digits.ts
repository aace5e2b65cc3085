/** Numbers and days as the Dutch and as programs write them. Long numbers keep every digit: what is an id does not fit in a double beyond 2^53. */
import { positionOfGrid } from "#data/geometry/rd.ts";

/** More digits than any id has; a number with a large exponent would become as long as it says. */
const mostDigits = 60;

/** The text of a number as the person who typed it knows it: whole numbers with all their digits, others as short as they can be. */
export function wholeDigits(text: string): string {
  const plain = text.trim();
  if (/^-?\d+$/.test(plain)) return plain;
  const number = Number(plain);
  if (plain === "" || !Number.isFinite(number)) return plain;
  return expanded(plain) ?? String(number);
}

/** 1.0E+15 and 9007199254740993.0 as a whole number; undefined for what has a fraction. */
function expanded(text: string): string | undefined {
  const [, sign = "", whole = "", fraction = "", exponent = "0"] =
    /^([-+]?)(\d*)\.?(\d*)(?:[eE]([-+]?\d{1,4}))?$/.exec(text) ?? [];
  const places = Number(exponent);
  const digits = whole + fraction;
  const length = whole.length + places;
  if (digits === "" || length <= 0 || length > mostDigits || /[^0]/.test(digits.slice(length))) return undefined;
  const all = digits
    .slice(0, length)
    .padEnd(length, "0")
    .replace(/^0+(?=\d)/, "");
  return `${sign === "-" && all !== "0" ? "-" : ""}${all}`;
}

/**
 * The id in a cell; undefined where its digits are lost: a spreadsheet that writes 1,23457E+15 has rounded it, and so it is the id of
 * others too. 1.0E+15 is rounded by nobody.
 */
export function idOf(text: string): string | undefined {
  const [, mantissa, decimals = "", exponent] = /^(-?\d(?:[.,](\d+))?)[eE]\+?(\d{1,3})$/.exec(text) ?? [];
  if (mantissa === undefined || exponent === undefined) return text;
  if (decimals.length >= 4 && decimals.length < Number(exponent)) return undefined;
  return wholeDigits(`${mantissa.replace(",", ".")}e${exponent}`);
}

/** Degrees or metres: the last of comma and point is the decimal sign. */
export function decimal(text: string): number | undefined {
  const last = Math.max(text.lastIndexOf(","), text.lastIndexOf("."));
  const both = text.includes(",") && text.includes(".");
  const whole = both ? text.slice(0, last).replace(/[.,]/g, "") + text.slice(last) : text;
  const plain = whole.replace(",", ".").trim();
  return /^[-+]?\d+(\.\d+)?$/.test(plain) ? Number(plain) : undefined;
}

/** A whole number of people: 1.200 and 1 200 are one thousand two hundred. */
export function count(text: string): number | undefined {
  const plain = text.trim().replace(/^(\d{1,3})([.\s]\d{3})+$/, (whole) => whole.replace(/[.\s]/g, ""));
  return /^\d+([.,]0+)?$/.test(plain) ? Math.trunc(Number(plain.replace(",", "."))) : undefined;
}

const two = (text: string) => text.padStart(2, "0");

/** A day as 2026-03-31 or 31-3-2026; a year alone is its first or its last day. Whether the day exists is judged later. */
export function day(text: string, end: "first" | "last"): string | undefined {
  const iso = /^(\d{4})-(\d{2})-(\d{2})([T ].*)?$/.exec(text);
  if (iso) return `${iso[1]}-${iso[2]}-${iso[3]}`;
  const dutch = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(text);
  if (dutch) return `${dutch[3]}-${two(dutch[2] ?? "")}-${two(dutch[1] ?? "")}`;
  if (/^(19|20)\d{2}$/.test(text)) return end === "first" ? `${text}-01-01` : `${text}-12-31`;
  return undefined;
}

/** Longitude and latitude of metres of the Dutch grid, also as 155.000: degrees with three decimals are none when they are taken so. */
export function gridPosition(texts: readonly [string, string], [a, b]: readonly [number, number]) {
  const thousands = texts.every((text) => /^\d{2,3}\.\d{3}(,\d+)?$/.test(text));
  return positionOfGrid(a, b) ?? (thousands ? positionOfGrid(metres(texts[0]), metres(texts[1])) : undefined);
}

const metres = (text: string): number => Number(text.replace(".", "").replace(",", "."));
