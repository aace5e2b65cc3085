/** The files of a chart: its numbers as CSV, and the drawing as SVG and PNG, with title, unit, years and source on it. */
import { type MouseEvent, useState } from "react";
import type { Catalog } from "#data/schema/catalog.ts";
import { type ChartAbout, chartLines } from "../labels/chart-words.ts";
import * as m from "../paraglide/messages.js";
import { saveBlob, saveText } from "../ui/save-text.ts";
import "./chart-files.css";

interface ChartFilesProps {
  /** Of the chart, for a reader and for the name of the file. */
  name: string;
  /** Absent where its numbers have a file already. */
  csv?: () => string;
  /**
   * Absent where what is taken along is a table without one drawing. The chart is the first in the figure around the buttons, or in what
   * is marked with `data-chart`.
   */
  picture?: ChartAbout;
  catalog: Pick<Catalog, "sources">;
}

export function ChartFiles({ name, csv, picture, catalog }: ChartFilesProps) {
  const [failed, setFailed] = useState(false);
  const file = fileName(name);
  const save = (kind: "svg" | "png") => async (event: MouseEvent<HTMLButtonElement>) => {
    const place = event.currentTarget.closest<HTMLElement>("figure, [data-chart]");
    setFailed(false);
    try {
      const { chartPicture, pngOf } = await import("./chart-picture.ts");
      const made = place && picture && chartPicture(place, name, chartLines(picture, catalog));
      if (!made) throw new Error("there is no drawing here");
      if (kind === "svg") saveText(`${file}.svg`, made.svg, "image/svg+xml;charset=utf-8");
      else saveBlob(`${file}.png`, await pngOf(made));
    } catch {
      setFailed(true);
    }
  };
  return (
    <div className="chart-files no-print">
      {csv ? (
        <button
          type="button"
          className="wb-plain-link wb-small"
          aria-label={m.profile_download_csv_of({ name })}
          onClick={() => saveText(`${file}.csv`, csv(), "text/csv;charset=utf-8")}
        >
          {m.profile_download_csv()}
        </button>
      ) : null}
      {picture ? (
        <>
          <button
            type="button"
            className="wb-plain-link wb-small"
            aria-label={m.profile_download_svg_of({ name })}
            onClick={save("svg")}
          >
            {m.profile_download_svg()}
          </button>
          <button
            type="button"
            className="wb-plain-link wb-small"
            aria-label={m.profile_download_png_of({ name })}
            onClick={save("png")}
          >
            {m.profile_download_png()}
          </button>
        </>
      ) : null}
      {failed ? (
        <span className="wb-fault" role="alert">
          {m.chart_failed()}
        </span>
      ) : null}
    </div>
  );
}

const fileName = (name: string): string =>
  name
    .normalize("NFKD")
    .replace(/[^\w]+/g, "-")
    .replace(/^-|-$/g, "")
    .toLowerCase();
