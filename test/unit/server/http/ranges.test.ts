/** The table of cases of RFC 9110: sections 13 (conditions), 14 (ranges). */
import { describe, expect, test } from "vitest";
import { type Conditions, type Plan, planResponse, type Representation } from "#server/http/ranges.ts";

/** Sat, 21 Nov 2026 12:00:00 GMT */
const noon = 1_795_262_400;
const file: Representation = { etag: '"a"', size: 100, modified: noon, immutable: true };
const mutable: Representation = { ...file, immutable: false };

type Case = [what: string, asked: Partial<Conditions>, plan: Plan, resource?: Representation];

const parts = (...ranges: [number, number][]): Plan => ({
  status: 206,
  ranges: ranges.map(([first, last]) => ({ first, last })),
});
const whole: Plan = { status: 200 };
const same: Plan = { status: 304 };
const failed: Plan = { status: 412 };
const outside: Plan = { status: 416 };

const ranges: Case[] = [
  ["the first bytes", { range: "bytes=0-9" }, parts([0, 9])],
  ["one byte", { range: "bytes=0-0" }, parts([0, 0])],
  ["from a byte to the end", { range: "bytes=90-" }, parts([90, 99])],
  ["the last bytes", { range: "bytes=-10" }, parts([90, 99])],
  ["more last bytes than there are", { range: "bytes=-1000" }, parts([0, 99])],
  ["beyond the end is cut off", { range: "bytes=95-1000" }, parts([95, 99])],
  ["a number of forty digits is only large", { range: `bytes=0-${"9".repeat(40)}` }, parts([0, 99])],
  ["units are not case-sensitive", { range: "BYTES=0-1" }, parts([0, 1])],
  ["several ranges in the order asked", { range: "bytes=90-99, 0-1" }, parts([90, 99], [0, 1])],
  ["white space and empty members of the list", { range: "bytes=0-1, ,\t5-6," }, parts([0, 1], [5, 6])],
  ["of several, those that exist", { range: "bytes=0-1,500-600" }, parts([0, 1])],
  ["overlapping ranges are ignored", { range: "bytes=0-50,40-60" }, whole],
  ["seventeen ranges are ignored", { range: `bytes=${Array.from({ length: 17 }, (_, i) => `${i * 2}-${i * 2}`).join()}` }, whole],
  ["after the end", { range: "bytes=100-" }, outside],
  ["far after the end", { range: "bytes=1000-2000" }, outside],
  ["the last none", { range: "bytes=-0" }, outside],
  ["several, all outside", { range: "bytes=100-,200-300" }, outside],
  ["another unit is ignored", { range: "items=0-5" }, whole],
  ["the last before the first is no range", { range: "bytes=5-2" }, whole],
  ["words are no range", { range: "bytes=abc" }, whole],
  ["a bare hyphen is no range", { range: "bytes=-" }, whole],
  ["nothing is no range", { range: "bytes=" }, whole],
  ["a negative first byte is no range", { range: "bytes=--5" }, whole],
  ["half a number is no range", { range: "bytes=0x1-2" }, whole],
  ["one bad range spoils the list", { range: "bytes=0-1,x" }, whole],
  ["without an equals sign", { range: "bytes 0-1" }, whole],
  ["only GET has ranges", { method: "HEAD", range: "bytes=0-9" }, whole],
];

