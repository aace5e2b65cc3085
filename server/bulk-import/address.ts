/** An address out of one column or several, and the question by which it is looked up. */
import type { ImportField } from "#data/schema/import-settings.ts";

type Parts = Partial<Record<"street" | "number" | "postcode" | "city", string>>;

const postcode = /\b([1-9]\d{3})\s?([a-z]{2})(?=[\s,;)]|$)/i;
const house = /\s(\d{1,5}\s?[a-z]?(?:\s?[-/]\s?\w{1,6})?)$/i;
/** Letters of an address; a longer text is none, and is refused for its length. */
const longest = 300;

/** "Dorpsstraat 12, 1234 AB Ons Dorp": as much as stands in it. */
function partsIn(text: string): Parts {
  if (text.length > longest) return { street: text };
  const code = postcode.exec(text);
  const at = code?.index ?? text.lastIndexOf(",");
  const [before, after] = at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + (code?.[0].length ?? 1))];
  const bare = (part: string) => part.replace(/^[\s,;]+|[\s,;]+$/g, "");
  const road = bare(before);
  const number = house.exec(road)?.[1] ?? "";
  return {
    street: number === "" ? road : road.slice(0, -number.length).trim(),
    number,
    postcode: code ? `${code[1]}${code[2]}` : "",
    city: bare(after),
  };
}

/** Columns of their own count before what stands in the column of the whole address. Undefined where there is nothing. */
export function addressIn({ address, street, number, postcode, city }: Record<ImportField, string>): Parts | undefined {
  const whole: Parts = address === "" ? {} : partsIn(address);
  // Four digits are a postcode of a part of a town: too little for an address, and no reason to refuse a row.
  const own = { street, number, postcode: /^\d{4}$/.test(postcode) ? "" : postcode, city };
  const filled = (parts: Parts) => Object.entries(parts).filter(([, text]) => text !== "");
  const parts = [...filled(whole), ...filled(own)];
  return parts.length === 0 ? undefined : Object.fromEntries(parts);
}

/** Undefined for what is too little to be found by: a town alone is no address. */
export function lookUpQuestion({ street, number, postcode, city }: Parts = {}): string | undefined {
  if (street === undefined && (postcode === undefined || number === undefined)) return undefined;
  if (street !== undefined && postcode === undefined && city === undefined) return undefined;
  return [street, number, postcode, city].filter(Boolean).join(" ").slice(0, 120);
}
