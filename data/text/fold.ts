/** Text without case, accents and punctuation, so that "Sudwest Fryslan" finds "Súdwest-Fryslân" and "s-Gravenhage" finds "'s-Gravenhage". */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  // Most names have no accents: taking letters apart costs more than all the rest.
  const plain = /^[ -~]*$/.test(lower) ? lower : lower.normalize("NFD").replace(/\p{M}/gu, "");
  return plain
    .replace(/['’‘`]/g, "")
    .replace(/[^a-z0-9%]+/g, " ")
    .trim();
}
