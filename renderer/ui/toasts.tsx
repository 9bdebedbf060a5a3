import { Button } from '@mantine/core';
import { cleanNotifications, hideNotification, showNotification } from '@mantine/notifications';
import { IconAlertCircle, IconCheck } from '@tabler/icons-react';
import i18next from 'i18next';
import styles from './small.module.css';

const readingTime = (text: string): number => Math.max(5000, text.length * 80);

/** The latest word of success; the next one takes its place, so that they never pile up over the page. */
let latestDone = '';

function show(kind: 'done' | 'problem', text: string, undo?: () => void | Promise<void>): void {
  const id = `toast-${crypto.randomUUID()}`;
  const label = i18next.t('undo', { ns: 'ui' });
  if (kind === 'done') {
    if (latestDone) hideNotification(latestDone);
    latestDone = id;
  }
  showNotification({
    id,
    color: kind === 'done' ? 'green' : 'red',
    icon: kind === 'done' ? <IconCheck size={15} aria-hidden /> : <IconAlertCircle size={15} aria-hidden />,
    autoClose: kind === 'problem' ? false : undo ? 9000 : readingTime(text),
    closeButtonProps: { 'aria-label': i18next.t('dismiss', { ns: 'ui' }) },
    role: kind === 'done' ? 'status' : 'alert',
    message: undo ? (
      <div className={styles.toast}>
        <span className={styles.toastText}>{text}</span>
        <Button
          size="xs"
          variant="default"
          onClick={() => {
            hideNotification(id);
            void undo();
          }}
        >
          {label}
        </Button>
      </div>
    ) : (
      text
    ),
  });
}

/** Something was done and can be taken back for a while: the sentence and an Undo button. */
export function showUndo(text: string, onUndo: () => void | Promise<void>): void {
  show('done', text, onUndo);
}

/** Something was done that needs no answer. */
export function showDone(text: string): void {
  show('done', text);
}

/** Something failed away from where one looks; stays until dismissed. Beside a form, use `<ErrorNotice>` instead. */
export function showProblem(sentence: string): void {
  show('problem', sentence);
}

/** Takes every toast away: before the screen is handed to a patient, and when the desk is locked. */
export function dismissToasts(): void {
  cleanNotifications();
}
