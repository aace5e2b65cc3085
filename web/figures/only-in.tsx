/** Initiatives of one area alone: a filter, chosen and taken away by itself, whatever is selected on the map. */

import { m } from "../paraglide/messages.js";
import { useAreaName } from "../state/area-rows.ts";
import { useSetView, useView, type ViewChange } from "../state/view.ts";
import { Button, IconButton } from "../ui/button.tsx";
import "./only-in.css";

/** Another question starts at its first page, and what was picked may not fit it; a filter of what is off the map puts it back. */
const narrowTo = (code: string | undefined): ViewChange => ({
  in: code,
  initiatives: undefined,
  after: undefined,
  spot: undefined,
  initiative: undefined,
});

/** For an area that is selected. The map stays where it is: the reader is looking at that area. */
export function OnlyInButton({ code, name }: { code: string; name?: string | undefined }) {
  const { in: chosen } = useView();
  const setView = useSetView();
  const on = chosen === code;
  return (
    <Button pressed={on} onClick={() => setView(narrowTo(on ? undefined : code))}>
      {name === undefined ? m.layer_only_here() : m.layer_only_in({ name })}
    </Button>
  );
}

/** In words what initiatives are narrowed to; undefined without such a filter, and while they are off the map. */
export function useOnlyIn(): string | undefined {
  const { in: code, initiatives } = useView();
  const { name, unknown } = useAreaName(code);
  if (code === undefined || initiatives === "uit") return undefined;
  return unknown ? m.layer_only_in_unknown({ code }) : m.layer_only_in_chip({ name: name ?? code });
}

/** Stands over the map, in a frame too, for as long as the filter is on. */
export function OnlyInChip() {
  const setView = useSetView();
  const text = useOnlyIn();
  if (text === undefined) return null;
  const remove = () => {
    setView(narrowTo(undefined));
    // The button goes away with its chip; its key goes on at the map.
    document.querySelector<HTMLElement>(".maplibregl-canvas")?.focus();
  };
  return (
    <p className="only-in card" role="status">
      <span>{text}</span>
      <IconButton icon="close" label={m.layer_only_in_remove()} onClick={remove} />
    </p>
  );
}
