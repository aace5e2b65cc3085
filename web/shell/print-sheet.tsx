/**
 * The source of what the map shows, under an embedded map; and the sheet of paper that the map prints as, with title, picture,
 * legend, key, source, date and address.
 */
import { type ReactNode, useEffect, useRef } from "react";
import { sourceOf } from "#data/indicators/figure-source.ts";
import { hasValue, type Status, statuses } from "#data/schema/status.ts";
import { directionText, keysOf } from "../figures/legend/classes.ts";
import { useOnlyIn } from "../figures/only-in.tsx";
import { OutlineKey } from "../figures/outline-key.tsx";
import { columnRemarks } from "../labels/figures.ts";
import {
  formatDate,
  levelsWord,
  sourceRemarks,
  statusReason,
  statusWordLong,
  unitOf,
  words,
  yearWords,
} from "../labels/format.ts";
import { monthNumber, monthWords } from "../labels/months.ts";
import type { Scale } from "../labels/scale.ts";
import { m } from "../paraglide/messages.js";
import { useCaption, usePicture } from "../state/map-store.ts";
import { type Shown, useShown, useShownColumn } from "../state/shown.ts";
import { useIsGaps, useView } from "../state/view.ts";
import { lazyPart } from "../ui/lazy-part.tsx";
import { setPrinting } from "../ui/media.ts";

/** Waits for nothing: it is there before anybody prints. */
const GapPaper = lazyPart(async () => (await import("../figures/gaps/gap-paper.tsx")).GapPaper, {
  waiting: () => null,
  failed: () => null,
});

/** Of what colours the map where that is not the class of the figure. */
export function useMapCaption() {
  const column = useShownColumn();
  return useCaption(column.face === "ready" ? column.column : undefined, useIsGaps());
}

export function MapSource() {
  const { catalog, shown, manifest } = useShown();
  const caption = useMapCaption();
  const fictional = manifest?.fictional ? [m.banner_fictional()] : [];
  if (caption?.source !== undefined)
    return <span>{[`${m.legend_source_label()} ${caption.source}`, ...fictional].join(" · ")}</span>;
  const source = shown && catalog && sourceOf(catalog.sources, shown.indicator, shown.entry);
  if (!source) return null;
  const remarks = [...fictional, ...columnRemarks(shown.indicator, shown.entry), ...sourceRemarks(source)];
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
  const { time } = useView();
  const month = time === undefined ? undefined : m.time_on({ month: monthWords(monthNumber(time)) });
  const caption = useMapCaption();
  const keys =
    caption?.keys ?? keysOf(scale, shown.entry.counts).map(({ text, code }) => ({ text, background: scale.background(code) }));
  const about = caption?.about ?? [unit, levelsWord(shown.level), directionText(shown.indicator)];
  const isGaps = useIsGaps();
  const reasons = caption ? [] : statuses.filter((status, index) => !hasValue(status) && shown.entry.counts[index]);
  const listed = isGaps || reasons.length > fewReasons;
  return (
    <section className={listed ? "print-sheet print-sheet--listed" : "print-sheet"} aria-hidden="true">
      <h2>{caption?.title ?? `${words(shown.indicator.name)}, ${yearWords(shown.year, shown.newer !== undefined)}`}</h2>
      <p>{[...about, narrowed, month].filter(Boolean).join(" · ")}</p>
      <canvas ref={paper} />
      <ul>
        {keys.map(({ text, background }) => (
          <PrintKey key={text} colour={background}>
            {text}
          </PrintKey>
        ))}
        <li>
          <OutlineKey />
        </li>
      </ul>
      <Reasons said={reasons} />
      {isGaps ? <GapPaper /> : null}
      <p>
        <MapSource />
      </p>
      <p>
        Wijkblik, {formatDate(new Date().toISOString())} · {location.href}
      </p>
    </section>
  );
}

/** Why areas have no figure, in sentences: paper has no pointer to ask with. */
function Reasons({ said }: { said: readonly Status[] }) {
  if (said.length === 0) return null;
  return (
    <p className="print-sheet__reasons">
      {said.map((status) => (
        <span key={status}>
          <strong>{statusWordLong(status)}:</strong> {statusReason(status)}{" "}
        </span>
      ))}
    </p>
  );
}

/** As many as stand under a picture of full height. */
const fewReasons = 3;

function PrintKey({ colour, children }: { colour: string; children: ReactNode }) {
  return (
    <li>
      <i style={{ background: colour }} />
      {children}
    </li>
  );
}
