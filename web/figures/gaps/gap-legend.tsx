/** What the colours, circles and marks of need and reach mean: classes as buttons with their counts, and the choice of another picture. */
import { useMemo, useState } from "react";
import { choroplethLevels } from "#data/schema/area.ts";
import { countWords, formatNumber, levelsWord, words } from "../../labels/format.ts";
import { countCodes, gapReasons, gapReasonWord, gapScale, gapWord, onlyWordOf } from "../../labels/gap-picture.ts";
import * as m from "../../paraglide/messages.js";
import { type GapPicture, type GapPictureState, useGapPictureState } from "../../state/gap-picture.ts";
import { useGapSentence } from "../../state/gap-question.ts";
import { needName, sourcesOfGaps } from "../../state/gap-words.ts";
import { useFinestInTiles } from "../../state/map-store.ts";
import { useShown } from "../../state/shown.ts";
import { useOnly, useView } from "../../state/view.ts";
import { IconButton } from "../../ui/button.tsx";
import { Loading } from "../../ui/loading.tsx";
import { useDark } from "../../ui/media.ts";
import { OutlineKey } from "../outline-key.tsx";
import { BothGrid } from "./both-grid.tsx";
import { CircleKey, DiamondKey, ReachKey } from "./mark-keys.tsx";
import { type ClassesProps, NeedClasses } from "./need-classes.tsx";
import { PictureChoice } from "./picture-choice.tsx";
import "./gap-legend.css";

export function GapLegend() {
  const state = useGapPictureState();
  const read = useGapSentence();
  const [open, setOpen] = useState(false);
  const { catalog } = useShown();
  const name = read && needName(read, catalog);
  if (state.face === "none") return null;
  return (
    <section className={open ? "legend card gap-legend" : "legend card folded gap-legend"} aria-label={m.legend_title()}>
      <header className="legend-head">
        <div className="legend-name">
          <h2>{name === undefined ? m.gaps_need() : m.gaps_need_of({ name })}</h2>
          {state.face === "ready" ? <Marks picture={state.picture} open={open} /> : null}
        </div>
        <IconButton
          icon={open ? "down" : "up"}
          label={open ? m.legend_hide() : m.legend_show()}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        />
      </header>
      <Body state={state} open={open} />
    </section>
  );
}

function Body({ state, open }: { state: GapPictureState; open: boolean }) {
  if (state.face !== "ready") {
    return (
      <div className="legend-wait">
        <Loading error={state.face === "failed" ? state.error : null} onRetry={state.face === "failed" ? state.retry : undefined}>
          {m.loading_figures()}
        </Loading>
      </div>
    );
  }
  return <Classes picture={state.picture} open={open} />;
}

function Classes({ picture, open }: { picture: GapPicture; open: boolean }) {
  const dark = useDark();
  const farOut = choroplethLevels.indexOf(useFinestInTiles()) < choroplethLevels.indexOf(picture.question.level);
  const scale = useMemo(() => gapScale(picture.kind, dark), [picture.kind, dark]);
  const counts = useMemo(() => countCodes(picture.kind, picture.codes), [picture]);
  const { only, toggle } = useOnly();
  const { beside: wanted } = useView();
  const { level } = picture.question;
  const shared = { level, scale, counts: counts.classes, only, toggle, open };
  const across = picture.beside ? words(picture.beside.indicator.short) : m.gaps_reach();
  return (
    <>
      {open ? <p className="legend-unit">{picture.kind === "both" ? m.gaps_unit_thirds() : m.gaps_unit()}</p> : null}
      {picture.kind === "both" ? <BothGrid {...shared} across={across} /> : <NeedClasses {...shared} />}
      {wanted !== undefined && !picture.beside ? (
        <p className="legend-count">{m.gaps_beside_unknown({ id: wanted, areas: levelsWord(level) })}</p>
      ) : null}
      {farOut ? <p className="legend-count">{m.gaps_zoom_in()}</p> : null}
      {open ? (
        <>
          {picture.kind === "reach" ? <CircleKey picture={picture} /> : null}
          <Reasons picture={picture} scale={scale} counts={counts.reasons} only={only} toggle={toggle} />
          {picture.kind === "bare" ? <p className="legend-count">{m.gaps_bare()}</p> : null}
          {picture.kind === "both" && counts.classes.every((count) => count === 0) ? (
            <p className="legend-count">{m.gaps_bare_both()}</p>
          ) : null}
          <p className="legend-count">{m.gaps_all_areas({ areas: countWords(picture.question.level, picture.codes.length) })}</p>
          <PictureChoice picture={picture} />
          <Sources picture={picture} />
        </>
      ) : null}
    </>
  );
}

/** What else is drawn, in the strip and in the unfolded legend: the mark of a gap with how many there are. */
function Marks({ picture, open }: { picture: GapPicture; open: boolean }) {
  const gaps = useMemo(() => picture.result.isGap.reduce((sum, one) => sum + one, 0), [picture]);
  return (
    <span className="outline-keys gap-legend__marks">
      {picture.kind === "bare" ? null : (
        <span className="outline-key">
          <DiamondKey />
          {gapWord(picture.question)} <span className="legend-number">{formatNumber(gaps)}</span>
        </span>
      )}
      {picture.kind === "reach" && !open ? (
        <span className="outline-key">
          <ReachKey radius={5} box={14} />
          {m.gaps_reach()}
        </span>
      ) : null}
      <OutlineKey />
    </span>
  );
}

interface ReasonsProps extends Pick<ClassesProps, "scale" | "only" | "toggle"> {
  picture: GapPicture;
  counts: Record<(typeof gapReasons)[number], number>;
}

/** Why areas have no circle or no colour: never a colour of the ramp by itself. */
function Reasons({ picture, scale, counts, only, toggle }: ReasonsProps) {
  const first = scale.codes - gapReasons.length;
  const present = gapReasons.flatMap((reason, index) =>
    counts[reason] === 0 || (picture.kind === "bare" && reason === "unfilled")
      ? []
      : [{ reason, count: counts[reason], code: first + index }],
  );
  if (present.length === 0) return null;
  return (
    <ul className="status-list">
      {present.map(({ reason, count, code }) => {
        const what = onlyWordOf(reason);
        const on = only === what;
        const name = gapReasonWord(reason);
        const say = on ? m.legend_status_button_on : m.legend_status_button;
        return (
          <li key={reason}>
            <button
              type="button"
              aria-pressed={on}
              aria-label={say({ name, areas: countWords(picture.question.level, count) })}
              onClick={() => toggle(what)}
            >
              <i className="status-swatch" style={{ background: scale.background(code) }} />
              {name} <span className="legend-number">{formatNumber(count)}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}

function Sources({ picture }: { picture: GapPicture }) {
  const { catalog } = useShown();
  return (
    <div className="legend-source gap-legend__sources">
      <p>{m.gaps_sources()}</p>
      <ul>
        {sourcesOfGaps(picture, catalog).map((source) => (
          <li key={source}>{source}</li>
        ))}
      </ul>
      {picture.beside || picture.kind === "bare" ? null : <p>{m.gaps_source_reach()}</p>}
    </div>
  );
}
