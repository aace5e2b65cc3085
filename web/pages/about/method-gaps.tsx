/** How need and reach are worked out, what is not known of them, and how sure what is shown is. */
import { formatNumber } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { ExampleTable, MethodParts, MethodPoints } from "./method-parts.tsx";

/** Three neighbourhoods of 100 people in a row, and two initiatives that reach 10 people each. A test recomputes this. */
const worked = [
  { name: "A", fromA: 5.741, fromC: 0.777, each: 0.065 },
  { name: "B", fromA: 3.482, fromC: 3.482, each: 0.07 },
  { name: "C", fromA: 0.777, fromC: 5.741, each: 0.065 },
];

export function Gaps() {
  return (
    <>
      <MethodParts
        does={[m.method_gaps_1(), m.method_gaps_2(), m.method_gaps_3(), m.method_gaps_4(), m.method_gaps_5()]}
        settings={m.method_gaps_settings()}
        limits={[
          m.method_gaps_limit_1(),
          m.method_gaps_limit_2(),
          m.method_gaps_limit_3(),
          m.method_gaps_limit_4(),
          m.method_gaps_limit_5(),
        ]}
      >
        <p>{m.method_gaps_example()}</p>
        <ExampleTable
          caption={m.method_gaps_table()}
          headings={[
            m.method_area(),
            m.method_gaps_from_a(),
            m.method_gaps_from_c(),
            m.method_gaps_together(),
            m.method_gaps_each(),
          ]}
          rows={worked.map(({ name, fromA, fromC, each }) => [
            name,
            formatNumber(fromA, 2),
            formatNumber(fromC, 2),
            formatNumber(fromA + fromC, 2),
            formatNumber(each, 3),
          ])}
        />
        <p>{m.method_gaps_example_2()}</p>
      </MethodParts>
      <h3>{m.method_gaps_unknown_title()}</h3>
      <MethodPoints
        words={[m.method_gaps_unknown_1(), m.method_gaps_unknown_2(), m.method_gaps_unknown_3(), m.method_gaps_unknown_4()]}
      />
      <h3>{m.method_gaps_sure_title()}</h3>
      <p>{m.method_gaps_sure_1()}</p>
      <p>{m.method_gaps_sure_2()}</p>
    </>
  );
}
