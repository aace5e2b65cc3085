import { Component, type ReactNode } from "react";
import { Notice } from "./notice.tsx";

interface MapGuardProps {
  /** What still works without it. */
  words: string;
  children: ReactNode;
}

/** The map may fail where there is no WebGL or no network: the page works on without it. */
export class MapGuard extends Component<MapGuardProps, { failed: boolean }> {
  override state = { failed: false };
  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }
  override render(): ReactNode {
    return this.state.failed ? <Notice kind="warning">{this.props.words}</Notice> : this.props.children;
  }
}
