import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { manifestQuery } from "./api/published.ts";
import { router } from "./router.tsx";

const client = new QueryClient({
  defaultOptions: { queries: { retry: 1, refetchOnWindowFocus: false, refetchOnReconnect: false } },
});
// Everything waits for the manifest: ask for it before the first component is drawn.
void client.prefetchQuery(manifestQuery);

export function App() {
  return (
    <QueryClientProvider client={client}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  );
}
