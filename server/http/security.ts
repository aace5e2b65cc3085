/** Headers that tell a browser what a page may do: only what the map needs. */
/** The background map, once a reader has chosen it; the rest of PDOK is out of reach of a page. */
const basemap = "https://api.pdok.nl/kadaster/brt-achtergrondkaart/";

export interface PageSecurity {
  /** Origin of the published files when that is elsewhere. */
  publishedUrl?: string | undefined;
  behindTls?: boolean;
}

/** For every answer. */
export function commonHeaders({ behindTls = false }: PageSecurity): Record<string, string> {
  return {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    ...(behindTls ? { "Strict-Transport-Security": "max-age=31536000; includeSubDomains" } : {}),
  };
}

/** For scripts, styles and fonts: a sandboxed frame has no origin, so its page reads them as one of another site. */
export function assetHeaders(security: PageSecurity): Record<string, string> {
  return { ...commonHeaders(security), "Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin" };
}

/** Who may show a page in a frame. What is pressed in a frame of somebody else may not be what the reader sees (clickjacking). */
export type Framers = "nobody" | "ourselves" | "everybody";
const framing: Record<Framers, { ancestors: string; options?: string }> = {
  nobody: { ancestors: "'none'", options: "DENY" },
  ourselves: { ancestors: "'self'", options: "SAMEORIGIN" },
  everybody: { ancestors: "*" },
};

/** For pages. MapLibre runs its worker from our own origin or a blob. */
export function pageHeaders(security: PageSecurity, framers: Framers): Record<string, string> {
  const { ancestors, options } = framing[framers];
  const elsewhere = security.publishedUrl ? ` ${new URL(security.publishedUrl).origin}` : "";
  const policy = [
    "default-src 'self'",
    "script-src 'self'",
    // In a frame without an origin MapLibre starts its worker from the text that it read.
    `worker-src 'self' blob:${framers === "everybody" ? " data:" : ""}`,
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${elsewhere} ${basemap}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors ${ancestors}`,
  ];
  return {
    ...commonHeaders(security),
    "Content-Security-Policy": policy.join("; "),
    ...(options ? { "X-Frame-Options": options } : {}),
    "Permissions-Policy": "geolocation=(self), camera=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
  };
}

/** For data: nothing in it may run or be framed. */
export function dataHeaders(security: PageSecurity): Record<string, string> {
  return { ...commonHeaders(security), "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'" };
}
