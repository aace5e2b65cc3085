/** What the import found implausible, by the reason for which it may stay. */
import { useQuery } from "@tanstack/react-query";
import { z } from "zod";
import { Finding } from "#data/indicators/finding.ts";
import type { Catalog } from "#data/schema/catalog.ts";
import { ask, publishedUrl } from "../../api/client.ts";
import { formatNumber, formatYears, levelsWord, words } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { Loading } from "../../ui/loading.tsx";

export function Findings({ file, catalog }: { file: string; catalog: Catalog }) {
  const { data, error } = useQuery({
    queryKey: ["findings", file],
    queryFn: async ({ signal }) => z.array(Finding).parse(await (await ask(publishedUrl(file), { signal })).json()),
    staleTime: "static",
  });
  return (
    <section className="source-card" id="opvallend">
      <h2>{m.findings_title()}</h2>
      <p>{m.findings_lead()}</p>
      {data ? <FindingList findings={data} catalog={catalog} /> : <Loading error={error}>{m.loading()}</Loading>}
    </section>
  );
}

function FindingList({ findings, catalog }: { findings: Finding[]; catalog: Catalog }) {
  if (findings.length === 0) return <p>{m.findings_none()}</p>;
  const byReason = Map.groupBy(findings, ({ accepted }) => (accepted ? words(accepted.reason) : ""));
  return [...byReason].map(([reason, list]) => (
    <div key={reason} className="finding">
      <ul>
        {list.map((finding) => (
          <li key={finding.id}>{sentence(finding, catalog)}</li>
        ))}
      </ul>
      <p className="wb-soft">{reason === "" ? m.finding_open() : reason}</p>
    </div>
  ));
}

const kinds: Record<Finding["rule"], (finding: Finding) => string> = {
  partsDiffer: ({ level = "buurt" }) => m.finding_partsDiffer({ parts: levelsWord(level) }),
  sharesOver: () => m.finding_sharesOver(),
  notPart: () => m.finding_notPart(),
  nationalMoves: () => m.finding_nationalMoves(),
  areasMove: () => m.finding_areasMove(),
  unlike: () => m.finding_unlike(),
  swapped: ({ fields = [] }) => m.finding_swapped({ fields: fields.join(", ") }),
};

function sentence(finding: Finding, { indicators }: Catalog): string {
  const { rule, years, areas, of } = finding;
  // Parts are counted by the gemeenten that they do not make.
  const level = rule === "partsDiffer" ? "gemeente" : finding.level;
  const names = finding.indicators.map((id) => {
    const found = indicators.find((one) => one.id === id);
    return found ? words(found.short) : id;
  });
  const count =
    level && areas !== undefined && of !== undefined
      ? [m.finding_of({ areas: formatNumber(areas), all: formatNumber(of), level: levelsWord(level) })]
      : level
        ? [levelsWord(level)]
        : [];
  return `${kinds[rule](finding)}: ${names.join(", ")} (${[formatYears(years), ...count].join("; ")})`;
}
