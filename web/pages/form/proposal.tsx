/** The form of a resident: what, where and how to reach them on one screen of a phone; all else is folded and may stay empty. */
import { lazy, type ReactNode, Suspense, useRef, useState } from "react";
import { initiative } from "#data/entry-types/initiative.ts";
import { Initiative, type Place, precisions } from "#data/schema/initiative.ts";
import { initiativeThemes, kinds, lifecycles, phases } from "#data/schema/initiative-filter.ts";
import type { PublicInitiative } from "#data/schema/public-initiative.ts";
import { publicVersion } from "#data/schema/record.ts";
import { useAreaNames } from "../../api/use-area-names.ts";
import { InitiativeParts, ProfessionalFacts, ResidentFacts } from "../../figures/initiatives/initiative-facts.tsx";
import { themeWord } from "../../labels/format.ts";
import { kindWord, lifecycleWord, phaseWord } from "../../labels/initiative-words.ts";
import * as m from "../../paraglide/messages.js";
import { PlaceFinder } from "../../search/place-finder.tsx";
import { contentOfDraft, type Typed, valueAt } from "../../state/draft.ts";
import { Button } from "../../ui/button.tsx";
import { MapGuard } from "../../ui/map-guard.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { Radios, Tick, Ticks } from "./fields/choice-fields.tsx";
import { DraftSelect, DraftTextArea, DraftTextField, FieldError, options, useField, useForm } from "./fields/draft-fields.tsx";
import { PhotosField } from "./files-part.tsx";
import { NamedPart } from "./form-field.tsx";
import { Fold } from "./part.tsx";
import { MyLocation, precisionWords, typedPlace } from "./place-part.tsx";
import { seenWords, shapeWords } from "./value-words.ts";
import "./proposal.css";

const DrawMap = lazy(async () => ({ default: (await import("../../map/draw/draw-map.tsx")).DrawMap }));

export function ProposalParts() {
  const { faults } = useForm();
  return (
    <div className="proposal">
      <DraftTextField path="title" label={m.proposal_what()} hint={m.proposal_what_hint()} />
      <WhereField />
      <SenderEmail />
      <Fold title={m.proposal_photo()} wrong={[...faults.keys()].some((path) => path.startsWith("photos"))}>
        <PhotosField most={1} />
      </Fold>
      <Tick path="sender.consent" label={m.form_consent()} />
      <More />
    </div>
  );
}

/** Of who proposes, to hear what became of it; `first` where it is confirmed by mail before anybody else sees it. */
export const SenderEmail = ({ first = false }: { first?: boolean }) => (
  <DraftTextField
    path="sender.email"
    label={m.proposal_contact()}
    hint={first ? m.proposal_contact_first() : m.proposal_contact_hint()}
    type="email"
    inputMode="email"
    autoComplete="email"
    optional={!first}
  />
);

/** Where it is: an address or the name of a buurt, somewhere in the own buurt, or a press on the map. */
function WhereField() {
  const { id, value, set, faults } = useField<Typed>("place");
  const place = typedPlace(value);
  const [name, setName] = useState<string>();
  const [onMap, setOnMap] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  /** What was pressed goes away with it: the focus stays at the question. */
  const put = (found: Typed, named?: string) => {
    set(found);
    setName(named);
    box.current?.focus({ preventScroll: true });
  };
  const toPlace = (found: Place, named?: string) => put(found as unknown as Typed, named);
  const toPoint = (position: readonly [number, number], precision: (typeof precisions)[number], named?: string) =>
    toPlace({ kind: "geometry", geometry: { type: "Point", coordinates: [...position] }, precision, public: true }, named);
  return (
    <div id={id} ref={box} tabIndex={-1} className="form-place proposal__where" data-wrong={faults.length > 0 || undefined}>
      <FieldError id={id} faults={faults} />
      {place ? (
        <div className="form-chosen">
          <p role="status">
            <strong>{m.proposal_where()}</strong> <PlaceName place={place} name={name} />
          </p>
          <Button icon="close" onClick={() => put(undefined)}>
            {m.proposal_where_other()}
          </Button>
        </div>
      ) : (
        <PlaceFinder
          label={m.proposal_where()}
          hint={m.proposal_where_hint()}
          onArea={(code) => toPlace({ kind: "area", code, public: true })}
          onPoint={(position, named) => toPoint(position, "exact", named)}
        />
      )}
      <div className="proposal__ways">
        {place ? null : <MyLocation label={m.proposal_here()} onFound={(position) => toPoint(position, "buurt")} />}
        <Button aria-expanded={onMap} onClick={() => setOnMap(!onMap)}>
          {m.proposal_on_map()}
        </Button>
      </div>
      {onMap ? (
        <MapGuard words={m.form_draw_failed()}>
          <Suspense fallback={<Waiting>{m.loading()}</Waiting>}>
            <DrawMap
              geometry={place?.kind === "geometry" ? place.geometry : undefined}
              area={place?.kind === "area" ? place.code : undefined}
              label={m.form_draw()}
              shapes={["Point"]}
              onDraw={(geometry) => toPlace({ kind: "geometry", geometry, precision: precisionOf(place), public: true })}
            />
          </Suspense>
        </MapGuard>
      ) : null}
    </div>
  );
}

