/** How the map is drawn: opacity of the colour, level, background and the list that is outlined. */
import * as m from "../../paraglide/messages.js";
import "./map-options.css";
import { Link } from "@tanstack/react-router";
import { choroplethLevels } from "#data/schema/area.ts";
import { formatNumber, levelWord } from "../../labels/format.ts";
import { choose, useDeviceChoice } from "../../state/reader.ts";
import { useShown } from "../../state/shown.ts";
import { useSetView, useView } from "../../state/view.ts";
import { Button } from "../../ui/button.tsx";
import { Choices } from "../../ui/choices.tsx";
import { GroupSelect } from "../groups/group-select.tsx";
import { PageLinks } from "../page-links.tsx";

const defaultOpacity = 85;

export function MapOptions() {
  return (
    <div className="options">
      <LevelChoice />
      <OpacityRange />
      <BasemapChoice />
      <AddressesChoice />
      <GroupSelect label={m.options_group()} />
      <InitiativesChoice />
      <KnowledgeChoice />
      <ResetButton />
      <OtherPages />
    </div>
  );
}

function LevelChoice() {
  const view = useView();
  const setView = useSetView();
  const { shown } = useShown();
  const wanted = view.level ?? "auto";
  const missing = wanted !== "auto" && shown !== undefined && shown.level !== wanted;
  return (
    <div>
      <Choices
        label={m.options_level()}
        value={wanted}
        options={[
          { value: "auto", label: m.options_level_auto() },
          ...choroplethLevels.map((level) => ({ value: level, label: levelWord(level) })),
        ]}
        onChange={(level) => setView({ level: level === "auto" ? undefined : level, only: undefined })}
      />
      <p className="options__help">{missing ? m.options_level_missing({ level: levelWord(wanted) }) : m.options_level_help()}</p>
    </div>
  );
}

function OpacityRange() {
  const { opacity = defaultOpacity } = useView();
  const setView = useSetView();
  return (
    <div>
      <label className="wb-label" htmlFor="options-opacity">
        {m.options_opacity()}
        <span className="options__value">{formatNumber(opacity)}%</span>
      </label>
      <input
        id="options-opacity"
        type="range"
        min={10}
        max={100}
        step={5}
        value={opacity}
        onChange={(event) => {
          const next = Number(event.target.value);
          setView({ opacity: next === defaultOpacity ? undefined : next }, { replace: true });
        }}
      />
    </div>
  );
}

function BasemapChoice() {
  const { basemap = "rustig" } = useView();
  const streets = useDeviceChoice("streets");
  const setView = useSetView();
  return (
    <div>
      <Choices
        label={m.options_basemap()}
        // A link may ask for streets: until they are chosen here they are not shown.
        value={basemap === "brt" && !streets ? "rustig" : basemap}
        options={[
          { value: "rustig", label: m.options_basemap_rustig() },
          { value: "brt", label: m.options_basemap_brt() },
          { value: "geen", label: m.options_basemap_geen() },
        ]}
        onChange={(next) => {
          choose("streets", next === "brt");
          setView({ basemap: next === "rustig" ? undefined : next });
        }}
      />
      <p className="options__help">{m.options_basemap_help()}</p>
    </div>
  );
}

function AddressesChoice() {
  const addresses = useDeviceChoice("addresses");
  return (
    <div>
      <Choices
        label={m.options_addresses()}
        value={addresses ? "aan" : "uit"}
        options={[
          { value: "uit", label: m.layer_off() },
          { value: "aan", label: m.layer_on() },
        ]}
        onChange={(next) => choose("addresses", next === "aan")}
      />
      <p className="options__help">{m.options_addresses_help()}</p>
    </div>
  );
}

function InitiativesChoice() {
  const { initiatives = "aan" } = useView();
  const setView = useSetView();
  return (
    <Choices
      label={m.layer_switch()}
      value={initiatives}
      options={[
        { value: "aan", label: m.layer_on() },
        { value: "uit", label: m.layer_off() },
      ]}
      onChange={(next) => setView({ initiatives: next === "uit" ? next : undefined })}
    />
  );
}

function KnowledgeChoice() {
  const { knowledge = "uit" } = useView();
  const setView = useSetView();
  return (
    <Choices
      label={m.knowledge_layer()}
      value={knowledge}
      options={[
        { value: "uit", label: m.layer_off() },
        { value: "aan", label: m.layer_on() },
      ]}
      onChange={(next) => setView({ knowledge: next === "aan" ? next : undefined, knowledgespot: undefined })}
    />
  );
}

const defaults = {
  level: undefined,
  opacity: undefined,
  basemap: undefined,
  group: undefined,
  initiatives: undefined,
  knowledge: undefined,
};

function ResetButton() {
  const view = useView();
  const setView = useSetView();
  if ((Object.keys(defaults) as (keyof typeof defaults)[]).every((name) => view[name] === undefined)) return null;
  return <Button onClick={() => setView(defaults)}>{m.options_reset()}</Button>;
}

/** On a phone the top bar of the map has no room for them. */
function OtherPages() {
  return (
    <nav className="options__pages" aria-label={m.bar_more()}>
      <Link to="/initiatieven" search={(view) => ({ ...view, after: undefined })}>
        {m.bar_initiatives()}
      </Link>
      <Link to="/kennis" search={(view) => ({ ...view, after: undefined, sort: undefined })}>
        {m.bar_knowledge()}
      </Link>
      <PageLinks />
    </nav>
  );
}
