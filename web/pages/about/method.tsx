/** How clusters and gaps are worked out, at /methode: each way with its limits and an example that anybody can recompute. */
import { useLocation } from "@tanstack/react-router";
import { useEffect } from "react";
import { api } from "../../api/client.ts";
import { formatNumber } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import "../../style/pages.css";
import { BenchmarkMethod } from "./method-benchmark.tsx";
import { ComparableMethod } from "./method-comparable.tsx";
import { Gaps } from "./method-gaps.tsx";
import { ExampleTable, MethodParts, MethodPoints } from "./method-parts.tsx";

export function MethodPage() {
  const { hash } = useLocation();
  // The page arrives after its address: only now is there something to scroll to.
  useEffect(() => {
    if (hash) document.getElementById(hash)?.scrollIntoView();
  }, [hash]);
  return (
    <article className="wb-page">
      <h1>{m.method_title()}</h1>
      <p className="lead">{m.method_lead()}</p>
      <nav aria-label={m.method_on_this_page()} className="prose no-print">
        <ul>
          {sections.map(({ id, title }) => (
            <li key={id}>
              <a className="nl-link" href={`#${id}`}>
                {title()}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div className="prose">
        <h2>{m.method_all_title()}</h2>
        <MethodPoints words={[m.method_all_1(), m.method_all_2(), m.method_all_3()]} />
        {sections.map(({ id, title, part: Part }) => (
          <section key={id} id={id} aria-labelledby={`${id}-kop`}>
            <h2 id={`${id}-kop`}>{title()}</h2>
            <Part />
          </section>
        ))}
        <h2>{m.method_same_title()}</h2>
        <p>{m.method_same_1()}</p>
        <p>{m.method_same_2()}</p>
        <ul>
          {asked.map((question) => (
            <li key={question}>
              <a className="nl-link" href={api(`analyses/${question}`)}>
                {`/api/v1/analyses/${question}`}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </article>
  );
}

const asked = [
  "density?across=1000",
  "groups?metres=300&atLeast=5",
  "hot-spots?level=wijk&indicator=inwoners",
  "hot-spots?level=wijk&measure=count&per=inwoners",
  "gaps?level=wijk&need=samenhang",
];

const sections = [
  { id: "dichtheid", title: m.clusters_density, part: Density },
  { id: "groepen", title: m.clusters_groups, part: Groups },
  { id: "hotspots", title: m.clusters_hot_spots, part: HotSpots },
  { id: "kansen", title: m.bar_gaps, part: Gaps },
  { id: "vergelijken", title: m.method_benchmark_title, part: BenchmarkMethod },
  { id: "vergelijkbaar", title: m.method_comparable_title, part: ComparableMethod },
];

function Density() {
  return (
    <MethodParts
      does={[m.method_density_1(), m.method_density_2()]}
      settings={m.method_density_settings()}
      limits={[m.method_density_limit_1(), m.method_density_limit_2(), m.method_density_limit_3()]}
    >
      <p>{m.method_density_example()}</p>
      <p>{m.method_density_example_2()}</p>
    </MethodParts>
  );
}

/** Metres along the road; within 200 of each other lie so many, itself counted. A test recomputes this and the next. */
const road = [
  { name: "A", metres: 0, close: 2 },
  { name: "B", metres: 100, close: 3 },
  { name: "C", metres: 250, close: 3 },
  { name: "D", metres: 400, close: 2 },
  { name: "E", metres: 1200, close: 1 },
];

function Groups() {
  return (
    <MethodParts
      does={[m.method_groups_1(), m.method_groups_2()]}
      settings={m.method_groups_settings()}
      limits={[m.method_groups_limit_1(), m.method_groups_limit_2(), m.method_groups_limit_3()]}
    >
      <p>{m.method_groups_example()}</p>
      <ExampleTable
        caption={m.method_groups_table()}
        headings={[m.method_place(), m.method_metres(), m.method_close(), m.method_begins()]}
        rows={road.map(({ name, metres, close }) => [
          name,
          formatNumber(metres),
          formatNumber(close),
          close >= 3 ? m.method_yes() : m.method_no(),
        ])}
      />
      <p>{m.method_groups_example_2()}</p>
    </MethodParts>
  );
}

const row = [
  { name: "A", value: 90, rank: 5, neighbours: "B", moran: 0.8 },
  { name: "B", value: 70, rank: 4, neighbours: "A, C", moran: 0.4 },
  { name: "C", value: 65, rank: 3, neighbours: "B, D", moran: 0 },
  { name: "D", value: 40, rank: 2, neighbours: "C, E", moran: 0.4 },
  { name: "E", value: 10, rank: 1, neighbours: "D", moran: 0.8 },
];

function HotSpots() {
  return (
    <>
      <MethodParts
        does={[
          m.method_hot_spots_1(),
          m.method_hot_spots_2(),
          m.method_hot_spots_3(),
          m.method_hot_spots_4(),
          m.method_hot_spots_5(),
        ]}
        settings={m.method_hot_spots_settings()}
        limits={[
          m.method_hot_spots_limit_1(),
          m.method_hot_spots_limit_2(),
          m.method_hot_spots_limit_3(),
          m.method_hot_spots_limit_4(),
        ]}
      >
        <p>{m.method_hot_spots_example()}</p>
        <ExampleTable
          caption={m.method_hot_spots_table()}
          headings={[m.method_area(), m.method_value(), m.method_rank(), m.method_neighbours(), m.method_moran()]}
          rows={row.map(({ name, value, rank, neighbours, moran }) => [
            name,
            formatNumber(value),
            formatNumber(rank),
            neighbours,
            formatNumber(moran, 1),
          ])}
        />
        <p>{m.method_hot_spots_example_2()}</p>
        <p>{m.method_hot_spots_example_3()}</p>
      </MethodParts>
      <h3>{m.method_hot_spots_words()}</h3>
      <MethodPoints
        words={[
          m.method_word_high(),
          m.method_word_low(),
          m.method_word_high_low(),
          m.method_word_low_high(),
          m.method_word_not_clear(),
        ]}
      />
    </>
  );
}
