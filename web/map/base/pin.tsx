/** The address that was found: a pin with its name, on the map until it is closed. It is in the URL, so links and Back bring it back. */
import type { Map as MapLibre } from "maplibre-gl";
import { type RefObject, useEffect, useRef } from "react";
import * as m from "../../paraglide/messages.js";
import { panelPadding, stageOf } from "../../state/free-map.ts";
import { overPicture } from "../../state/map-store.ts";
import { type PinnedAddress, useSetView } from "../../state/view.ts";
import { IconButton } from "../../ui/button.tsx";
import { useEscape } from "../../ui/escape.ts";
import { reducedMotion } from "../../ui/media.ts";
import { requested } from "./camera.ts";
import "./pin.css";

export function Pin({ map, address }: { map: MapLibre; address: PinnedAddress }) {
  const frame = useRef<HTMLElement>(null);
  const setView = useSetView();
  const [longitude, latitude] = address.point;
  useEffect(() => {
    const put = () => {
      const { x, y } = map.project([longitude, latitude]);
      frame.current?.style.setProperty("transform", `translate(${x}px, ${y}px)`);
    };
    put();
    map.on("move", put);
    map.on("resize", put);
    return () => {
      map.off("move", put);
      map.off("resize", put);
    };
  }, [map, longitude, latitude]);
  useInFreePart(map, address.point);
  useInPicture(map, address, frame);
  const close = () => {
    const hadFocus = frame.current?.contains(document.activeElement);
    setView({ pin: undefined });
    if (hadFocus) map.getCanvas().focus({ preventScroll: true });
  };
  useEscape(close, { frame });
  return (
    <section ref={frame} className="map-pin" aria-label={m.pin_label()}>
      <svg className="map-pin__mark" viewBox="0 0 28 36" aria-hidden="true">
        <path d="M14 35C14 35 26 20.6 26 13A12 12 0 0 0 2 13C2 20.6 14 35 14 35Z" />
        <circle cx="14" cy="13" r="4.5" />
      </svg>
      <div className="map-pin__card card">
        <p>{address.name}</p>
        <IconButton icon="close" label={m.pin_close()} onClick={close} />
      </div>
    </section>
  );
}

/** Pixels over the place that pin and card take. */
const high = 90;

/** A pin in the window that something lies over is brought to the middle of what is free, once for every address. */
function useInFreePart(map: MapLibre, [longitude, latitude]: PinnedAddress["point"]): void {
  useEffect(() => {
    const look = () => {
      const { clientWidth, clientHeight } = map.getContainer();
      const stage = stageOf(map.getContainer());
      const { top, bottom, left, right } = panelPadding(stage);
      const { x, y } = map.project([longitude, latitude]);
      const isInWindow = x > 0 && x < clientWidth && y > 0 && y < clientHeight;
      const isFree = x > left && x < clientWidth - right && y > top + high && y < clientHeight - bottom;
      if (!isInWindow || isFree) return;
      const middle = [(left + clientWidth - right) / 2, (top + high + clientHeight - bottom) / 2] as const;
      map.panBy([x - middle[0], y - middle[1]], { duration: reducedMotion() ? 0 : 300 }, requested);
    };
    map.once("idle", look);
    return () => {
      map.off("idle", look);
    };
  }, [map, longitude, latitude]);
}

/** The mark is 28 by 36 with its tip at the bottom; the name stands above it. */
function useInPicture(
  map: MapLibre,
  { point: [longitude, latitude], name }: PinnedAddress,
  frame: RefObject<HTMLElement | null>,
) {
  useEffect(() => {
    overPicture.set((context) => {
      const [mark, hole] = [frame.current?.querySelector("path"), frame.current?.querySelector("circle")];
      if (!mark || !hole) return;
      // Where it is on the map, not on the page: what is printed has another layout than the window.
      const { x, y } = map.project([longitude, latitude]);
      const { fill, stroke } = getComputedStyle(mark);
      const shape = new Path2D(mark.getAttribute("d") ?? "");
      context.save();
      context.translate(x - 14, y - 36);
      context.fillStyle = fill;
      context.strokeStyle = stroke;
      context.lineWidth = 2;
      context.fill(shape);
      context.stroke(shape);
      context.beginPath();
      context.arc(14, 13, 4.5, 0, 2 * Math.PI);
      context.fillStyle = getComputedStyle(hole).fill;
      context.fill();
      const { color, fontFamily } = getComputedStyle(document.body);
      context.font = `600 14px ${fontFamily}`;
      context.textAlign = "center";
      context.lineJoin = "round";
      context.lineWidth = 5;
      context.strokeText(name, 14, -10);
      context.fillStyle = color;
      context.fillText(name, 14, -10);
      context.restore();
    });
    return () => overPicture.set(undefined);
  }, [map, longitude, latitude, name, frame]);
}
