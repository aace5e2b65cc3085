/** How need and reach are worked out, what is not known of them, and how sure what is shown is. */
import { formatNumber } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { ExampleTable, Parts, Points } from "./method-parts.tsx";

/** Three neighbourhoods of 100 people on one road, and two initiatives that reach 10 people each. A test recomputes this. */
export const worked = {
  metres: 1000,
  people: 100,
  reach: 10,
  neighbourhoods: [
    { name: "A", at: 0, here: true, nearA: 5.741, nearC: 0.777, each: 0.065 },
    { name: "B", at: 1000, here: false, nearA: 3.482, nearC: 3.482, each: 0.07 },
    { name: "C", at: 2000, here: true, nearA: 0.777, nearC: 5.741, each: 0.065 },
  ],
};

export function Gaps() {
  return (
    <>
      <Parts
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
          rows={worked.neighbourhoods.map(({ name, nearA, nearC, each }) => [
            name,
            formatNumber(nearA, 2),
            formatNumber(nearC, 2),
            formatNumber(nearA + nearC, 2),
            formatNumber(each, 3),
          ])}
        />
        <p>{m.method_gaps_example_2()}</p>
      </Parts>
      <h3>{m.method_gaps_unknown_title()}</h3>
      <Points
        words={[m.method_gaps_unknown_1(), m.method_gaps_unknown_2(), m.method_gaps_unknown_3(), m.method_gaps_unknown_4()]}
      />
      <h3>{m.method_gaps_sure_title()}</h3>
      <p>{m.method_gaps_sure_1()}</p>
      <p>{m.method_gaps_sure_2()}</p>
    </>
  );
}
