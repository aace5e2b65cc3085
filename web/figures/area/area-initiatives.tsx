/** What is being done in one area, in short: how many, the first few, and where to read on. */
import * as m from "../../paraglide/messages.js";
import "./area-initiatives.css";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { z } from "zod";
import { viewOfPlace } from "#data/region/filter.ts";
import { isRegionCode } from "#data/schema/area.ts";
import type { PublicInitiativeList } from "#data/schema/public-initiative.ts";
import { filterOfView, isFiltered, noFilter } from "../../api/initiative-filter.ts";
import { areaInitiativesQuery } from "../../api/initiatives.ts";
import { useCreates } from "../../state/reader.ts";
import { showArea, useView } from "../../state/view.ts";
import { Fetched } from "../../ui/loading.tsx";
import { ThemeGlyph } from "../../ui/theme-glyph.tsx";
import { OnlyInButton } from "../only-in.tsx";
import { TallyWords } from "../tally-words.tsx";

interface AreaInitiativesProps {
  code: string;
  heading: "h2" | "h3";
  /** Beside the map what it is narrowed by counts here too; a page of the area itself is about everything in it. */
  onMap?: boolean;
}

export function AreaInitiatives({ code, heading: Heading, onMap = false }: AreaInitiativesProps) {
  const view = useView();
  const { area: _, ...filter } = filterOfView(onMap ? view : {});
  const narrowed = isFiltered(filter);
  // The figures of the area are what the reader came for: they do not wait for this, and stay when it cannot be had.
  const found = useQuery(areaInitiativesQuery(code, filter));
  return (
    <section className="area-initiatives" aria-labelledby="gebied-initiatieven">
      <Heading id="gebied-initiatieven">{m.layer_area_title()}</Heading>
      <Fetched query={found} waiting={m.layer_loading()}>
        {(data) => <FirstFew code={code} narrowed={narrowed} onMap={onMap} {...data} />}
      </Fetched>
    </section>
  );
}

type FirstFewProps = { code: string; narrowed: boolean; onMap: boolean } & z.infer<typeof PublicInitiativeList>;

function FirstFew({ code, narrowed, onMap, initiatives, numberMatched, numberActive, numberUnconfirmed }: FirstFewProps) {
  return (
    <>
      {numberMatched === 0 ? (
        <p className="wb-small wb-soft">{narrowed ? m.layer_area_none_filtered() : m.layer_area_none()}</p>
      ) : (
        <>
          <TallyWords matched={numberMatched} active={numberActive} unconfirmed={numberUnconfirmed} />
          {narrowed ? <p className="wb-small wb-soft">{m.layer_area_filtered()}</p> : null}
          <ul>
            {initiatives.map(({ id, content }) => (
              <li key={id}>
                <ThemeGlyph theme={content.themes[0]} />
                <Link to="/initiatieven/$id" params={{ id }} search={true} className="nl-link">
                  {content.title}
                </Link>
              </li>
            ))}
          </ul>
          <div className="area-initiatives__links no-print">
            {onMap ? <OnlyInButton code={code} /> : null}
            <Link
              to="/initiatieven"
              search={(view) => ({ ...view, ...(onMap ? {} : noFilter), ...viewOfPlace(code), after: undefined })}
              className="nl-link"
            >
              {m.layer_area_list()}
            </Link>
            {onMap ? null : (
              <Link
                to="/"
                search={(view) => ({
                  ...view,
                  ...noFilter,
                  ...(isRegionCode(code) ? { at: undefined } : showArea(code)),
                  ...viewOfPlace(code),
                  initiatives: undefined,
                  panel: "initiatieven",
                })}
                className="nl-link"
              >
                {m.layer_area_map()}
              </Link>
            )}
          </div>
        </>
      )}
    </>
  );
}

/** A new initiative of which the place is this area as a whole, until a place in it is pointed out. */
export function AddInArea({ code }: { code: string }) {
  const creates = useCreates();
  return (
    <Link to="/initiatieven/nieuw" search={(view) => ({ ...view, area: code, point: code })} className="nl-link">
      {creates ? m.form_add_here() : m.form_suggest_in_area()}
    </Link>
  );
}
