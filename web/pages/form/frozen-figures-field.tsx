/** Figures of the area for an assessment: chosen from its profile and kept as they are now, each with a limit of one's own. */
import { useQuery } from "@tanstack/react-query";
import { freeze, limitSides } from "#data/assessment/frozen.ts";
import type { Catalog } from "#data/schema/catalog.ts";
import type { Manifest } from "#data/schema/manifest.ts";
import { hasValue, statuses } from "#data/schema/status.ts";
import { profileQuery } from "../../api/published.ts";
import { trendText } from "../../figures/assessment/assessment-sheet.tsx";
import { fieldHint, fieldLabel } from "../../labels/entry-words.ts";
import { frozenText } from "../../labels/figures.ts";
import { statusWord, words } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { newRow, readNumber, rowsAt, type Typed, valueAt } from "../../state/draft.ts";
import { useShown } from "../../state/shown.ts";
import { Button } from "../../ui/button.tsx";
import { Loading } from "../../ui/loading.tsx";
import { Options } from "../../ui/select-field.tsx";
import { DraftSelect, DraftTextField, FieldError, fieldId, options, useForm } from "./fields/draft-fields.tsx";
import { faultsUnder } from "./fields/entry-faults.ts";

const mostChosen = 30;

export function FrozenFiguresField() {
  const { type, draft, faults } = useForm();
  const { manifest, catalog } = useShown();
  const code = valueAt(draft, "areas.0");
  const own = faultsUnder(new Map([...faults].filter(([at]) => at === "figures")), "figures");
  return (
    <div id={fieldId("figures")} tabIndex={-1}>
      <h3>{fieldLabel(type, "figures")}</h3>
      <p className="form-hint">{fieldHint(type, "figures")}</p>
      <FieldError id={fieldId("figures")} faults={own} />
      {rowsAt(draft, "figures").map(({ key, row }, at) => (
        <FigureRow key={key} row={row as Record<string, Typed>} at={at} />
      ))}
      {typeof code === "string" && code !== "" && manifest && catalog ? (
        <Choose key={code} code={code} manifest={manifest} catalog={catalog} />
      ) : (
        <p>{m.assess_figures_area()}</p>
      )}
    </div>
  );
}

const numberIn = (typed: Typed): number | undefined => {
  const read = typeof typed === "string" ? readNumber(typed) : typed;
  return typeof read === "number" ? read : undefined;
};

function FigureRow({ row, at }: { row: Record<string, Typed>; at: number }) {
  const { edit } = useForm();
  const path = `figures.${at}`;
  const name = words(row.name as { nl: string; en: string });
  const decimals = numberIn(row.decimals) ?? 0;
  const euros = numberIn(row.euros);
  const measured = { unit: row.unit as { nl: string; en: string }, decimals, ...(euros === undefined ? {} : { euros }) };
  const [value, earlierValue, earlierYear] = [row.value, row.earlierValue, row.earlierYear].map(numberIn);
  const status = statuses.find((one) => one === row.status) ?? "missing";
  const trend = {
    ...measured,
    ...(earlierValue === undefined || earlierYear === undefined ? {} : { earlierValue, earlierYear }),
    ...(row.noTrend === "break" ? { noTrend: "break" as const } : {}),
  };
  return (
    <fieldset className="form-row" id={fieldId(path)} tabIndex={-1}>
      <legend>{name}</legend>
      <p>
        <strong>{value === undefined ? statusWord(status) : frozenText(measured, value)}</strong>
        {hasValue(status) && status !== "ok" ? ` (${statusWord(status)})` : null}, {String(row.year)}. {trendText(trend)}.{" "}
        <span className="wb-soft">
          {m.assess_source()}: {String(row.source)}
        </span>
      </p>
      <div className="form-pair">
        <DraftSelect
          path={`${path}.side`}
          label={m.assess_side()}
          options={options(limitSides, (side) => (side === "above" ? m.assess_side_above() : m.assess_side_below()))}
        />
        <DraftTextField path={`${path}.threshold`} label={m.assess_threshold()} inputMode="decimal" width="short" />
      </div>
      <Button variant="subtle" icon="close" onClick={() => edit({ kind: "remove", path: "figures", at })}>
        {m.assess_remove({ name })}
      </Button>
    </fieldset>
  );
}

function Choose({ code, manifest, catalog }: { code: string; manifest: Manifest; catalog: Catalog }) {
  const { draft, edit } = useForm();
  const { data: profile, error, refetch } = useQuery(profileQuery(manifest, code));
  if (!profile)
    return (
      <Loading error={error} onRetry={() => void refetch()}>
        {m.loading_figures()}
      </Loading>
    );
  const rows = rowsAt(draft, "figures");
  const chosen = new Set(rows.map(({ row }) => (row as Record<string, Typed>).indicator));
  const offered = profile.figures.flatMap((figure) => {
    const indicator = catalog.indicators.find(({ id }) => id === figure.indicator);
    return indicator && !chosen.has(indicator.id) ? [{ figure, indicator }] : [];
  });
  const add = (id: string) => {
    const found = offered.find(({ indicator }) => indicator.id === id);
    if (!found) return;
    const source = catalog.sources.find((one) => one.id === found.figure.source)?.title ?? found.figure.source;
    const kept = freeze({ ...found, source, version: manifest.generation });
    // Numbers of a draft are the text that somebody would type.
    const typed = Object.entries(kept).map(([field, value]): [string, Typed] => [
      field,
      typeof value === "number" ? String(value).replace(".", ",") : (value as Typed),
    ]);
    edit({ kind: "insert", path: "figures", at: rows.length, value: newRow(Object.fromEntries(typed)) });
  };
  if (rows.length >= mostChosen) return null;
  return (
    <div className="form-field">
      <label className="wb-label" htmlFor="veld-cijfer-erbij">
        {m.assess_add()}
      </label>
      <select id="veld-cijfer-erbij" className="wb-field form-medium" value="" onChange={(event) => add(event.target.value)}>
        <Options
          none={m.assess_choose()}
          options={offered.map(({ indicator: { id, name } }) => ({ value: id, label: words(name) }))}
        />
      </select>
    </div>
  );
}
