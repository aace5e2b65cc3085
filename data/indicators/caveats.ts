/** Remarks that indicators of several themes share. */
import type { Text } from "../schema/indicator.ts";

export const only2022: Text = {
  nl: "Dit cijfer is bewerkt door derden en gaat over de wijken van 2022. Alleen wijken die sindsdien zeker of zeer waarschijnlijk gelijk bleven, hebben een cijfer. Er zijn geen cijfers per buurt.",
  en: "Edited by third parties, for the districts of 2022. Only districts that certainly or very likely stayed the same since then have a figure. There are no figures per neighbourhood.",
};
