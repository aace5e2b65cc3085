/** Under the top bar while there is something to compare: the areas, each with a way to let go of it, and the way to the comparison. */
import { Link } from "@tanstack/react-router";
import * as m from "../../paraglide/messages.js";
import { useAreaName } from "../../state/area-rows.ts";
import { IconButton } from "../../ui/button.tsx";
import { PinMark } from "./pin-mark.tsx";
import { usePins } from "./pins.ts";
import "./pins-bar.css";

export function PinsBar() {
  const { codes, remove } = usePins();
  if (codes.length === 0) return null;
  return (
    <section className="pins-bar no-print" aria-label={m.compare_bar()}>
      <span className="pins-bar__title">{m.compare_bar_title()}</span>
      <ul>
        {codes.map((code, i) => (
          <PinnedArea key={code} code={code} index={i} onRemove={() => remove(code)} />
        ))}
      </ul>
      <Link to="/vergelijk" search={true} className="nl-button nl-button--primary pins-bar__go">
        {m.compare_go()}
      </Link>
    </section>
  );
}

function PinnedArea({ code, index, onRemove }: { code: string; index: number; onRemove: () => void }) {
  const { name = code } = useAreaName(code);
  const drop = () => {
    onRemove();
    // The button goes away with its area; the keys go on at the bar, or at the page where nothing is left of it.
    requestAnimationFrame(() => document.querySelector<HTMLElement>(".pins-bar__go, .brand")?.focus());
  };
  return (
    <li>
      <PinMark index={index} />
      <Link to="/gebied/$code" params={{ code }} search={true} className="pins-bar__name">
        {name}
      </Link>
      <IconButton icon="close" label={m.compare_remove({ name })} onClick={drop} />
    </li>
  );
}
