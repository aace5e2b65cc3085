/**
 * What the map says besides its colours: the key of the outlines and the source, under an embedded map; and the sheet of paper that
 * the map prints as, with title, picture, legend, key, source, date and address.
 */
import { type ReactNode, useEffect, useRef } from "react";
import { sourceOf } from "#data/indicators/figure-source.ts";
import { hasValue, statuses } from "#data/schema/status.ts";
import { classRanges } from "../figures/legend/classes.ts";
import { useOnlyIn } from "../figures/only-in.tsx";
import { fidelityWord, formatDate, levelsWord, statusWord, unitOf, words, yearWords } from "../labels/format.ts";
import type { Scale } from "../labels/scale.ts";
import { m } from "../paraglide/messages.js";
import { usePicture } from "../state/map-store.ts";
import { type Shown, useShown } from "../state/shown.ts";
import { useView } from "../state/view.ts";
import { setPrinting } from "../ui/media.ts";

/** Name of the list that is outlined, behind a piece of its line. */
export function OutlineKey() {
  const { group = "focusgebieden" } = useView();
  const { catalog } = useShown();
  const list = catalog?.groups.find(({ id }) => id === group);
  if (!list) return null;
  return (
    <span className="outline-key">
      <i aria-hidden="true" />
      {words(list.name)}
    </span>
  );
}

export function MapSource() {
  const { catalog, shown, manifest } = useShown();
  const source = shown && catalog && sourceOf(catalog.sources, shown.indicator, shown.entry);
  if (!source) return null;
  const remarks = [
    ...(manifest?.fictional ? [m.banner_fictional()] : []),
    ...(shown.entry.computed ? [m.legend_computed()] : []),
    ...(source.fidelity === "official" ? [] : [fidelityWord(source.fidelity)]),
  ];
  return <span>{[`${m.legend_source_label()} ${source.attribution}`, ...remarks].join(" · ")}</span>;
}

export function PrintSheet() {
  const { shown, scale } = useShown();
  return shown && scale ? <Sheet shown={shown} scale={scale} /> : null;
}

function Sheet({ shown, scale }: { shown: Shown; scale: Scale }) {
  const paper = useRef<HTMLCanvasElement>(null);
  const takePicture = usePicture();
  useEffect(() => {
    const draw = () => {
      setPrinting(true);
      // Done before the browser lays the page out: the picture is taken at once, in the light colours.
      void takePicture?.().then(({ pixels }) => {
        if (!paper.current) return;
        paper.current.width = pixels.width;
        paper.current.height = pixels.height;
        paper.current.getContext("2d")?.drawImage(pixels, 0, 0);
      });
    };
    const done = () => setPrinting(false);
    addEventListener("beforeprint", draw);
    addEventListener("afterprint", done);
    return () => {
      removeEventListener("beforeprint", draw);
      removeEventListener("afterprint", done);
    };
  }, [takePicture]);
  const unit = unitOf(shown.indicator);
  const narrowed = useOnlyIn();
  const reasons = statuses.flatMap((status, index) =>
    hasValue(status) || !shown.entry.counts[index] ? [] : [{ text: statusWord(status), code: scale.classes + index }],
  );
  const keys = [...classRanges(scale).map((text, code) => ({ text, code })), ...reasons];
  return (
    <section className="print-sheet" aria-hidden="true">
      <h2>
        {words(shown.indicator.name)}, {yearWords(shown.year, shown.newer !== undefined)}
      </h2>
      <p>{[unit, levelsWord(shown.level), narrowed].filter(Boolean).join(" · ")}</p>
      <canvas ref={paper} />
      <ul>
        {keys.map(({ text, code }) => (
          <PrintKey key={code} colour={scale.background(code)}>
            {text}
          </PrintKey>
        ))}
        <li>
          <OutlineKey />
        </li>
      </ul>
      <p>
        <MapSource />
      </p>
      <p>
        Wijkblik, {formatDate(new Date().toISOString())} · {location.href}
      </p>
    </section>
  );
}

function PrintKey({ colour, children }: { colour: string; children: ReactNode }) {
  return (
    <li>
      <i style={{ background: colour }} />
      {children}
    </li>
  );
}
