/** What the file would become: how many, where, and which rows need a look, by their line. */
import { lazy, Suspense } from "react";
import type { ImportProgress as HowFar, ImportCheck, PreviewRow } from "#data/schema/import-answer.ts";
import type { ImportSettings } from "#data/schema/import-settings.ts";
import { useAreaNames } from "../../api/use-area-names.ts";
import { formatNumber, themeWord } from "../../labels/format.ts";
import { kindWord, lifecycleWord } from "../../labels/initiative-words.ts";
import * as m from "../../paraglide/messages.js";
import { MapGuard } from "../../ui/map-guard.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { ImportProgressBar } from "./import-status.tsx";
import { doubleWords, importFieldWord, rowStateWord } from "./import-words.ts";

/** The map library is fetched when there is something to show on it. */
const RowsMap = lazy(() => import("../../map/draw/rows-map.tsx").then(({ RowsMap }) => ({ default: RowsMap })));

/** Rows from which a new check takes so long that somebody wants to see how far it is. */
const long = 2_000;
/** Rows that are fine and shown as a sample. */
const sample = 10;

/** `busy`: a check of newer settings is on its way. */
export function CheckResult({ check, busy }: { check: ImportCheck; busy: HowFar | undefined }) {
  const { counts, preview, places } = check;
  const looks = preview.filter(({ state }) => state === "faulty" || state === "double");
  const known = preview.filter(({ state }) => state === "known");
  const fine = preview.filter(({ state }) => state === "ready").slice(0, sample);
  return (
    <section aria-labelledby="nakijken">
      <h2 id="nakijken">{m.import_step_check()}</h2>
      {busy && busy.total >= long ? <ImportProgressBar progress={busy} /> : null}
      <p role="status" className="import-counts">
        <strong>{m.import_count_ready({ count: formatNumber(counts.ready) })}</strong>
        <span data-state="faulty">{m.import_count_faulty({ count: formatNumber(counts.faulty) })}</span>
        <span data-state="double">{m.import_count_double({ count: formatNumber(counts.double) })}</span>
        {counts.known > 0 ? <span data-state="known">{m.import_count_known({ count: formatNumber(counts.known) })}</span> : null}
      </p>
      {looks.length > 0 ? (
        <Looks
          check={check}
          rows={looks}
          all={counts.faulty + counts.double}
          words={{ whole: m.import_looks(), some: m.import_looks_some }}
        />
      ) : null}
      {known.length > 0 ? (
        <details className="fold">
          <summary>
            {m.import_known()}
            <span className="fold__count">{formatNumber(counts.known)}</span>
          </summary>
          <Looks check={check} rows={known} all={counts.known} words={{ whole: m.import_known(), some: m.import_known_some }} />
        </details>
      ) : null}
      {places.length > 0 ? (
        <MapGuard words={m.import_map_failed()}>
          <Suspense fallback={<Waiting>{m.loading()}</Waiting>}>
            <RowsMap places={places} />
          </Suspense>
        </MapGuard>
      ) : null}
      {fine.length > 0 ? <Sample rows={fine} /> : null}
    </section>
  );
}

/** Rows that have an address and no place: looked up when somebody wants that, for it goes to a service of others. */
export function AddressLookUp({ check, settings, onChange }: AddressLookUpProps) {
  const { waiting, found, missing, unasked, away, lines } = check.addresses;
  const count = waiting + found + missing + unasked + away;
  if (count === 0) return null;
  const left = missing + unasked + away;
  const said = [
    found > 0 ? m.import_addresses_found({ count: formatNumber(found) }) : "",
    missing > 0 ? m.import_addresses_missing({ count: formatNumber(missing) }) : "",
    unasked > 0 ? m.import_addresses_unasked({ count: formatNumber(unasked) }) : "",
    away > 0 ? m.import_addresses_away({ count: formatNumber(away) }) : "",
    left > 0 ? m.import_addresses_lines({ lines: `${lines.slice(0, 20).join(", ")}${left > 20 ? " …" : ""}` }) : "",
    left > 0 ? (settings.landing === "draft" ? m.import_addresses_draft() : m.import_addresses_left()) : "",
  ];
  return (
    <div>
      <label className="beheer-check">
        <input type="checkbox" checked={settings.addresses} onChange={(event) => onChange({ addresses: event.target.checked })} />
        {m.import_addresses_look({ count: formatNumber(count) })}
      </label>
      <p role="status" className="wb-soft">
        {said.filter(Boolean).join(" ")}
      </p>
    </div>
  );
}

interface AddressLookUpProps {
  check: ImportCheck;
  settings: ImportSettings;
  onChange: (part: Partial<ImportSettings>) => void;
}

interface LooksProps {
  check: ImportCheck;
  rows: readonly PreviewRow[];
  /** How many there are, of which these are the first. */
  all: number;
  words: { whole: string; some: (counts: { shown: string; all: string }) => string };
}

function Looks({ check, rows, all, words: { whole, some } }: LooksProps) {
  return (
    <table className="wb-table beheer-table">
      <caption>{all > rows.length ? some({ shown: formatNumber(rows.length), all: formatNumber(all) }) : whole}</caption>
      <thead>
        <tr>
          <th scope="col">{lineWord(check)}</th>
          <th scope="col">{m.form_title()}</th>
          <th scope="col">{m.import_what_is_wrong()}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.line} data-state={row.state}>
            <th scope="row" className="import-line">
              <span className="import-line__word">{lineWord(check)} </span>
              {row.line}
            </th>
            <td>{row.title || <span className="wb-soft">{m.import_no_title()}</span>}</td>
            <td>
              <Reasons row={row} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const lineWord = ({ form }: ImportCheck) =>
  form === "geojson" ? m.import_feature() : form === "excel" ? m.import_sheet_row() : m.import_line();

function Reasons({ row: { faults, double, state } }: { row: PreviewRow }) {
  if (state === "known") return m.import_known_why();
  if (double) {
    return (
      <>
        {rowStateWord(state)}: {doubleWords(double)}
        {double.title ? ` (${double.title})` : ""}
      </>
    );
  }
  return (
    <ul className="beheer-lines">
      {faults.map(({ field, reason }) => (
        <li key={`${field} ${reason}`}>
          <strong>{importFieldWord(field)}</strong>: {reason}
        </li>
      ))}
    </ul>
  );
}

function Sample({ rows }: { rows: readonly PreviewRow[] }) {
  const { nameOf } = useAreaNames();
  return (
    <table className="wb-table beheer-table">
      <caption>{m.import_sample({ count: String(rows.length) })}</caption>
      <thead>
        <tr>
          <th scope="col">{m.form_title()}</th>
          <th scope="col">{m.initiative_kind()}</th>
          <th scope="col">{m.form_themes()}</th>
          <th scope="col">{m.initiative_lifecycle()}</th>
          <th scope="col">{m.form_place()}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ line, title, kind, themes, lifecycle, area }) => (
          <tr key={line}>
            <th scope="row">{title}</th>
            <td data-label={m.initiative_kind()}>{kind && kindWord(kind)}</td>
            <td data-label={m.form_themes()}>{themes.map(themeWord).join(", ")}</td>
            <td data-label={m.initiative_lifecycle()}>{lifecycle && lifecycleWord(lifecycle)}</td>
            <td data-label={m.form_place()}>{nameOf(area) ?? area ?? ""}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
