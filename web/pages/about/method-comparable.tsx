/** How comparable areas are found, and when a difference from them is more than chance. */
import { formatNumber } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { ExampleTable, MethodParts } from "./method-parts.tsx";

/** Of an area with 40 and 20 percent, with standard deviations of 10 and 5: a test recomputes the distances. */
const alike = [
  { name: "A", owners: 50, older: 20, distance: 0.71 },
  { name: "B", owners: 60, older: 25, distance: 1.58 },
  { name: "C", owners: 35, older: 30, distance: 1.46 },
];

export function ComparableMethod() {
  return (
    <MethodParts
      does={[
        m.method_comparable_1(),
        m.method_comparable_2(),
        m.method_comparable_3(),
        m.method_comparable_4(),
        m.method_comparable_5(),
        m.method_comparable_6(),
        m.method_comparable_7(),
      ]}
      settings={m.method_comparable_settings()}
      limits={[
        m.method_comparable_limit_1(),
        m.method_comparable_limit_2(),
        m.method_comparable_limit_3(),
        m.method_comparable_limit_4(),
      ]}
    >
      <p>{m.method_comparable_example()}</p>
      <ExampleTable
        caption={m.method_comparable_table()}
        headings={[m.method_area(), m.method_comparable_owners(), m.method_comparable_older(), m.method_comparable_distance()]}
        rows={alike.map(({ name, owners, older, distance }) => [
          name,
          formatNumber(owners),
          formatNumber(older),
          formatNumber(distance, 2),
        ])}
      />
      <p>{m.method_comparable_example_2()}</p>
    </MethodParts>
  );
}
