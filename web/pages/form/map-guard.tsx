/** The map may fail where there is no WebGL or no network: the form works on without it. */
import { Component, type ReactNode } from "react";
import * as m from "../../paraglide/messages.js";
import { Notice } from "../../ui/notice.tsx";

export class MapGuard extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };
  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }
  override render(): ReactNode {
    return this.state.failed ? <Notice kind="warning">{m.form_draw_failed()}</Notice> : this.props.children;
  }
}
