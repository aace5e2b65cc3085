/** A map story: the map beside the texts, at the view of the step that is read; the same one step at a time, to present. */
import "./map-story.css";
import { useLocation } from "@tanstack/react-router";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import type { PublicEntry } from "#data/entries/public-entry.ts";
import { type MapStep, readFigureRef } from "#data/entry-types/map-story.ts";
import { FigureList } from "../../figures/figure-list.tsx";
import * as m from "../../paraglide/messages.js";
import { Button } from "../../ui/button.tsx";

/** As the schema of the type has them: they are checked before they are public. */
const stepsOf = (content: PublicEntry["content"]): MapStep[] => (content.steps as MapStep[] | undefined) ?? [];
const idOf = (at: number): string => `stap-${at + 1}`;
const atOf = (hash: string, count: number): number => {
  const at = Number(/^stap-(\d{1,2})$/.exec(hash)?.[1] ?? 1) - 1;
  return at < count ? Math.max(at, 0) : 0;
};

export function MapStorySteps({ content }: { content: PublicEntry["content"] }) {
  const steps = stepsOf(content);
  const hash = useLocation({ select: (location) => location.hash });
  const [at, setAt] = useState(() => atOf(hash, steps.length));
  const [presenting, setPresenting] = useState(false);
  useEffect(() => setAt(atOf(hash, steps.length)), [hash, steps.length]);
  const list = useStepInSight(setAt);
  const step = steps[at];
  if (!step) return null;
  return (
    <div className="map-story">
      <p className="map-story__present no-print">
        <Button icon="play" onClick={() => setPresenting(true)}>
          {m.entries_present()}
        </Button>
      </p>
      <div className="map-story__map no-print">
        <StepMap step={step} />
        <p className="wb-small" role="status">
          {m.entries_step_of({ number: String(at + 1), count: String(steps.length) })}: {step.heading}
        </p>
      </div>
      <ol className="map-story__steps" ref={list}>
        {steps.map((one, number) => (
          <li
            key={idOf(number)}
            id={idOf(number)}
            className={number === at ? "map-story__step map-story__step--now" : "map-story__step"}
          >
            <StepText step={one} />
            <StepFigures step={one} />
            <p className="wb-small">
              <a className="nl-link" href={one.view} aria-label={`${m.entries_step_open()}: ${one.heading}`}>
                {m.entries_step_open()}
              </a>
            </p>
          </li>
        ))}
      </ol>
      {presenting ? <Presented steps={steps} from={at} onStop={() => setPresenting(false)} /> : null}
    </div>
  );
}

/** Tells which step is read, when it is another one: what stands in the middle of the window, or holds the focus. */
function useStepInSight(onSight: (at: number) => void) {
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const seen = new IntersectionObserver(
      (found) => {
        const one = found.find(({ isIntersecting }) => isIntersecting)?.target;
        if (one) onSight([...(list.current?.children ?? [])].indexOf(one));
      },
      // A line across the window: on a phone the map has the upper half.
      { rootMargin: matchMedia("(max-width: 860px)").matches ? "-70% 0px -29% 0px" : "-40% 0px -59% 0px" },
    );
    for (const one of list.current?.children ?? []) seen.observe(one);
    const steps = list.current;
    const onFocus = ({ target }: FocusEvent) => {
      const at = [...(steps?.children ?? [])].findIndex((one) => target instanceof Node && one.contains(target));
      if (at >= 0) onSight(at);
    };
    steps?.addEventListener("focusin", onFocus);
    return () => {
      seen.disconnect();
      steps?.removeEventListener("focusin", onFocus);
    };
  }, [onSight]);
  return list;
}

const embedded = (view: string): string => `${view}${view.includes("?") ? "&" : "?"}embed=1`;

const StepMap = ({ step: { heading, view } }: { step: MapStep }) => (
  <iframe className="map-story__frame" src={embedded(view)} title={m.entries_step_map({ heading })} />
);

const StepText = ({ step: { heading, text } }: { step: MapStep }) => (
  <>
    <h2>{heading}</h2>
    <p className="initiative-text">{text}</p>
  </>
);

interface PresentedProps {
  steps: readonly MapStep[];
  from: number;
  onStop: () => void;
}

/** Over the whole window: one step, its map, and the keys that people use to go through slides. */
function Presented({ steps, from, onStop }: PresentedProps) {
  const [at, setAt] = useState(from);
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  useEffect(() => dialog.current?.showModal(), []);
  const last = steps.length - 1;
  const go = (to: number) => setAt(Math.min(Math.max(to, 0), last));
  const goBy: Readonly<Record<string, number>> = {
    ArrowRight: at + 1,
    PageDown: at + 1,
    ArrowLeft: at - 1,
    PageUp: at - 1,
    Home: 0,
    End: last,
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const to = goBy[event.key];
    if (to === undefined) return;
    event.preventDefault();
    go(to);
  };
  const step = steps[at];
  if (!step) return null;
  return (
    <dialog ref={dialog} className="map-story__presented" aria-labelledby={title} onClose={onStop} onKeyDown={onKeyDown}>
      <div className="map-story__caption">
        <div aria-live="polite">
          <p className="wb-small wb-soft">{m.entries_step_of({ number: String(at + 1), count: String(steps.length) })}</p>
          <h2 id={title}>{step.heading}</h2>
          <p className="initiative-text">{step.text}</p>
        </div>
        <nav className="map-story__nav" aria-label={m.entries_steps_nav()}>
          <Button aria-disabled={at === 0} onClick={() => go(at - 1)}>
            {m.entries_step_previous()}
          </Button>
          <Button aria-disabled={at === last} onClick={() => go(at + 1)}>
            {m.entries_step_next()}
          </Button>
          <Button variant="subtle" icon="close" onClick={() => dialog.current?.close()}>
            {m.entries_present_stop()}
          </Button>
        </nav>
      </div>
      {/* Last, so that the focus begins with the buttons: keys that a frame has are not heard here. */}
      <StepMap step={step} />
    </dialog>
  );
}

/** What the text rests on: fetched when somebody wants to know. */
function StepFigures({ step: { heading, figures } }: { step: MapStep }) {
  const [opened, setOpened] = useState(false);
  if (figures.length === 0) return null;
  return (
    <details className="fold wb-small" onToggle={(event) => event.currentTarget.open && setOpened(true)}>
      <summary>{m.entries_step_figures()}</summary>
      {opened ? <FigureList figures={figures.map(readFigureRef)} name={`${m.entries_step_figures()}: ${heading}`} /> : null}
    </details>
  );
}
