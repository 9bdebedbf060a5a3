import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { FormDialog } from '../../ui/FormDialog.tsx';

export interface WordsDialogProps {
  title: string;
  text?: string;
  label: string;
  submit: string;
  /** Fewer letters than this are not sent. */
  least: number;
  busy: boolean;
  onSubmit: (words: string, onDone: (problem: string | null) => void) => void;
  onClose: () => void;
}

/** Asks for a few words. */
export function WordsDialog({ title, text, label, submit, least, busy, onSubmit, onClose }: WordsDialogProps) {
  const [words, setWords] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  return (
    <FormDialog
      title={title}
      {...(text === undefined ? {} : { text })}
      submit={submit}
      ready={words.trim().length >= least}
      busy={busy}
      problem={problem}
      onSubmit={() => onSubmit(words.trim(), (refused) => (refused === null ? onClose() : setProblem(refused)))}
      onClose={onClose}
    >
      <TextInput
        label={label}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
        maxLength={300}
        required={least > 0}
        data-autofocus
      />
    </FormDialog>
  );
}
