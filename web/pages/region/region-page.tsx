/** /gebied/eigen: making an own region, in one of four ways; what is made is an address. Below it what somebody kept before. */
import * as m from "../../paraglide/messages.js";
import "../../style/pages.css";
import "./region.css";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { sessionQuery } from "../../api/session.ts";
import { formatNumber } from "../../labels/format.ts";
import { regionFaultWords } from "../../labels/region.ts";
import { useView } from "../../state/view.ts";
import { Choices } from "../../ui/choices.tsx";
import { Notice } from "../../ui/notice.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { AreasWay } from "./areas-way.tsx";
import { AroundWay } from "./around-way.tsx";
import { DrawWay } from "./draw-way.tsx";
import { FileWay } from "./file-way.tsx";
import { SavedRegions } from "./saved-regions.tsx";
import { type MadeRegion, nameInLink } from "./way.ts";

const ways = {
  draw: { word: m.region_draw, waits: m.region_waits_draw, Way: DrawWay },
  around: { word: m.region_around, waits: m.region_waits_around, Way: AroundWay },
  areas: { word: m.region_areas, waits: m.region_waits_areas, Way: AreasWay },
  file: { word: m.region_file, waits: m.region_waits_file, Way: FileWay },
};
type WayName = keyof typeof ways;

export function RegionPage() {
  const { initiative } = useView();
  const { data: session } = useQuery(sessionQuery);
  const [way, setWay] = useState<WayName>(initiative === undefined ? "draw" : "around");
  const [made, setMade] = useState<MadeRegion>();
  const [name, setName] = useState("");
  const { Way, waits } = ways[way];
  return (
    <article className="wb-page region-page">
      <h1>{m.region_new()}</h1>
      <p className="lead">{m.region_new_lead()}</p>
      <Choices
        label={m.region_how()}
        options={(Object.keys(ways) as WayName[]).map((value) => ({ value, label: ways[value].word() }))}
        value={way}
        onChange={(next) => {
          setMade(undefined);
          setWay(next);
        }}
      />
      <Way key={way} onMade={setMade} />
      <div role="status">
        {typeof made === "string" ? (
          <Notice kind="error">
            <p>{regionFaultWords(made)}</p>
          </Notice>
        ) : made && made.metres > 0 ? (
          <p className="wb-soft">{m.region_simplified({ metres: formatNumber(made.metres) })}</p>
        ) : null}
      </div>
      <TextField
        className="region-page__name"
        label={m.region_name()}
        description={m.region_name_help()}
        maxLength={80}
        value={name}
        onChange={setName}
      />
      {typeof made === "object" ? (
        <Link
          to="/gebied/$code"
          params={{ code: made.code }}
          search={(view) => ({ ...view, name: nameInLink(name), initiative: undefined, benchmark: undefined })}
          className="nl-button nl-button--primary region-page__open"
        >
          {m.region_open()}
        </Link>
      ) : (
        <p className="wb-soft">{waits()}</p>
      )}
      {session ? <SavedRegions /> : null}
    </article>
  );
}
