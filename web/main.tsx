import "./style/page.css";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { manifestQuery } from "./api/published.ts";
import { baseLocale, getLocale, overwriteGetLocale } from "./paraglide/runtime.js";
import { router } from "./router.tsx";

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

const client = new QueryClient({
  defaultOptions: { queries: { retry: 1, refetchOnWindowFocus: false, refetchOnReconnect: false } },
});
// Everything waits for the manifest: ask for it before the first component is drawn.
void client.prefetchQuery(manifestQuery);

function App() {
  return (
    <QueryClientProvider client={client}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  );
}
