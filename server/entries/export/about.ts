/** What every table that leaves us says about itself. */
export interface About {
  /** Who gives it, with the address. */
  source: string;
  /** UTC, ISO 8601. */
  exportedAt: string;
  /** What was asked, in words. */
  filter: string;
  licence: string;
}
