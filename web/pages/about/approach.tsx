/** /wijkaanpak: what a neighbourhood approach is, for residents: in short, an example on the map, and how the field is organised. Every fact names its source. */
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import * as m from "../../paraglide/messages.js";
import "../../style/pages.css";

/** In the order of the list at the foot of the page. */
const sources = [m.approach_source_lsa, m.approach_source_wijkwijzer, m.approach_source_nplv, m.approach_source_stcrt] as const;
type SourceNumber = 1 | 2 | 3 | 4;

const From = ({ source }: { source: SourceNumber }) => (
  <a href={`#bron-${source}`} className="wb-soft">
    ({m.approach_source_mark({ number: String(source) })})
  </a>
);

interface PointProps {
  name?: string;
  words: string;
  source?: SourceNumber;
  children?: ReactNode;
}

const Point = ({ name, words, source, children }: PointProps) => (
  <li>
    {name ? <strong>{name}. </strong> : null}
    {words} {source ? <From source={source} /> : null} {children}
  </li>
);

export function ApproachPage() {
  return (
    <article className="wb-page">
      <h1>{m.approach_title()}</h1>
      <p className="lead">{m.approach_lead()}</p>
      <div className="prose">
        <h2>{m.approach_what_title()}</h2>
        <ul>
          <Point words={m.approach_what_1()} source={1} />
          <Point words={m.approach_what_2()} source={1} />
          <Point words={m.approach_what_3()} source={1} />
        </ul>
        <h2>{m.approach_phases_title()}</h2>
        <p>
          {m.approach_phases_lead()} <From source={2} />
        </p>
        <ol>
          <Point name={m.approach_phase_1_name()} words={m.approach_phase_1()} />
          <Point name={m.approach_phase_2_name()} words={m.approach_phase_2()} />
          <Point name={m.approach_phase_3_name()} words={m.approach_phase_3()} />
          <Point name={m.approach_phase_4_name()} words={m.approach_phase_4()} />
        </ol>
        <h2>{m.approach_example_title()}</h2>
        <p>{m.approach_example_lead()}</p>
        <ol>
          <Point words={m.approach_example_1()}>
            <Link to="/" search={{ indicator: "eenzaam" }} className="nl-link">
              {m.approach_example_1_link()}
            </Link>
          </Point>
          <Point words={m.approach_example_2()}>
            <Link to="/initiatieven" search={{ q: "ouderen" }} className="nl-link">
              {m.approach_example_2_link()}
            </Link>
          </Point>
          <Point words={m.approach_example_3()}>
            <Link to="/kansen" search={{ need: "eenzaam", who: "ouderen" }} className="nl-link">
              {m.approach_example_3_link()}
            </Link>
          </Point>
          <Point words={m.approach_example_4()}>
            <Link to="/initiatieven/nieuw" className="nl-link">
              {m.approach_example_4_link()}
            </Link>
          </Point>
        </ol>
        <p>
          {m.approach_down()}{" "}
          <Link to="/achteruit" search={true} className="nl-link">
            {m.approach_down_link()}
          </Link>
        </p>
        <h2>{m.approach_who_title()}</h2>
        <ul>
          <Point name={m.approach_who_1_name()} words={m.approach_who_1()} source={3}>
            <Link to="/" search={{ group: "focusgebieden", panel: "gebieden" }} className="nl-link">
              {m.approach_who_1_link()}
            </Link>
          </Point>
          <Point name={m.approach_who_2_name()} words={m.approach_who_2()} source={4} />
          <Point name={m.approach_who_3_name()} words={m.approach_who_3()} source={2} />
          <Point name={m.approach_who_4_name()} words={m.approach_who_4()} />
        </ul>
        <h2>{m.approach_sources_title()}</h2>
        <p>{m.approach_sources_lead()}</p>
        <ol>
          {sources.map((source, i) => (
            <li key={source()} id={`bron-${i + 1}`}>
              {source()}
            </li>
          ))}
        </ol>
      </div>
    </article>
  );
}
