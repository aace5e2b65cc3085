/**
 * How a part that is fetched later comes, in place of Vite's own helper: all its bytes first, only then the import of it.
 * A browser may remember of a module that it could not be fetched until the page is loaded anew (Firefox, and Chromium up to 150);
 * what was never imported it can fetch again. The import itself is answered from the browser's cache: assets never change.
 */

/** What the page itself brought. */
const ofPage = new Set(
  [...document.querySelectorAll<HTMLLinkElement>('link[rel="modulepreload"], link[rel="stylesheet"]')].map(({ href }) => href),
);

/** What is here or on its way, by address; what failed is forgotten, so that it is fetched again. */
const coming = new Map<string, Promise<void>>();

function once(address: string, get: () => Promise<void>): Promise<void> {
  const known = coming.get(address) ?? get();
  coming.set(address, known);
  known.catch(() => coming.delete(address));
  return known;
}

async function fetchWhole(address: string): Promise<void> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  await response.arrayBuffer();
}

/** Resolves when its rules hold; one that did not come leaves nothing behind. */
function addStyles(address: string): Promise<void> {
  const link = Object.assign(document.createElement("link"), { rel: "stylesheet", crossOrigin: "", href: address });
  return new Promise((resolve, reject) => {
    link.onload = () => resolve();
    link.onerror = () => {
      link.remove();
      reject(new Error(`${address}: not fetched`));
    };
    document.head.append(link);
  });
}

/** Vite calls it around each `import()`, with the files of the part from the root of the site: `assets/x.js`, `assets/x.css`. Rejects when one cannot be fetched. */
export async function __vitePreload<T>(load: () => Promise<T>, files: readonly string[] = []): Promise<T> {
  const late = files.map((file) => new URL(file, `${location.origin}/`).href).filter((address) => !ofPage.has(address));
  await Promise.all(late.map((address) => once(address, () => fetchWhole(address))));
  // In the order in which they were built, whichever came first.
  await Promise.all(
    late.filter((address) => address.endsWith(".css")).map((address) => once(`styles ${address}`, () => addStyles(address))),
  );
  return load();
}
