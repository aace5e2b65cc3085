/** A card at a place of the map; on a phone a sheet from below. Escape closes it and gives the focus back. */
import type { Map as MapLibre } from "maplibre-gl";
import { type ReactNode, useEffect, useRef } from "react";
import * as m from "../../paraglide/messages.js";
import { panelPadding, stageOf } from "../../state/free-map.ts";
import { IconButton } from "../../ui/button.tsx";
import { useEscape } from "../../ui/escape.ts";
import { bringIntoSight } from "./camera.ts";
import "./popup.css";

/** Pixels between the place and the card, so that the mark stays in sight. */
const gap = 24;

/** Beside the place, inside the part of the map that no panel covers. */
function place(map: MapLibre, card: HTMLElement, at: [number, number]): void {
  const stage = stageOf(map.getContainer());
  const { x, y } = map.project(at);
  const { clientWidth, clientHeight } = map.getContainer();
  const { left = 0, right = 0 } = panelPadding(stage);
  const { offsetWidth: wide, offsetHeight: high } = card;
  const from = Math.min(left, clientWidth - wide - 8);
  const inX = Math.max(from, Math.min(x - wide / 2, clientWidth - Math.max(right, 8) - wide));
  const above = y - gap - high;
  const inY = above >= 8 ? above : Math.min(y + gap, Math.max(8, clientHeight - high - 8));
  card.style.setProperty("--x", `${Math.round(inX)}px`);
  card.style.setProperty("--y", `${Math.round(inY)}px`);
}

export interface PopupProps {
  map: MapLibre;
  at: [number, number];
  label: string;
  onClose: () => void;
  children: ReactNode;
}

export function Popup({ map, at: [longitude, latitude], label, onClose, children }: PopupProps) {
  const frame = useRef<HTMLElement>(null);
  const opener = useRef<Element | null>(null);
  useEffect(() => {
    opener.current = document.activeElement;
    frame.current?.focus({ preventScroll: true });
  }, []);
  useEffect(() => {
    const card = frame.current;
    if (!card) return;
    const put = () => place(map, card, [longitude, latitude]);
    put();
    // What was picked comes out from under what covers it: a panel, and on a phone this card, which grows when it has its contents.
    const watch = new ResizeObserver(() => {
      put();
      bringIntoSight(map, [longitude, latitude]);
    });
    watch.observe(card);
    map.on("move", put);
    return () => {
      watch.disconnect();
      map.off("move", put);
    };
  }, [map, longitude, latitude]);
  const close = () => {
    const back = opener.current;
    onClose();
    const target = back instanceof HTMLElement && back !== document.body && back.isConnected ? back : map.getCanvas();
    target.focus({ preventScroll: true });
  };
  useEscape(close, { frame });
  return (
    <section ref={frame} tabIndex={-1} className="map-popup card" aria-label={label}>
      <div className="map-popup__close">
        <IconButton icon="close" label={m.layer_close()} onClick={close} />
      </div>
      <div className="map-popup__body">{children}</div>
    </section>
  );
}
