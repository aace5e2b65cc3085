/** Instruments that are known, with what their sources say of them. */
import { instruments } from "#data/approach/instruments.ts";
import { words } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";

export const InstrumentList = () =>
  instruments.map(({ id, name, rules, sources }) => (
    <section key={id} className="money-instrument">
      <h3>{name}</h3>
      <ul className="wb-list">
        {rules.map((rule) => (
          <li key={rule.nl}>{words(rule)}</li>
        ))}
      </ul>
      <p className="wb-small wb-soft">
        {m.money_instrument_sources()}{" "}
        {sources.map((source, i) => (
          <span key={source.name}>
            {i > 0 ? "; " : ""}
            {source.link ? (
              <a className="nl-link" href={source.link} rel="noreferrer">
                {source.name}
              </a>
            ) : (
              source.name
            )}
          </span>
        ))}
      </p>
    </section>
  ));
