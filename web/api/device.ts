/**
 * What this browser keeps and allows. A page in a sandboxed frame has an origin of its own ("null"): there storage and cookies
 * throw, workers may not come from our address, and the history takes no new addresses. Nothing that shows a map may need them.
 */
import { baseLocale, localStorageKey } from "../paraglide/runtime.js";

/** The page has no origin of its own: a frame with `sandbox` and without `allow-same-origin`. */
export const isolated: boolean = globalThis.origin === "null";

export type Shelf = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** Null also where the browser keeps nothing. */
export function readKept(key: string, shelf?: Shelf): string | null {
  try {
    return (shelf ?? localStorage).getItem(key);
  } catch {
    return null;
  }
}

/** Null removes it. False when the device does not keep it: no room, or a browser that keeps nothing. */
export function keep(key: string, value: string | null, shelf?: Shelf): boolean {
  try {
    if (value === null) (shelf ?? localStorage).removeItem(key);
    else (shelf ?? localStorage).setItem(key, value);
    return true;
  } catch {
    return false;
  }
}

/** Empty where cookies are refused. */
export function readCookies(): string[] {
  try {
    return document.cookie.split("; ");
  } catch {
    return [];
  }
}

const isLanguage = (text: string | null): text is "nl" | "en" => text === "nl" || text === "en";

/** Of the address (`lang`), else what was chosen on this device, else Dutch. */
export function languageOfReader(): "nl" | "en" {
  const asked = new URLSearchParams(location.search).get("lang");
  if (isLanguage(asked)) return asked;
  const chosen = readKept(localStorageKey);
  return isLanguage(chosen) ? chosen : baseLocale;
}

/** Loads this address in the other language. What the device does not keep goes into the address. */
export function chooseLanguage(language: "nl" | "en"): void {
  const url = new URL(location.href);
  if (keep(localStorageKey, language)) url.searchParams.delete("lang");
  else url.searchParams.set("lang", language);
  if (url.href === location.href) location.reload();
  else location.assign(url.href);
}

/** Address that a worker may be started from: a module of our own origin, or one that imports it where there is none. */
export function workerAddress(script: string | URL): string {
  const { href } = new URL(script, location.href);
  if (!isolated) return href;
  return URL.createObjectURL(new Blob([`import ${JSON.stringify(href)};`], { type: "text/javascript" }));
}
