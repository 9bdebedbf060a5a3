import { TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { readClock } from './clockText.ts';
import { formatTime } from './format.ts';

export interface TimeFieldProps {
  label?: string;
  /** Its name where the label is not drawn. */
  ariaLabel?: string;
  /** Minutes of the day. */
  value: number;
  onChange: (minutes: number) => void;
  error: string;
  disabled?: boolean;
}

/** Minutes of the day as a person writes the time, on any clock: no zone is involved. */
const textOf = (minutes: number): string => formatTime(minutes * 60_000, 'UTC');

/** A time of day, typed freely: "9", "930", "2 pm". Arrow keys go by five minutes. */
export function TimeField({ label, ariaLabel, value, onChange, error, disabled }: TimeFieldProps) {
  const [text, setText] = useState(textOf(value));
  const [wrong, setWrong] = useState(false);
  useEffect(() => setText(textOf(value)), [value]);
  const take = (): void => {
    const minutes = readClock(text);
    setWrong(minutes === null);
    if (minutes === null) return;
    onChange(minutes);
    setText(textOf(minutes));
  };
  return (
    <TextInput
      label={label}
      aria-label={ariaLabel}
      value={text}
      disabled={disabled ?? false}
      error={wrong ? error : null}
      autoComplete="off"
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={take}
      onFocus={(event) => event.currentTarget.select()}
      onKeyDown={(event) => {
        const by = event.key === 'ArrowUp' ? 5 : event.key === 'ArrowDown' ? -5 : 0;
        if (event.key === 'Enter') take();
        if (by === 0) return;
        event.preventDefault();
        onChange(Math.min(1435, Math.max(0, value + by)));
      }}
    />
  );
}