const precisionOf = (place: Place | undefined) => (place?.kind === "geometry" ? place.precision : "exact");

function PlaceName({ place, name }: { place: Place; name: string | undefined }): ReactNode {
  const { nameOf } = useAreaNames();
  if (name !== undefined) return name;
  if (place.kind === "area") return m.form_place_area({ name: nameOf(place.code) ?? place.code });
  return place.precision === "buurt" ? m.proposal_near_here() : shapeWords(place.geometry);
}

/** Fields that are folded: a fault in one of them opens the fold. */
const first = /^(title|place|sender|photos)(\.|$)/;
const professional = /^(goals|funding|agreements|parties|evidence|source)(\.|$)/;

function More() {
  const { draft, faults } = useForm();
  const wrong = [...faults.keys()].filter((path) => !first.test(path));
  const point = valueAt(draft, "place.kind") === "geometry";
  return (
    <>
      <Fold title={m.proposal_more()} wrong={wrong.some((path) => !professional.test(path))}>
        <div className="proposal__more">
          <DraftTextArea path="summary" label={m.form_summary()} hint={m.form_summary_hint()} rows={4} optional />
          <Ticks
            path="themes"
            label={m.form_themes()}
            hint={m.form_themes_hint()}
            optional
            options={options(initiativeThemes, themeWord)}
          />
          <Radios path="kind" label={m.initiative_kind()} hint={m.form_kind_hint()} optional options={options(kinds, kindWord)} />
          <div className="form-pair">
            <DraftSelect
              path="phase"
              label={m.initiative_phase()}
              none={m.form_choose()}
              optional
              options={options(phases, phaseWord)}
            />
            <DraftSelect
              path="lifecycle"
              label={m.initiative_lifecycle()}
              none={m.form_choose()}
              optional
              options={options(lifecycles, lifecycleWord)}
            />
          </div>
          {point ? (
            <Radios
              path="place.precision"
              label={m.form_precision()}
              options={precisions.map((one) => ({ value: one, label: precisionWords[one]() }))}
            />
          ) : null}
          {valueAt(draft, "place") ? <Tick path="place.public" label={m.form_place_public()} /> : null}
          <NamedPart definition={initiative} part="when" />
          <NamedPart definition={initiative} part="contact" />
        </div>
      </Fold>
      <Fold title={m.proposal_professional()} wrong={wrong.some((path) => professional.test(path))}>
        <div className="proposal__more">
          {["who", "goals", "money", "agreements", "evidence"].map((part) => (
            <NamedPart key={part} definition={initiative} part={part} />
          ))}
        </div>
      </Fold>
      <Preview />
    </>
  );
}

function Preview() {
  const { draft } = useForm();
  const { nameOf } = useAreaNames();
  const content = contentOfDraft(draft);
  const whole = Initiative.safeParse(content);
  const place = typedPlace(draft.place);
  const title = typeof content.title === "string" ? content.title : undefined;
  return (
    <details className="fold">
      <summary>{m.form_preview_show()}</summary>
      <p className="form-hint">{m.form_consent_text()}</p>
      {title === undefined || place === undefined ? (
        <p className="form-hint">{m.proposal_preview_empty()}</p>
      ) : (
        <div className="form-seen">
          <h3>{title}</h3>
          {typeof content.summary === "string" ? <p className="initiative-text">{content.summary}</p> : null}
          <p>{seenWords(place)}</p>
          {whole.success ? (
            <>
              <ResidentFacts initiative={seenOf(whole.data)} nameOf={nameOf} />
              <ProfessionalFacts initiative={seenOf(whole.data)} nameOf={nameOf} />
              <InitiativeParts content={seenOf(whole.data).content} />
            </>
          ) : (
            <p className="form-hint">{m.proposal_preview_rest()}</p>
          )}
        </div>
      )}
    </details>
  );
}

/** The same choice of fields as the server makes; where it lies is worked out there. */
const seenOf = (whole: Initiative): PublicInitiative => ({
  id: "",
  type: "initiative",
  version: 0,
  updatedAt: "",
  geometry: null,
  content: publicVersion(initiative.public, whole, {
    areas: [],
    shown: null,
  }) as unknown as PublicInitiative["content"],
});
