/** What stands in the file of an edition, for who writes one. */
import * as m from "../../paraglide/messages.js";

const fields: [name: string, words: () => string][] = [
  ["template", m.edition_format_template],
  ["id", m.edition_format_id],
  ["day", m.edition_format_day],
  ["concept", m.edition_format_concept],
  ["by", m.edition_format_by],
  ["parts", m.edition_format_parts],
  ["items: id", m.edition_format_item],
  ["items: replaces", m.edition_format_replaces],
  ["items: source", m.edition_format_source],
  ["verdicts", m.edition_format_verdicts],
];

export const EditionFormat = () => (
  <section className="edition-format">
    <h2>{m.edition_format()}</h2>
    <p>{m.edition_format_lead()}</p>
    <dl className="facts">
      {fields.map(([name, words]) => (
        <div key={name} className="facts__pair">
          <dt>
            <code>{name}</code>
          </dt>
          <dd>{words()}</dd>
        </div>
      ))}
    </dl>
  </section>
);
