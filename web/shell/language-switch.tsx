import { m } from "../paraglide/messages.js";
import { getLocale, setLocale } from "../paraglide/runtime.js";

/** The page reloads in the other language; the view is in the URL, so nothing is lost. */
export function LanguageSwitch() {
  const other = getLocale() === "nl" ? "en" : "nl";
  return (
    <button type="button" className="button quiet language" lang={other} onClick={() => void setLocale(other)}>
      <span aria-hidden="true">{other.toUpperCase()}</span>
      <span className="visually-hidden">{m.bar_other_language()}</span>
    </button>
  );
}
