/** From when to when; either may be left open. */
import * as m from "../../paraglide/messages.js";
import { TextField } from "./fields.tsx";

export const PeriodFields = ({ path }: { path: string }) => (
  <div className="form-pair">
    <TextField path={`${path}.from`} label={m.form_from()} type="date" optional width="short" />
    <TextField path={`${path}.to`} label={m.form_to()} type="date" optional width="short" />
  </div>
);
