/** A region around a point, a line or an initiative: what lies within so many metres of it. */
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { fitRegion } from "#data/region/fit.ts";
import type { Geometry } from "#data/schema/geometry.ts";
import { initiativeQuery } from "../../api/initiatives.ts";
import { DrawMap } from "../../map/draw/draw-map.tsx";
import * as m from "../../paraglide/messages.js";
import { useView } from "../../state/view.ts";
import { Fetched } from "../../ui/loading.tsx";
import { MapGuard } from "../../ui/map-guard.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { bufferMetres, widened } from "./buffer.ts";
import type { WayProps } from "./way.ts";

export function AroundWay({ onMade }: WayProps) {
  const { initiative } = useView();
  return initiative === undefined ? <Around onMade={onMade} /> : <AroundInitiative id={initiative} onMade={onMade} />;
}

function AroundInitiative({ id, onMade }: WayProps & { id: string }) {
  const found = useQuery(initiativeQuery(id));
  return (
    <Fetched query={found} waiting={m.layer_loading()}>
      {({ content, geometry }) => (
        <>
          <p>{m.region_around_entry({ title: content.title })}</p>
          <Around onMade={onMade} first={geometry ?? undefined} />
        </>
      )}
    </Fetched>
  );
}

const inMetres = (text: string): number | undefined => {
  const metres = Number(text.replace(/[. ]/g, "").trim() || Number.NaN);
  return metres >= bufferMetres.least && metres <= bufferMetres.most ? metres : undefined;
};

function Around({ onMade, first }: WayProps & { first?: Geometry | undefined }) {
  const [from, setFrom] = useState(first);
  const [text, setText] = useState(String(bufferMetres.usual));
  const [reach, setReach] = useState<Geometry>();
  const metres = inMetres(text);
  useEffect(() => {
    let current = true;
    if (!from || metres === undefined) return onMade(undefined);
    void widened(from, metres).then((polygons) => {
      if (!current) return;
      setReach({ type: "MultiPolygon", coordinates: polygons } as unknown as Geometry);
      onMade(fitRegion(polygons));
    });
    return () => {
      current = false;
    };
  }, [from, metres, onMade]);
  return (
    <>
      <TextField
        className="region-page__metres"
        label={m.region_metres()}
        description={m.region_metres_help()}
        error={metres === undefined ? m.region_metres_fault() : undefined}
        inputMode="numeric"
        maxLength={6}
        value={text}
        onChange={setText}
      />
      <MapGuard words={m.form_draw_failed()}>
        <DrawMap label={m.region_around_map()} geometry={from} beside={reach} shapes={["Point", "LineString"]} onDraw={setFrom} />
      </MapGuard>
    </>
  );
}
