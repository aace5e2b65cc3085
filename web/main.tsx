import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app.tsx";
import { baseLocale, getLocale, overwriteGetLocale } from "./paraglide/runtime.js";
import "./style/page.css";

/** The language stands in the storage of the browser, which may be shut or full. */
function languageOfReader(): string {
  try {
    return getLocale();
  } catch {
    // The first look also writes, and that may be all that was refused.
  }
  try {
    return getLocale();
  } catch {
    overwriteGetLocale(() => baseLocale);
    return baseLocale;
  }
}

document.documentElement.lang = languageOfReader();
const root = document.getElementById("root");
if (!root) throw new Error("index.html has no element with id root");
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
