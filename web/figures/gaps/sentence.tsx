/**
 * The question as a sentence whose words are chosen: native lists in running text, so that a mouse, a finger, keys and a screen reader
 * fill them as everywhere. Every choice is the address at once.
 */
import { Fragment, type ReactNode, type Ref, useEffect, useId, useRef, useState } from "react";
import { type ChoroplethLevel, choroplethLevels } from "#data/schema/area.ts";
import { targetGroups } from "#data/schema/initiative.ts";
import { initiativeThemes } from "#data/schema/initiative-filter.ts";
import { levelsWord, themeWord } from "../../labels/format.ts";
import { inSentence } from "../../labels/gaps.ts";
import { targetGroupWord } from "../../labels/initiative-words.ts";
import * as m from "../../paraglide/messages.js";
import { usePlaceName } from "../../state/area-rows.ts";
import { type ReadQuestion, usualNeed, writeNeed } from "../../state/gap-question.ts";
import { useShown } from "../../state/shown.ts";
import { gapLevel, useView, type View } from "../../state/view.ts";
import { Icon } from "../../ui/icon.tsx";
import { needGroups, useAsk } from "./ask.ts";
import { OwnNeed } from "./own-need.tsx";
import { PlaceChoice } from "./place-choice.tsx";
import { SlotSelect } from "./slot-select.tsx";

/** Where a slot stands in the message: between two of these. */
const mark = "|";
const slots = ["level", "place", "need", "needis", "reachis", "what", "who"] as const;
type Slot = (typeof slots)[number];
const marked = Object.fromEntries(slots.map((slot) => [slot, `${mark}${slot}${mark}`])) as Record<Slot, string>;

export function Sentence({ read }: { read: ReadQuestion }) {
  const id = useId();
  const [placing, setPlacing] = useState(false);
  const [weighing, setWeighing] = useState(false);
  const placeButton = useRef<HTMLButtonElement>(null);
  const isComposed = read.theme === undefined && (read.question?.need.length !== 1 || read.question.need[0]?.weight !== 1);
  const drawn: Record<Slot, ReactNode> = {
    level: <LevelSlot />,
    place: <PlaceSlot ref={placeButton} id={`${id}-plaats`} isOpen={placing} onToggle={() => setPlacing(!placing)} />,
    need: <NeedSlot read={read} isComposed={isComposed || weighing} onCompose={setWeighing} />,
    needis: <SideSlot name="needis" />,
    reachis: <SideSlot name="reachis" />,
    what: <WhatSlot />,
    who: <WhoSlot />,
  };
  const goesBack = useRef(false);
  const close = () => {
    goesBack.current = true;
    setPlacing(false);
  };
  // Once the field is gone: until then it takes the focus back for itself.
  useEffect(() => {
    if (placing || !goesBack.current) return;
    goesBack.current = false;
    placeButton.current?.focus({ preventScroll: true });
  }, [placing]);
  return (
    <fieldset className="gaps-question">
      <legend className="wb-hidden">{m.gaps_sentence_label()}</legend>
      <p className="gaps-sentence">
        {m
          .gaps_sentence(marked)
          .split(mark)
          .map((part, at) => (
            <Fragment key={part + String(at)}>{at % 2 === 0 ? part : drawn[part as Slot]}</Fragment>
          ))}
      </p>
      {placing ? <PlaceChoice id={`${id}-plaats`} onClose={close} /> : null}
      {isComposed || weighing ? <OwnNeed read={read} /> : null}
    </fieldset>
  );
}

function LevelSlot() {
  const view = useView();
  const ask = useAsk();
  return (
    <SlotSelect
      label={m.gaps_slot_level()}
      value={gapLevel(view)}
      choices={choroplethLevels.map((value) => ({ value, label: levelsWord(value) }))}
      onChoose={(level) => ask({ level: level === "wijk" ? undefined : (level as ChoroplethLevel) })}
    />
  );
}

interface PlaceSlotProps {
  ref: Ref<HTMLButtonElement>;
  id: string;
  isOpen: boolean;
  onToggle: () => void;
}

