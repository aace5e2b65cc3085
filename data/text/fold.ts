/** Lower case and without accents, so that "cafe" finds "Café" and "sudwest" finds "Súdwest". */
export const searchable = (text: string): string => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** Text without case, accents and punctuation, so that "Sudwest Fryslan" finds "Súdwest-Fryslân" and "s-Gravenhage" finds "'s-Gravenhage". */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  // Most names have no accents: taking letters apart costs more than all the rest.
  const plain = /^[ -~]*$/.test(lower) ? lower : searchable(lower);
  return plain
    .replace(/['’‘`]/g, "")
    .replace(/[^a-z0-9%]+/g, " ")
    .trim();
}
