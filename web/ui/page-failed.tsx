/** In the place of a page that could not be fetched, or broke. */
import * as m from "../paraglide/messages.js";
import { Button } from "./button.tsx";

export function PageFailed({ onRetry }: { onRetry: () => void }) {
  return (
    <main className="page-content" role="alert">
      <h1>{m.page_failed()}</h1>
      <p>{m.map_failed_more()}</p>
      <Button variant="primary" onClick={onRetry}>
        {m.map_retry()}
      </Button>
    </main>
  );
}