function PlaceSlot({ ref, id, isOpen, onToggle }: PlaceSlotProps) {
  const said = usePlaceName(useView()) ?? m.gaps_country();
  return (
    <button
      ref={ref}
      type="button"
      className="gaps-slot"
      aria-label={m.gaps_slot_place({ place: said })}
      aria-expanded={isOpen}
      aria-controls={isOpen ? id : undefined}
      onClick={onToggle}
    >
      <span>
        {said}
        <Icon name="down" />
      </span>
    </button>
  );
}

/** No id of a theme or a figure. */
const own = "-";

interface NeedSlotProps {
  read: ReadQuestion;
  isComposed: boolean;
  onCompose: (on: boolean) => void;
}

function NeedSlot({ read: { question, theme }, isComposed, onCompose }: NeedSlotProps) {
  const view = useView();
  const ask = useAsk();
  const { catalog } = useShown();
  const parts = question?.need ?? [];
  const choose = (value: string) => {
    onCompose(value === own);
    // What is weighed begins with what it was.
    if (value !== own) ask({ need: value === usualNeed ? undefined : value });
    else ask({ need: parts.length === 0 ? undefined : writeNeed(parts) });
  };
  return (
    <SlotSelect
      label={m.gaps_slot_need()}
      value={isComposed ? own : (theme ?? parts[0]?.indicator ?? own)}
      choices={[{ value: own, label: m.gaps_own_need(), short: m.gaps_own_choice({ count: String(parts.length) }) }]}
      groups={[
        {
          label: m.gaps_themes(),
          choices: initiativeThemes.map((value) => ({
            value,
            label: themeWord(value),
            short: inSentence(themeWord(value)),
          })),
        },
        ...needGroups(catalog?.indicators ?? [], gapLevel(view)),
      ]}
      onChoose={choose}
    />
  );
}

const sides = {
  needis: { label: m.gaps_slot_needis, usual: m.gaps_high, other: m.gaps_low, change: "low" },
  reachis: { label: m.gaps_slot_reachis, usual: m.gaps_little, other: m.gaps_much, change: "high" },
} as const;

function SideSlot({ name }: { name: keyof typeof sides }) {
  const view = useView();
  const ask = useAsk();
  const { label, usual, other, change } = sides[name];
  return (
    <SlotSelect
      label={label()}
      value={view[name] ?? ""}
      choices={[
        { value: "", label: usual() },
        { value: change, label: other() },
      ]}
      onChoose={(value) => ask({ [name]: value === "" ? undefined : change })}
    />
  );
}

/** Initiatives or euros, and of which theme: "euros:wonen". */
const whatOf = ({ by, theme }: View): string => [by ?? "reach", theme ?? ""].join(":");

const measures = { reach: m.gaps_initiatives, euros: m.gaps_euros } as const;

function WhatSlot() {
  const view = useView();
  const ask = useAsk();
  const choose = (value: string) => {
    const [by, theme] = value.split(":");
    ask({ by: by === "euros" ? by : undefined, theme: initiativeThemes.find((one) => one === theme) });
  };
  return (
    <SlotSelect
      label={m.gaps_slot_what()}
      value={whatOf(view)}
      groups={(["reach", "euros"] as const).map((by) => ({
        label: by === "reach" ? m.gaps_by_reach() : m.gaps_by_euros(),
        choices: [
          { value: `${by}:`, label: measures[by]() },
          ...initiativeThemes.map((theme) => ({
            value: `${by}:${theme}`,
            label: m.gaps_of_theme({ what: measures[by](), theme: inSentence(themeWord(theme)) }),
          })),
        ],
      }))}
      onChoose={choose}
    />
  );
}

function WhoSlot() {
  const { who = "iedereen" } = useView();
  const ask = useAsk();
  return (
    <SlotSelect
      label={m.gaps_slot_who()}
      value={targetGroups.find((one) => one === who) ?? "iedereen"}
      choices={targetGroups.map((value) => ({ value, label: targetGroupWord(value) }))}
      onChoose={(value) => ask({ who: value === "iedereen" ? undefined : value })}
    />
  );
}
