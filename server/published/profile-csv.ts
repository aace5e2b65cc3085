/** The newest figures of a profile as a table, in the words of the page. */
import type { Catalog } from "#data/schema/catalog.ts";
import type { Profile } from "#data/schema/profile.ts";
import { markWords, statusWords } from "./figure-words.ts";
import { toCsv } from "./indicator-values.ts";

const header = [
  ...["code", "naam", "indicator", "jaar", "waarde", "eenheid", "status", "dekking_procent", "bron", "licentie"],
  ...["oud_jaar", "status_woord", "status_reden", "kenmerken", "marge_afronding", "vergelijking", "waarde_vergelijking"],
];

export function profileCsv({ area, figures, benchmark }: Profile, { indicators, sources }: Catalog): Promise<string> {
  return toCsv(
    header,
    figures.map((figure) => {
      const source = sources.find(({ id }) => id === figure.source);
      const { word, reason } = statusWords[figure.status];
      return [
        ...[area.code, area.name, figure.indicator, figure.year, figure.value],
        ...[indicators.find(({ id }) => id === figure.indicator)?.unit.label.nl ?? "", figure.status, figure.coverage ?? null],
        ...[source?.title ?? figure.source, source?.licence ?? "", figure.old ? "ja" : "nee", word, reason ?? null],
        ...[(figure.marks ?? []).map((mark) => markWords[mark]).join(", "), figure.margin ?? null],
        ...[benchmark?.name ?? null, figure.benchmark?.value ?? null],
      ];
    }),
  );
}
