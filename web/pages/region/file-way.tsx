/** A region out of a file: the server reads it as it reads an import, answers the region and keeps nothing. */
import { useMutation } from "@tanstack/react-query";
import { useId } from "react";
import type { RegionOfFile } from "#data/region/answer.ts";
import { regionOfFile } from "../../api/selections.ts";
import { formatNumber } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { Notice } from "../../ui/notice.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import type { MadeRegion, WayProps } from "./way.ts";

const madeOf = ({ code, metres = 0, fault }: RegionOfFile): MadeRegion => (code === undefined ? fault : { code, metres });

/** "3 vlakken", "1 gebied". */
function foundWords({ kind, found }: RegionOfFile): string {
  const count = formatNumber(found);
  if (kind === "areas") return found === 1 ? m.region_file_area() : m.region_file_areas({ count });
  return found === 1 ? m.region_file_shape() : m.region_file_shapes({ count });
}

export function FileWay({ onMade }: WayProps) {
  const id = useId();
  const reading = useMutation({ mutationFn: regionOfFile, onSuccess: (read) => onMade(madeOf(read)) });
  return (
    <div className="region-file">
      <label className="wb-label" htmlFor={id}>
        {m.region_file_label()}
      </label>
      <input
        id={id}
        type="file"
        className="wb-file"
        accept=".geojson,.json,.csv,.xlsx"
        aria-describedby={`${id}-uitleg`}
        onChange={({ target }) => {
          onMade(undefined);
          const [file] = target.files ?? [];
          if (file) reading.mutate(file);
        }}
      />
      <p id={`${id}-uitleg`} className="wb-small wb-soft">
        {m.region_file_help()}
      </p>
      {reading.isPending ? <Waiting>{m.region_file_reading()}</Waiting> : null}
      {reading.error ? (
        <Notice kind="error">
          <p>{reading.error.message}</p>
        </Notice>
      ) : null}
      {reading.data ? <p role="status">{m.region_file_read({ count: foundWords(reading.data) })}</p> : null}
    </div>
  );
}
