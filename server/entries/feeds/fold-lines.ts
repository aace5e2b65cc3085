/**
 * Lines of an iCalendar have 75 octets at most; the rest goes on after a line end and a space (RFC 5545 section 3.1), and no character
 * is cut through. That of ical-generator takes half a millisecond an event, and of a long text seconds.
 */
const most = 75;

export const foldLines = (text: string): string => text.split("\r\n").map(foldLine).join("\r\n");

function foldLine(line: string): string {
  if (Buffer.byteLength(line) <= most) return line;
  const parts: string[] = [];
  let part = "";
  let octets = 0;
  for (const character of line) {
    const own = Buffer.byteLength(character);
    if (octets + own > most) {
      parts.push(part);
      // The space that begins the next line counts.
      [part, octets] = ["", 1];
    }
    part += character;
    octets += own;
  }
  return [...parts, part].join("\r\n ");
}
