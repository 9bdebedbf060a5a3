import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from './ErrorNotice.tsx';

export interface DialogFormProps {
  /** What the button that sends it says. */
  submit: string;
  /** True while it may be sent: Enter and the button do nothing before. */
  ready: boolean;
  busy: boolean;
  /** Why it was refused. */
  problem: string | null;
  onSubmit: () => void;
  onClose: () => void;
  /** No field asks for the focus: Enter does what the dialog is for. */
  submitFocused?: boolean;
  /** It takes something away: the button is red. */
  danger?: boolean;
  /** At the left of the buttons, e.g. the way to take off what is set. */
  aside?: ReactNode;
  children: ReactNode;
}

/** A form inside a dialog: fields, what went wrong, and the buttons. */
export function DialogForm(props: DialogFormProps) {
  const { t } = useTranslation('ui');
  const { ready, busy, problem, onSubmit, onClose, danger = false } = props;
  const form = useRef<HTMLFormElement>(null);
  // a form that comes after its dialog, once it knows what it is about, takes the focus by itself
  useEffect(() => form.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus(), []);
  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (ready && !busy) onSubmit();
      }}
    >
      <Stack gap="md">
        {props.children}
        {problem === null ? null : <ErrorNotice sentence={problem} />}
        <Group justify="space-between" gap="xs">
          {props.aside ?? <span />}
          <Group gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button
              type="submit"
              loading={busy}
              disabled={!ready}
              data-autofocus={props.submitFocused || undefined}
              {...(danger ? { color: 'red' } : {})}
            >
              {props.submit}
            </Button>
          </Group>
        </Group>
      </Stack>
    </form>
  );
}

export interface FormDialogProps extends DialogFormProps {
  title: string;
  /** What it is about, above the fields. */
  text?: string;
  /** Width in px. */
  size?: number;
}

/** A small form in a dialog of its own. */
export function FormDialog({ title, text, size = 420, ...form }: FormDialogProps) {
  const { t } = useTranslation('ui');
  return (
    <Modal opened onClose={form.onClose} title={title} size={size} closeButtonProps={{ 'aria-label': t('close') }}>
      <DialogForm {...form}>
        {text === undefined ? null : <Text size="sm">{text}</Text>}
        {form.children}
      </DialogForm>
    </Modal>
  );
}
