/** Text without case, accents and punctuation, so that "Sudwest Fryslan" finds "Súdwest-Fryslân" and "s-Gravenhage" finds "'s-Gravenhage". */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/['’‘`]/g, "")
    .replace(/[^a-z0-9%]+/g, " ")
    .trim();
}
