import type { AreaIndex } from "#data/schema/area.ts";
import type { Catalog } from "#data/schema/catalog.ts";
import { formatNumber, words } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";

export interface AreaHeadingProps {
  areas: AreaIndex;
  gemeenten: AreaIndex;
  row: number;
  catalog: Catalog;
}

export function AreaHeading({ areas, gemeenten, row, catalog }: AreaHeadingProps) {
  const inhabitants = areas.inhabitants[row] ?? -1;
  const kind = kindOf(areas, gemeenten, row, catalog);
  return (
    <header className="area-head">
      <h2>{areas.names[row]}</h2>
      <p>
        {inhabitants >= 0 ? `${kind} · ${m.area_inhabitants({ count: formatNumber(inhabitants) })}` : kind}
        {areas.level === "group" ? null : <span className="wb-small"> · {areas.codes[row]}</span>}
      </p>
      {row >= areas.bordered ? <p className="wb-small">{m.area_no_border()}</p> : null}
    </header>
  );
}

function kindOf(areas: AreaIndex, gemeenten: AreaIndex, row: number, catalog: Catalog): string {
  const gemeente = gemeenten.names[areas.gemeenten[row] ?? -1] ?? "";
  if (areas.level === "gemeente") return m.area_kind_gemeente();
  if (areas.level === "wijk") return m.area_kind_wijk({ gemeente });
  if (areas.level === "buurt") return m.area_kind_buurt({ gemeente });
  const code = areas.codes[row];
  const list = catalog.groups.find((one) => one.areas.some((area) => area.id === code));
  const place = list?.areas.find((one) => one.id === code)?.gemeente ?? gemeente;
  return m.area_kind_group({ list: list ? words(list.name) : m.level_group(), gemeente: place });
}
