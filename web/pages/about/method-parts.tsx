/** What every method is explained with: what it does, what there is to choose, its limits, and an example as a table. */
import type { ReactNode } from "react";
import * as m from "../../paraglide/messages.js";

export const MethodPoints = ({ words }: { words: readonly string[] }) => (
  <ul>
    {words.map((word) => (
      <li key={word}>{word}</li>
    ))}
  </ul>
);

interface PartsProps {
  does: readonly string[];
  settings: string;
  limits: readonly string[];
  children: ReactNode;
}

export const MethodParts = ({ does, settings, limits, children }: PartsProps) => (
  <>
    <h3>{m.method_does()}</h3>
    {does.map((word) => (
      <p key={word}>{word}</p>
    ))}
    <h3>{m.method_settings()}</h3>
    <p>{settings}</p>
    <h3>{m.method_limits()}</h3>
    <MethodPoints words={limits} />
    <h3>{m.method_example()}</h3>
    {children}
  </>
);

interface TableProps {
  caption: string;
  headings: readonly string[];
  /** The first of each names its row. */
  rows: readonly (readonly string[])[];
}

export const ExampleTable = ({ caption, headings, rows }: TableProps) => (
  <table className="wb-table">
    <caption>{caption}</caption>
    <thead>
      <tr>
        {headings.map((heading) => (
          <th key={heading} scope="col">
            {heading}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rows.map(([name, ...cells]) => (
        <tr key={name}>
          <th scope="row">{name}</th>
          {cells.map((cell, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: cells stand under their heading
            <td key={i}>{cell}</td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
);
