import { m } from "../paraglide/messages.js";
import { Button } from "../ui/button.tsx";

/** A part of the app that could not be loaded, for example after a new version was put in place. */
export function RouteError() {
  return (
    <main className="page-content" role="alert">
      <h1>{m.page_failed()}</h1>
      <p>{m.map_failed_more()}</p>
      <Button variant="primary" onClick={() => location.reload()}>
        {m.map_retry()}
      </Button>
    </main>
  );
}
