/** In which gemeente or focusgebied; an area that was chosen elsewhere (a wijk, a buurt) stays chosen here. */
import { useId, useMemo } from "react";
import { useAreaNames } from "../api/use-area-names.ts";
import { words } from "../labels/format.ts";
import * as m from "../paraglide/messages.js";
import { useAreaName } from "../state/area-rows.ts";
import { useOwnArea } from "../state/reader.ts";
import { useShown } from "../state/shown.ts";
import { Loading } from "../ui/loading.tsx";

export interface AreaFilterProps {
  value: string | undefined;
  onPick: (code: string) => void;
}

export function AreaFilter({ value = "", onPick }: AreaFilterProps) {
  const id = useId();
  const { catalog } = useShown();
  const { nameOf, gemeenten, error, retry } = useAreaNames();
  const byName = useMemo(
    () =>
      (gemeenten?.codes ?? [])
        .map((code, row) => ({ code, name: gemeenten?.names[row] ?? code }))
        .sort((a, b) => a.name.localeCompare(b.name, "nl")),
    [gemeenten],
  );
  const lists = catalog?.groups ?? [];
  const { name, unknown } = useAreaName(value === "" ? undefined : value);
  const own = useOwnArea().codes;
  const ownNames = own?.split(",").map((code) => nameOf(code) ?? code);
  const known =
    value === own ||
    byName.some(({ code }) => code === value) ||
    lists.some(({ areas }) => areas.some((area) => area.id === value));
  return (
    <div>
      <label className="wb-label" htmlFor={id}>
        {m.initiatives_area()}
      </label>
      <select id={id} className="wb-field" value={value} onChange={(event) => onPick(event.target.value)}>
        <option value="">{m.initiatives_all_areas()}</option>
        {value === "" || known ? null : <option value={value}>{nameOf(value) ?? name ?? value}</option>}
        {own && ownNames ? <option value={own}>{m.lists_own({ name: ownNames.join(", ") })}</option> : null}
        <optgroup label={m.initiatives_gemeenten()}>
          {byName.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </optgroup>
        {lists.map((list) => (
          <optgroup key={list.id} label={words(list.name)}>
            {list.areas.map((area) => (
              <option key={area.id} value={area.id}>
                {area.name}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
      {error ? (
        <Loading error={error} onRetry={retry}>
          {m.loading()}
        </Loading>
      ) : null}
      {unknown ? <p className="wb-small">{m.initiatives_area_unknown({ code: value })}</p> : null}
    </div>
  );
}
