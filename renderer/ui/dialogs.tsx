import { modals } from '@mantine/modals';
import type { ReactNode } from 'react';

export interface ConfirmOptions {
  /** A question, e.g. "Void this sale?" */
  title: string;
  /** What will happen and that it cannot be undone. */
  body: ReactNode;
  /** The verb on the button, e.g. "Void sale". */
  confirm: string;
  cancel: string;
  danger?: boolean;
}

/**
 * A question before something that cannot be undone, and only then; what can be undone is done and offers Undo.
 * Resolves to true when confirmed, false on cancel, Esc or a click outside.
 */
export function confirmDialog({ title, body, confirm, cancel, danger }: ConfirmOptions): Promise<boolean> {
  return new Promise((resolve) => {
    modals.openConfirmModal({
      title,
      children: body,
      labels: { confirm, cancel },
      confirmProps: { color: danger ? 'red' : 'plum', 'data-autofocus': !danger },
      cancelProps: { variant: 'default', 'data-autofocus': danger ?? false },
      onConfirm: () => resolve(true),
      onCancel: () => resolve(false),
      onClose: () => resolve(false),
    });
  });
}
