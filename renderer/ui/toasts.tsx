import { Button } from '@mantine/core';
import { cleanNotifications, hideNotification, showNotification } from '@mantine/notifications';
import { IconAlertCircle, IconBulb, IconCheck } from '@tabler/icons-react';
import i18next from 'i18next';
import styles from './small.module.css';

const readingTime = (text: string): number => Math.max(5000, text.length * 80);

/** The latest word of success; the next one takes its place, so that they never pile up over the page. */
let latestDone = '';

function show(
  kind: 'done' | 'problem' | 'offer',
  text: string,
  undo?: () => void | Promise<void>,
  label: string = i18next.t('undo', { ns: 'ui' }),
): void {
  const id = `toast-${crypto.randomUUID()}`;
  if (kind === 'done') {
    if (latestDone) hideNotification(latestDone);
    latestDone = id;
  }
  showNotification({
    id,
    color: { done: 'green', problem: 'red', offer: 'blue' }[kind],
    icon: {
      done: <IconCheck size={15} aria-hidden />,
      problem: <IconAlertCircle size={15} aria-hidden />,
      offer: <IconBulb size={15} aria-hidden />,
    }[kind],
    autoClose: kind === 'problem' ? false : undo ? 9000 : readingTime(text),
    closeButtonProps: { 'aria-label': i18next.t('dismiss', { ns: 'ui' }) },
    role: kind === 'problem' ? 'alert' : 'status',
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

/** Something worth doing next, besides what was just done: a sentence and a button that does it. Goes away by itself. */
export function showOffer(text: string, label: string, onTake: () => void): void {
  show('offer', text, onTake, label);
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
