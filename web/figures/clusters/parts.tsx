/** What the panels of clusters share. */
import type { Box } from "#data/geometry/box.ts";
import * as m from "../../paraglide/messages.js";
import { Button } from "../../ui/button.tsx";

export const boxAround = (positions: readonly (readonly [longitude: number, latitude: number])[]): Box => {
  const [longitudes, latitudes] = [positions.map(([x]) => x), positions.map(([, y]) => y)];
  return [Math.min(...longitudes), Math.min(...latitudes), Math.max(...longitudes), Math.max(...latitudes)];
};

export const Download = ({ onPress }: { onPress: () => void }) => (
  <p>
    <Button icon="download" onClick={onPress}>
      {m.clusters_download()}
    </Button>
  </p>
);