const conditions: Case[] = [
  ["If-Match with our tag", { ifMatch: '"a"' }, whole],
  ["If-Match with our tag in a list", { ifMatch: '"x", "a"' }, whole],
  ["If-Match with any", { ifMatch: "*" }, whole],
  ["If-Match with another tag", { ifMatch: '"b"' }, failed],
  ["If-Match compares strongly", { ifMatch: 'W/"a"' }, failed],
  ["If-Match that cannot be read", { ifMatch: "a" }, failed],
  ["If-Match before range", { ifMatch: '"b"', range: "bytes=0-1" }, failed],
  ["If-Match true, then range", { ifMatch: '"a"', range: "bytes=0-1" }, parts([0, 1])],
  ["If-Match makes If-Unmodified-Since idle", { ifMatch: '"a"', ifUnmodifiedSince: "Fri, 20 Nov 2026 12:00:00 GMT" }, whole],
  ["If-Unmodified-Since, and it is", { ifUnmodifiedSince: "Sat, 21 Nov 2026 12:00:00 GMT" }, whole],
  ["If-Unmodified-Since, and it is not", { ifUnmodifiedSince: "Sat, 21 Nov 2026 11:59:59 GMT" }, failed],
  ["If-Unmodified-Since that is no date", { ifUnmodifiedSince: "yesterday" }, whole],
  ["If-None-Match with our tag", { ifNoneMatch: '"a"' }, same],
  ["If-None-Match compares weakly", { ifNoneMatch: 'W/"a"' }, same],
  ["If-None-Match with our tag in a list", { ifNoneMatch: '"b",W/"a" , "c"' }, same],
  ["If-None-Match with any", { ifNoneMatch: "*" }, same],
  ["If-None-Match with another tag", { ifNoneMatch: '"b"' }, whole],
  ["If-None-Match that cannot be read", { ifNoneMatch: "a" }, whole],
  ["If-None-Match before range", { ifNoneMatch: '"a"', range: "bytes=0-1" }, same],
  ["If-None-Match of a writer", { method: "PUT", ifNoneMatch: "*" }, failed],
  ["If-None-Match makes If-Modified-Since idle", { ifNoneMatch: '"b"', ifModifiedSince: "Sat, 21 Nov 2026 12:00:00 GMT" }, whole],
  ["If-Modified-Since, and it is not", { ifModifiedSince: "Sat, 21 Nov 2026 12:00:00 GMT" }, same],
  ["If-Modified-Since, and it is", { ifModifiedSince: "Sat, 21 Nov 2026 11:59:59 GMT" }, whole],
  ["If-Modified-Since in the form of RFC 850", { ifModifiedSince: "Saturday, 21-Nov-26 12:00:00 GMT" }, same],
  ["If-Modified-Since in the form of asctime", { ifModifiedSince: "Sat Nov 21 12:00:00 2026" }, same],
  ["If-Modified-Since in another zone is no HTTP-date", { ifModifiedSince: "Sat, 21 Nov 2026 13:00:00 +0100" }, whole],
  ["If-Modified-Since of a writer", { method: "POST", ifModifiedSince: "Sat, 21 Nov 2026 12:00:00 GMT" }, whole],
  ["a HEAD is conditional too", { method: "HEAD", ifNoneMatch: '"a"' }, same],
];

const ifRange: Case[] = [
  ["our tag", { ifRange: '"a"', range: "bytes=0-1" }, parts([0, 1])],
  ["another tag sends everything", { ifRange: '"b"', range: "bytes=0-1" }, whole],
  ["a weak tag sends everything", { ifRange: 'W/"a"', range: "bytes=0-1" }, whole],
  ["another tag, and a range outside", { ifRange: '"b"', range: "bytes=500-" }, whole],
  ["our tag, and a range outside", { ifRange: '"a"', range: "bytes=500-" }, outside],
  ["our date, of bytes that never change", { ifRange: "Sat, 21 Nov 2026 12:00:00 GMT", range: "bytes=0-1" }, parts([0, 1])],
  ["our date, of bytes that may change", { ifRange: "Sat, 21 Nov 2026 12:00:00 GMT", range: "bytes=0-1" }, whole, mutable],
  ["a later date", { ifRange: "Sat, 21 Nov 2026 12:00:01 GMT", range: "bytes=0-1" }, whole],
  ["nonsense", { ifRange: "a", range: "bytes=0-1" }, whole],
  ["without a range it says nothing", { ifRange: '"b"' }, whole],
];

for (const [name, cases] of Object.entries({ ranges, conditions, "If-Range": ifRange })) {
  describe(name, () => {
    test.each(cases)("%s", (_what, asked, plan, resource = file) => {
      expect(planResponse(resource, { method: "GET", ...asked })).toEqual(plan);
    });
  });
}

test("every single range agrees with the plainest definition", () => {
  for (let size = 1; size <= 4; size++) {
    for (let first = 0; first <= 5; first++) {
      for (let last = first; last <= 6; last++) {
        const wanted = Array.from({ length: size }, (_, i) => i).filter((i) => i >= first && i <= last);
        const plan = planResponse({ etag: '"a"', size }, { method: "GET", range: `bytes=${first}-${last}` });
        expect(plan).toEqual(wanted.length === 0 ? outside : parts([wanted[0] ?? 0, wanted.at(-1) ?? 0]));
      }
    }
  }
});
