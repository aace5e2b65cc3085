/**
 * The form of every letter: one description, from which the plain text and the HTML are made, so that both say the same. The HTML is
 * small: no picture, nothing fetched, one column, readable in the dark. Only our own addresses become links.
 */
import { writable } from "#data/schema/text.ts";

export interface LetterItem {
  text: string;
  /** Under it, soft. */
  note?: string | undefined;
  link?: string | undefined;
}

/** A line is a paragraph; one that is a link of ours and nothing else is something to press. */
export type Line = string | { heading: string } | { press: string; link: string } | { items: readonly LetterItem[] };

export interface LetterBody {
  /** Where browsers find us. */
  address: string;
  lines: readonly Line[];
  /** Under the signature: why this mail came, and how it is stopped. */
  why?: readonly Line[];
}

export const signed = (address: string, lines: readonly Line[], why: readonly Line[] = []): LetterBody => ({
  address,
  lines,
  why,
});

const press = "Open de link";
/** `text` without what may not stand in a mail; one line. */
export const oneLine = (text: string): string => writable(text).replace(/\s+/g, " ").trim();

export function textOf({ address, lines, why = [] }: LetterBody): string {
  const end = ["--", "Wijkblik", address].join("\n");
  return `${[...lines.map(plain), end, ...why.map(plain)].join("\n\n")}\n`;
}

function plain(line: Line): string {
  if (typeof line === "string") return writable(line);
  if ("heading" in line) return writable(line.heading);
  if ("press" in line) return `${line.press}:\n${line.link}`;
  return line.items
    .map(({ text, note, link }) =>
      [`- ${oneLine(text)}`, ...[note, link].flatMap((one) => (one ? [`  ${writable(one).replaceAll("\n", "\n  ")}`] : []))].join(
        "\n",
      ),
    )
    .join("\n");
}

/** Numbers of signs: also where a mail program leaves out what it does not like, no text becomes markup. */
const escaped = (text: string) => writable(text).replace(/[&<>"'`=]/g, (sign) => `&#${sign.charCodeAt(0)};`);

const font = "font-family:'Source Sans 3',system-ui,-apple-system,'Segoe UI',sans-serif";
/** Mail programs that take no style sheet get the light colours in the tags. */
const style = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .page { background: #15191e !important; }
  .sheet { background: #1f252c !important; color: #eef2f5 !important; }
  .soft, .soft a { color: #b3bfca !important; }
  .sheet a.link { color: #8cc2f5 !important; }
  .sheet a.press { background: #8cc2f5 !important; color: #15191e !important; }
  .line { border-color: #3c4751 !important; }
}
@media (max-width: 480px) { .sheet { padding: 20px 16px !important; } }`;

export function htmlOf(subject: string, { address, lines, why = [] }: LetterBody): string {
  const ours = (link: string) => link === address || link.startsWith(`${address}/`);
  const link = (to: string, text: string) => `<a class="link" href="${escaped(to)}" style="color:#0b5394">${escaped(text)}</a>`;
  const sentence = (text: string) =>
    text
      .split(/(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)])/)
      .map((part, i) => (i % 2 === 1 && ours(part) ? link(part, part) : escaped(part).replaceAll("\n", "<br />\n")))
      .join("");
  const button = (to: string, text: string) =>
    `<p style="margin:0 0 8px"><a class="press" href="${escaped(to)}" style="display:inline-block;padding:12px 20px;border-radius:4px;background:#0b5394;color:#ffffff;font-weight:600;text-decoration:none">${escaped(text)}</a></p>`;
  const whole = (to: string) => `<p class="soft" style="margin:0 0 16px;font-size:13px;color:#4d5a66">${link(to, to)}</p>`;
  const item = ({ text, note, link: to }: LetterItem) =>
    `<li style="margin:0 0 10px">${to && ours(to) ? link(to, oneLine(text)) : escaped(oneLine(text))}${
      note ? `<br /><span class="soft" style="color:#4d5a66">${escaped(note).replaceAll("\n", "<br />\n")}</span>` : ""
    }</li>`;
  const block = (line: Line): string => {
    if (typeof line === "string")
      return ours(line) ? button(line, press) + whole(line) : `<p style="margin:0 0 16px">${sentence(line)}</p>`;
    if ("heading" in line) return `<h2 style="margin:24px 0 8px;font-size:18px;line-height:1.3">${escaped(line.heading)}</h2>`;
    if ("press" in line) return button(line.link, line.press) + whole(line.link);
    return `<ul style="margin:0 0 16px;padding:0 0 0 20px">\n${line.items.map(item).join("\n")}\n</ul>`;
  };
  const small = (line: Line): string =>
    typeof line !== "string" && "press" in line
      ? `<p style="margin:0 0 8px">${link(line.link, line.press)}</p>`
      : `<p style="margin:0 0 8px">${sentence(plain(line))}</p>`;
  return `<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta name="color-scheme" content="light dark" />
<title>${escaped(subject)}</title>
<style>${style}
</style>
</head>
<body class="page" style="margin:0;padding:16px 8px;background:#f3f5f7">
<div class="sheet" lang="nl" style="box-sizing:border-box;max-width:560px;margin:0 auto;padding:28px 32px;border-radius:6px;background:#ffffff;color:#1b2126;${font};font-size:16px;line-height:1.5;overflow-wrap:anywhere">
${lines.map(block).join("\n")}
<div class="soft line" style="margin:24px 0 0;padding:12px 0 0;border-top:1px solid #c9d1d8;font-size:14px;color:#4d5a66">
<p style="margin:0 0 8px">Wijkblik<br />${link(address, address)}</p>
${why.map(small).join("\n")}
</div>
</div>
</body>
</html>
`;
}
