/** Around the chosen area: the larger areas it lies in and the lists it belongs to; each a way to go there. */
import type { Catalog } from "#data/schema/catalog.ts";
import type { Profile } from "#data/schema/profile.ts";
import { words } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { showArea, useSetView } from "../../state/use-view.ts";
import { membershipsOf } from "./memberships.ts";

export function AreaRelations({ area, catalog }: { area: Profile["area"]; catalog: Catalog }) {
  const setView = useSetView();
  const around = [
    ...(area.wijk ? [{ code: area.wijk.code, name: area.wijk.name }] : []),
    ...(area.gemeente ? [{ code: area.gemeente.code, name: m.area_gemeente({ name: area.gemeente.name }) }] : []),
  ];
  const lists = membershipsOf(catalog.groups, [area.code, area.wijk?.code]).map(({ list, area: { id, name } }) => ({
    code: id,
    name: `${name} (${words(list.name)})`,
  }));
  const line = (title: string, links: typeof around) =>
    links.length === 0 ? null : (
      <>
        <dt>{title}</dt>
        <dd>
          {links.map((link, i) => (
            <span key={link.code}>
              {i > 0 ? ", " : ""}
              <button type="button" className="wb-plain-link" onClick={() => setView(showArea(link.code))}>
                {link.name}
              </button>
            </span>
          ))}
        </dd>
      </>
    );
  if (around.length + lists.length === 0) return null;
  return (
    <dl className="facts area-block">
      {line(m.area_part_of(), around)}
      {line(m.area_in_lists(), lists)}
    </dl>
  );
}
