import { Button, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type FormEvent, useRef, useState } from 'react';
import { sentenceOf } from '../api/errors.ts';
import styles from './settings.module.css';

export interface AddByNameProps {
  /** Of the field, for those who hear it. */
  label: string;
  hint: string;
  submit: string;
  /** The command that adds one of that name. */
  add: {
    mutate: (input: { name: string }, options: { onSuccess: () => void }) => void;
    isPending: boolean;
    error: unknown;
    reset: () => void;
  };
}

/** A field and a button that add something of which one gives only the name; the field is ready for the next. */
export function AddByName({ label, hint, submit, add }: AddByNameProps) {
  const [name, setName] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (name.trim() === '') return;
    add.mutate(
      { name: name.trim() },
      {
        onSuccess: () => {
          setName('');
          field.current?.focus();
        },
      },
    );
  };
  return (
    <form className={styles.add} onSubmit={send}>
      <TextInput
        ref={field}
        aria-label={label}
        placeholder={hint}
        value={name}
        maxLength={60}
        error={add.error ? sentenceOf(add.error) : null}
        onChange={(event) => {
          setName(event.currentTarget.value);
          if (add.error) add.reset();
        }}
      />
      <Button
        type="submit"
        variant="default"
        leftSection={<IconPlus size={15} aria-hidden />}
        loading={add.isPending}
        disabled={name.trim() === ''}
      >
        {submit}
      </Button>
    </form>
  );
}
