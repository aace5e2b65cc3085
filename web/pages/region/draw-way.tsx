/** A region that is drawn on a map. */
import { useState } from "react";
import { fitRegion } from "#data/region/fit.ts";
import type { Geometry } from "#data/schema/geometry.ts";
import { DrawMap } from "../../map/draw/draw-map.tsx";
import * as m from "../../paraglide/messages.js";
import { MapGuard } from "../../ui/map-guard.tsx";
import { polygonsIn } from "./buffer.ts";
import type { WayProps } from "./way.ts";

export function DrawWay({ onMade }: WayProps) {
  const [drawn, setDrawn] = useState<Geometry>();
  return (
    <MapGuard words={m.form_draw_failed()}>
      <DrawMap
        label={m.region_draw_map()}
        geometry={drawn}
        shapes={["Polygon"]}
        onDraw={(geometry) => {
          setDrawn(geometry);
          onMade(fitRegion(polygonsIn(geometry)));
        }}
      />
    </MapGuard>
  );
}
