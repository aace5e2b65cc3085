/** When and where people meet: each meeting of the series on its own line, and the whole to take along in a calendar. */
import { Link } from "@tanstack/react-router";
import type { PublicEntry } from "#data/entries/public-entry.ts";
import { today } from "#data/schema/day.ts";
import { calendarAddress } from "../../api/entries.ts";
import { dayWords, isOver, meetingsIn, modeWord, type ShownMeeting, timeWords } from "../../labels/activity-words.ts";
import { addressLine } from "../../labels/initiative-words.ts";
import * as m from "../../paraglide/messages.js";
import "./activities.css";

type Content = PublicEntry["content"];

export function Meetings({ entry: { type, id, content } }: { entry: Pick<PublicEntry, "type" | "id" | "content"> }) {
  const meetings = meetingsIn(content);
  const over = isOver(meetings, today());
  const isDated = meetings.some(({ day }) => day !== undefined);
  return (
    <section className="activity" aria-labelledby="bijeenkomsten">
      <h2 id="bijeenkomsten">{meetings.length === 1 ? m.activity_when() : m.activity_meetings()}</h2>
      {over ? <p className="activity__over">{m.activity_past()}</p> : null}
      <ol className="activity__meetings">
        {meetings.map((meeting, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: meetings are only read, never moved
          <MeetingLine key={at} meeting={meeting} over={over} />
        ))}
      </ol>
      <Venue content={content} />
      {isDated ? (
        <p className="no-print">
          <a className="nl-button nl-button--default" href={calendarAddress({ type, id })}>
            <span className="nl-button__label">{m.activity_calendar()}</span>
          </a>
        </p>
      ) : null}
    </section>
  );
}

function MeetingLine({ meeting, over }: { meeting: ShownMeeting; over: boolean }) {
  const { title, day, mode, note } = meeting;
  const time = timeWords(meeting);
  const when = dayWords(meeting, over);
  return (
    <li>
      <p className="activity__when">
        {day === undefined ? <b>{when}</b> : <time dateTime={day}>{when}</time>}
        {time === undefined ? null : <span>{time}</span>}
      </p>
      <div>
        {title === undefined ? null : <h3>{title}</h3>}
        <p className="wb-small wb-soft">{modeWord(mode ?? "locatie")}</p>
        {note === undefined ? null : <p>{note}</p>}
      </div>
    </li>
  );
}

/** The house and its address, with the way to the area around it. */
function Venue({ content }: { content: Content }) {
  const { venue, address, placed } = content;
  const lines = [typeof venue === "string" ? venue : undefined, address && addressLine(address)].filter(Boolean);
  if (lines.length === 0) return null;
  const around = placed.buurt ?? placed.wijk ?? placed.gemeente;
  return (
    <p className="activity__venue">
      <b>{m.activity_where()}:</b> {lines.join(", ")}
      {around === undefined ? null : (
        <>
          {" "}
          <Link to="/" search={(view) => ({ ...view, area: around, knowledge: "aan" as const })} className="nl-link no-print">
            {m.activity_on_map()}
          </Link>
        </>
      )}
    </p>
  );
}
