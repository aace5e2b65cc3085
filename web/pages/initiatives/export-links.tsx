/** The list as a file, exactly as it is filtered. */
import { type ExportForm, exportLinks } from "../../api/exports.ts";
import * as m from "../../paraglide/messages.js";
import { Icon } from "../../ui/icon.tsx";
import "./export-links.css";

const words: Record<ExportForm, () => string> = { xlsx: m.export_xlsx, csv: m.export_csv, geojson: m.export_geojson };

/** `question` is the query string that the list was asked with. */
export function ExportLinks({ question }: { question: string }) {
  return (
    <section className="export-links no-print" aria-labelledby="meenemen">
      <h2 id="meenemen">{m.export_title()}</h2>
      <p className="wb-soft">{m.export_lead()}</p>
      <ul>
        {exportLinks(question).map(({ form, href }) => (
          <li key={form}>
            <a className="nl-button nl-button--default" href={href} download>
              <Icon name="download" />
              <span className="nl-button__label">{words[form]()}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
