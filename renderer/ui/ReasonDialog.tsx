import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { FormDialog, type FormDialogProps } from './FormDialog.tsx';

export interface ReasonDialogProps extends Omit<FormDialogProps, 'ready' | 'onSubmit' | 'children'> {
  /** Of the field. */
  label: string;
  /** How many characters a reason has at least and at most. */
  least: number;
  most: number;
  /** With the reason, without blanks around it. */
  onSubmit: (reason: string) => void;
}

/** A question before something is taken back, ended or withdrawn, answered with the reason. */
export function ReasonDialog({ label, least, most, onSubmit, ...dialog }: ReasonDialogProps) {
  const [reason, setReason] = useState('');
  return (
    <FormDialog {...dialog} ready={reason.trim().length >= least} onSubmit={() => onSubmit(reason.trim())}>
      <TextInput
        label={label}
        required
        data-autofocus
        maxLength={most}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
