/** Handle of a sheet: dragged with a finger or a mouse, moved with the arrow keys. A sheet that is dragged down to nothing closes. */
import { type KeyboardEvent, type PointerEvent, type RefObject, useRef, useState } from "react";
import { m } from "../paraglide/messages.js";

/** Shares of the window: below the lowest a drag closes the sheet, and the top bar stays in sight. */
const lowest = 0.18;
const highest = 0.9;
const step = 0.1;

export interface SheetHandleProps {
  frame: RefObject<HTMLElement | null>;
  onHeight: (share: number) => void;
  onClose: () => void;
}

export function SheetHandle({ frame, onHeight, onClose }: SheetHandleProps) {
  const grip = useRef<number>(undefined);
  const [share, setShare] = useState<number>();
  const now = () => (frame.current?.getBoundingClientRect().height ?? 0) / innerHeight;
  const set = (next: number) => {
    const kept = Math.min(Math.max(next, lowest), highest);
    setShare(kept);
    onHeight(kept);
  };
  // Where the pointer is, with what it was off the edge of the sheet when it took hold.
  const under = (event: PointerEvent) => (innerHeight - event.clientY + (grip.current ?? 0)) / innerHeight;
  const down = (event: PointerEvent<HTMLElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    grip.current = event.clientY - (frame.current?.getBoundingClientRect().top ?? event.clientY);
  };
  const move = (event: PointerEvent<HTMLElement>) => {
    if (grip.current !== undefined) set(under(event));
  };
  const up = (event: PointerEvent<HTMLElement>) => {
    if (grip.current !== undefined && under(event) < lowest / 2) onClose();
    grip.current = undefined;
  };
  const press = (event: KeyboardEvent) => {
    const by = { ArrowUp: step, ArrowDown: -step }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    set(now() + by);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule cannot be moved, a separator with a value can (ARIA 1.2, "window splitter")
    <div
      className="sheet-handle"
      role="separator"
      aria-orientation="horizontal"
      aria-label={m.side_resize()}
      aria-valuemin={Math.round(lowest * 100)}
      aria-valuemax={Math.round(highest * 100)}
      aria-valuenow={Math.round((share ?? 0.4) * 100)}
      tabIndex={0}
      // The link that slides under the pointer as the sheet moves is not what is dragged, and no text is selected.
      onMouseDown={(event) => {
        event.preventDefault();
        event.currentTarget.focus({ preventScroll: true });
      }}
      onPointerDown={down}
      onPointerMove={move}
      onPointerUp={up}
      onPointerCancel={up}
      onKeyDown={press}
    />
  );
}
