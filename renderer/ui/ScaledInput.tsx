import { TextInput, type TextInputProps } from '@mantine/core';
import { useMergedRef } from '@mantine/hooks';
import { type KeyboardEvent, type Ref, type RefObject, useEffect, useRef, useState } from 'react';
import { parseScaled, writeScaled } from './amount.ts';

export interface ScaledInputProps
  extends Omit<TextInputProps, 'value' | 'onChange' | 'min' | 'max' | 'step' | 'error' | 'defaultValue' | 'type'> {
  ref?: Ref<HTMLInputElement>;
  /** The scaled integer, or null while the field is empty. */
  value?: number | null;
  /** Called with the scaled integer while it is readable, null when the field is empty or cannot be read: its form is then not sent. */
  onChange: (value: number | null) => void;
  decimals: number;
  trim: boolean;
  min?: number | undefined;
  max?: number | undefined;
  /** What arrow up and down add. */
  step: number;
  sentences: { bad: string; low: (min: string) => string; high: (max: string) => string };
  error?: TextInputProps['error'];
}

/** The text field behind MoneyInput and QuantityInput: free typing, tidied when left, arrows count. */
export function ScaledInput(props: ScaledInputProps) {
  const {
    value = null,
    onChange,
    decimals,
    trim,
    min,
    max,
    step,
    sentences,
    error,
    onBlur,
    onFocus,
    onKeyDown,
    ref,
    ...rest
  } = props;
  const write = (n: number | null): string => (n === null ? '' : writeScaled(n, decimals, trim));
  const [text, setText] = useState(write(value));
  const [complaint, setComplaint] = useState<string | null>(null);

  const shown = text.trim() === '' ? null : parseScaled(text, decimals);
  useEffect(() => {
    // the value changed from outside: show it, unless it is what is typed already
    setText((now) => {
      const typed = now.trim() === '' ? null : parseScaled(now, decimals);
      return typed === value ? now : value === null ? '' : writeScaled(value, decimals, trim);
    });
  }, [value, decimals, trim]);

  const complain = (n: number | null, raw: string): string | null => {
    if (raw.trim() !== '' && n === null) return sentences.bad;
    if (n !== null && min !== undefined && n < min) return sentences.low(write(min));
    if (n !== null && max !== undefined && n > max) return sentences.high(write(max));
    return null;
  };

  const take = (raw: string): void => {
    setText(raw);
    const n = raw.trim() === '' ? null : parseScaled(raw, decimals);
    if (complaint) setComplaint(complain(n, raw));
    onChange(n);
  };

  const field = useRef<HTMLInputElement>(null);
  const merged = useMergedRef(field, ref);
  const unreadable = text.trim() !== '' && shown === null && rest.disabled !== true;
  useUnsent(field, unreadable, () => setComplaint(sentences.bad));

  const count = (event: KeyboardEvent<HTMLInputElement>): void => {
    onKeyDown?.(event);
    if (event.defaultPrevented || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') || event.altKey) return;
    event.preventDefault();
    const next = (shown ?? 0) + (event.key === 'ArrowUp' ? step : -step) * (event.shiftKey ? 10 : 1);
    const held = Math.min(max ?? Number.MAX_SAFE_INTEGER, Math.max(min ?? Number.MIN_SAFE_INTEGER, next));
    take(write(held));
  };

  return (
    <TextInput
      {...rest}
      ref={merged}
      value={text}
      inputMode="decimal"
      autoComplete="off"
      spellCheck={false}
      styles={{ input: { textAlign: 'right', fontVariantNumeric: 'tabular-nums' } }}
      error={error ?? complaint}
      onChange={(event) => take(event.currentTarget.value)}
      onKeyDown={count}
      onFocus={(event) => {
        event.currentTarget.select();
        onFocus?.(event);
      }}
      onBlur={(event) => {
        setComplaint(complain(shown, text));
        if (shown !== null) setText(write(shown));
        onBlur?.(event);
      }}
    />
  );
}

/** While `held`, the form around a field is not sent, by whatever key or button: `tell` is called and the field gets the focus. */
function useUnsent(field: RefObject<HTMLInputElement | null>, held: boolean, tell: () => void): void {
  const now = useRef({ held, tell });
  now.current = { held, tell };
  useEffect(() => {
    const form = field.current?.form;
    const stop = (event: SubmitEvent): void => {
      if (!now.current.held) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      now.current.tell();
      field.current?.focus();
    };
    form?.addEventListener('submit', stop, true);
    return () => form?.removeEventListener('submit', stop, true);
  }, [field]);
}
