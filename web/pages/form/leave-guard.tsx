/** Who leaves with unsaved work is asked first; the browser asks when the whole page goes. */
import { useBlocker } from "@tanstack/react-router";
import { Dialog } from "react-aria-components/Dialog";
import { Heading } from "react-aria-components/Heading";
import { Modal, ModalOverlay } from "react-aria-components/Modal";
import * as m from "../../paraglide/messages.js";
import { Button } from "../../ui/button.tsx";
import "../../ui/aria-style.ts";

export function LeaveGuard({ dirty, kept }: { dirty: boolean; kept: boolean }) {
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: ({ current, next }) => dirty && current.pathname !== next.pathname,
    enableBeforeUnload: () => dirty,
    withResolver: true,
  });
  return (
    <ModalOverlay
      className="form-overlay"
      isOpen={status === "blocked"}
      onOpenChange={(open) => {
        if (!open) reset?.();
      }}
    >
      <Modal className="form-modal card">
        <Dialog role="alertdialog" className="form-dialog">
          <Heading slot="title">{m.form_leave_title()}</Heading>
          <p>{kept ? m.form_leave() : m.form_leave_nowhere()}</p>
          <div className="page-actions">
            <Button variant="primary" onClick={() => reset?.()}>
              {m.form_leave_stay()}
            </Button>
            <Button onClick={() => proceed?.()}>{m.form_leave_go()}</Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
