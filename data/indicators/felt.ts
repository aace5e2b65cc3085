/** What is counted beside what people feel about the same thing, where a source has both: the two are shown side by side and never merged. */
export const countedAndFelt: readonly { counted: string; felt: string }[] = [
  { counted: "laag-inkomen", felt: "moeite-met-rondkomen" },
  { counted: "omgevingsadressendichtheid", felt: "geluidhinder-buren" },
  { counted: "eenpersoonshuishoudens", felt: "eenzaam" },
  { counted: "ao-uitkeringen-per-1000", felt: "goed-ervaren-gezondheid" },
  { counted: "wmo-clienten-per-1000", felt: "beperkt-door-gezondheid" },
];
