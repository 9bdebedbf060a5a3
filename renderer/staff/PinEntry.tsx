import { PinInput } from '@mantine/core';
import styles from './staff.module.css';

export interface PinEntryProps {
  label: string;
  value: string;
  onChange: (pin: string) => void;
  /** Called when the sixth digit is there. */
  onFull?: (pin: string) => void;
  wrong?: boolean;
  disabled?: boolean;
  autoFocus?: boolean;
}

/** Six digits, masked, typed or pasted. */
export function PinEntry({ label, value, onChange, onFull, wrong, disabled, autoFocus }: PinEntryProps) {
  return (
    <fieldset className={styles.pin} aria-label={label} style={{ border: 0, padding: 0 }}>
      <PinInput
        length={6}
        type="number"
        inputMode="numeric"
        mask
        size="md"
        placeholder=""
        ariaLabel={label}
        autoFocus={autoFocus ?? false}
        value={value}
        error={wrong ?? false}
        disabled={disabled ?? false}
        onChange={onChange}
        {...(onFull ? { onComplete: onFull } : {})}
      />
    </fieldset>
  );
}
