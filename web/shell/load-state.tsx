/** Over the map while there is none: loading, or why it does not come. */
import { m } from "../paraglide/messages.js";
import { useMapState } from "../state/map-state.ts";
import { useShown } from "../state/shown.ts";
import { Button } from "../ui/button.tsx";

export function LoadState() {
  const { error, shown } = useShown();
  const map = useMapState();
  if (/webgl/i.test(map.error?.message ?? "")) {
    return (
      <div className="load-state card" role="alert">
        <p>{m.map_no_webgl()}</p>
      </div>
    );
  }
  if (error || map.error) {
    return (
      <div className="load-state card" role="alert">
        <h2>{m.map_failed()}</h2>
        <p>{m.map_failed_more()}</p>
        <Button variant="primary" onClick={() => location.reload()}>
          {m.map_retry()}
        </Button>
      </div>
    );
  }
  if (shown && map.drawn) return null;
  return (
    <div className="load-state quiet" role="status">
      <span className="spinner" aria-hidden="true" />
      {m.map_loading()}
    </div>
  );
}
