/** From a text with `{Column}` in it to the text of one row. */

const placeholder = /\{([^{}]+)\}/g;
/** The innermost part between square brackets that holds a placeholder. */
const optional = /\[([^[\]]*\{[^[\]]*)\]/;

/** The first cell of `{One|Other}` that is not empty; a name that is no column is text like any other. */
function cellOf(names: string, cells: Record<string, string>): string | undefined {
  const known = names.split("|").filter((name) => Object.hasOwn(cells, name));
  return known.length === 0 ? undefined : (known.map((name) => cells[name] ?? "").find((cell) => cell !== "") ?? "");
}

export function fill(template: string, cells: Record<string, string>): string {
  let text = template;
  for (let part = optional.exec(text); part; part = optional.exec(text)) {
    const inside = part[1] ?? "";
    const complete = [...inside.matchAll(placeholder)].every(([, names = ""]) => cellOf(names, cells) !== "");
    // Brackets that stay would be found again.
    text = text.slice(0, part.index) + (complete ? inside : "") + text.slice(part.index + part[0].length);
  }
  return text.replace(placeholder, (whole, names: string) => cellOf(names, cells) ?? whole).trim();
}

/** The only column of a template that is nothing but a column; undefined for any other. */
export const columnOf = (template: string): string | undefined => /^\{([^{}|]+)\}$/.exec(template)?.[1];
/** A template in which no cell stands: the same for every row. */
export const isFixed = (template: string): boolean => !/\{[^{}]+\}/.test(template);
