/** Heads and page numbers on every sheet: margin boxes of the page (CSS Paged Media 3), which browsers draw and pages cannot style inline. */
import { useEffect } from "react";
import * as m from "../../paraglide/messages.js";

export function useRunningHeads(name: string, date: string): void {
  useEffect(() => {
    const text = (words: string) => JSON.stringify(words);
    const font = "font: 8.5pt sans-serif; color: GrayText;";
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`@page dossier {
      size: A4 portrait;
      margin: 18mm 15mm 17mm;
      @top-left { content: ${text(m.dossier_title({ name }))}; ${font} }
      @top-right { content: ${text(`Wijkblik, ${date}`)}; ${font} }
      @bottom-right { content: counter(page) " / " counter(pages); ${font} }
    }`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
    };
  }, [name, date]);
}
