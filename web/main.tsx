import "./style/page.css";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { languageOfReader } from "./api/device.ts";
import { manifestQuery } from "./api/published.ts";
import { overwriteGetLocale } from "./paraglide/runtime.js";
import { router } from "./router.tsx";

const language = languageOfReader();
overwriteGetLocale(() => language);
document.documentElement.lang = language;
const root = document.getElementById("root");
if (!root) throw new Error("index.html has no element with id root");
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);

const client = new QueryClient({
  defaultOptions: {
    queries: {
      // Who waited ten seconds in vain need not do so twice before it is said.
      retry: (failures, { name }) => failures < 1 && name !== "TimeoutError",
      // Without a network a request fails and says so; by default it would be waited for without a word.
      networkMode: "always",
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
    },
    mutations: { networkMode: "always" },
  },
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
