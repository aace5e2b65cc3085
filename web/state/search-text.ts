/** The search parameters of the address as text, both ways. */

/** Plain `a=b` pairs: the router's own JSON notation would turn codes and years into quoted or numeric values. */
export function parseSearch(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text));
}
export function stringifySearch(search: Record<string, unknown>): string {
  const pairs = Object.entries(search).filter(([, value]) => value !== undefined && value !== null);
  const text = pairs
    .map(([key, value]) =>
      value === "" || value === true ? key : `${key}=${encodeURIComponent(String(value)).replaceAll("%2C", ",")}`,
    )
    .join("&");
  return text === "" ? "" : `?${text}`;
}
