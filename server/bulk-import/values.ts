/** Numbers and days as the Dutch and as programs write them. Undefined for what is neither. */

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
