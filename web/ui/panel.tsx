/** Floating panel over an edge of the map; a bottom sheet on a phone. Escape closes it and gives focus back. */
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import * as m from "../paraglide/messages.js";
import { IconButton } from "./button.tsx";
import "./panel.css";

export interface PanelProps {
  title: ReactNode;
  side: "left" | "right";
  onClose: () => void;
  children: ReactNode;
  /** Room for a table. */
  wide?: boolean;
  /** Move focus into the panel when it opens; leave false for a panel that opens with the page or by a click on the map. */
  takeFocus?: boolean;
}

export function Panel({ title, side, onClose, children, wide = false, takeFocus = false }: PanelProps) {
  const heading = useId();
  const head = useRef<HTMLHeadingElement>(null);
  const opener = useRef<Element | null>(null);
  const [tall, setTall] = useState(false);
  useEffect(() => {
    opener.current = document.activeElement;
    if (takeFocus) head.current?.focus({ preventScroll: true });
  }, [takeFocus]);
  const close = () => {
    const back = opener.current;
    onClose();
    if (back instanceof HTMLElement && back.isConnected) back.focus({ preventScroll: true });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.preventDefault();
    close();
  };
  const size = `${wide ? " wb-panel--wide" : ""}${tall ? " wb-panel--tall" : ""}`;
  return (
    <section className={`wb-panel wb-panel--${side}${size}`} aria-labelledby={heading} onKeyDown={onKeyDown}>
      <header className="wb-panel__head">
        <h2 id={heading} ref={head} tabIndex={-1}>
          {title}
        </h2>
        <span className="wb-panel__grow">
          <IconButton
            icon={tall ? "down" : "up"}
            label={tall ? m.panel_smaller() : m.panel_larger()}
            onClick={() => setTall(!tall)}
          />
        </span>
        <IconButton icon="close" label={m.panel_close()} onClick={close} />
      </header>
      <div className="wb-panel__body">{children}</div>
    </section>
  );
}
