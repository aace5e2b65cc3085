/** Floating panel over an edge of the map; a bottom sheet under 1024 pixels. Escape closes it and gives focus back to what opened it. */
import { type ReactNode, type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { m } from "../paraglide/messages.js";
import { IconButton } from "../ui/button.tsx";
import { useEscape } from "../ui/escape.ts";
import { lazyPart } from "../ui/lazy-part.tsx";
import { useSheets } from "../ui/media.ts";

/** Keeps its room; without it the buttons do the same. */
const bare = () => <div className="sheet-handle" />;
const SheetHandle = lazyPart(async () => (await import("./sheet-handle.tsx")).SheetHandle, { waiting: bare, failed: bare });

export interface PanelProps {
  id: string;
  /** Name of the panel for readers who cannot see it. */
  label: string;
  /** Drawn as a heading; absent where the content has its own. */
  title?: string;
  onClose: () => void;
  children: ReactNode;
  /** Room for a table. */
  wide?: boolean;
  /** Move focus into the panel when it opens; false for one that opens with the page or by a click on the map. */
  takeFocus?: boolean;
  /** Only the title is in sight: another panel has the room. */
  folded?: boolean;
  onUnfold?: () => void;
}

export function Panel({
  id,
  label,
  title,
  onClose,
  children,
  wide = false,
  takeFocus = false,
  folded = false,
  onUnfold,
}: PanelProps) {
  const frame = useRef<HTMLElement>(null);
  const opener = useRef<Element | null>(null);
  const [tall, setTall] = useState(false);
  const sheet = useSheets() && !folded;
  const setHeight = useSheetHeight(frame);
  useEffect(() => {
    opener.current = document.activeElement;
    if (takeFocus) frame.current?.focus({ preventScroll: true });
  }, [takeFocus]);
  const close = () => {
    const back = opener.current;
    onClose();
    if (!(back instanceof HTMLElement) || back === document.body) return;
    // Every choice makes the search field anew.
    const target = back.isConnected ? back : document.querySelector<HTMLElement>(".place-search input");
    target?.focus({ preventScroll: true });
  };
  useEscape(close, { frame });
  return (
    <section
      id={id}
      ref={frame}
      tabIndex={-1}
      className={`panel card${wide ? " wide" : ""}${tall && !folded ? " tall" : ""}${folded ? " folded" : ""}`}
      aria-label={label}
      onFocus={({ target, relatedTarget }) => {
        // The focus is brought to the heading by a choice elsewhere: that is where it goes back to.
        if (target.matches("h2") && relatedTarget && !frame.current?.contains(relatedTarget)) opener.current = relatedTarget;
      }}
    >
      {sheet ? (
        <SheetHandle
          frame={frame}
          onHeight={(share) => {
            setTall(false);
            setHeight(share);
          }}
          onClose={close}
        />
      ) : null}
      <header className={title ? "panel-head" : "panel-head bare"}>
        {title ? <h2>{title}</h2> : null}
        <span className="panel-grow">
          <IconButton
            icon={tall && !folded ? "down" : "up"}
            label={tall && !folded ? m.side_smaller() : m.side_larger()}
            onClick={() => {
              if (folded) return onUnfold?.();
              setHeight(undefined);
              setTall(!tall);
            }}
          />
        </span>
        <IconButton icon="close" label={m.side_close()} onClick={close} />
      </header>
      <div className="panel-body">{children}</div>
    </section>
  );
}

/**
 * Sets how much of the window the sheets of the map take; undefined for what the style sheet says. It is a property of the page,
 * because the strip of the legend and the credits stand on top of the sheet. It goes with the panel that set it.
 */
function useSheetHeight(frame: RefObject<HTMLElement | null>): (share: number | undefined) => void {
  const page = useRef<HTMLElement>(null);
  useEffect(() => {
    page.current = frame.current?.closest<HTMLElement>(".map-page") ?? null;
    return () => void page.current?.style.removeProperty("--sheet");
  }, [frame]);
  return useCallback((share) => {
    if (share === undefined) page.current?.style.removeProperty("--sheet");
    else page.current?.style.setProperty("--sheet", `${(share * 100).toFixed(1)}dvh`);
  }, []);
}
