import { TextInput, type TextInputProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';

export interface ReasonFieldProps extends Omit<TextInputProps, 'value' | 'onChange' | 'error'> {
  value: string;
  onChange: (value: string) => void;
}

/** Is this text long enough to say why? */
export function isReason(text: string): boolean {
  return text.trim().length >= 3;
}

/** Why something is done at the drawer; a text too short to be a reason is told so below. */
export function ReasonField({ value, onChange, required, ...rest }: ReasonFieldProps) {
  const { t } = useTranslation('day');
  const short = required === true && value !== '' && !isReason(value);
  return (
    <TextInput
      {...rest}
      value={value}
      required={required ?? false}
      error={short ? t('reasonShort') : null}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
