import { Combobox, Textarea, TextInput, useCombobox } from '@mantine/core';
import { createContext, type KeyboardEvent, useContext, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  expand,
  type MacroValues,
  nameBefore,
  replaceName,
  suggestions,
} from '../../../electron/charting/macros/rules.ts';
import type { MacroRow } from '../../../electron/charting/macros/schemas.ts';
import styles from './macros.module.css';

/** The snippets that can be put into the fields below, and what fills them in; null: none. */
export const MacroSource = createContext<{ macros: readonly MacroRow[]; values: MacroValues } | null>(null);

export interface MacroTextProps {
  label: string;
  description?: string | undefined;
  placeholder?: string;
  required?: boolean;
  error?: string | undefined;
  maxLength: number;
  /** Lines it begins with; left out: one line only. */
  rows?: number;
  value: string;
  onChange: (value: string) => void;
  onBlur?: (() => void) | undefined;
}

/** A text field that knows snippets: a point and a name, then space or Tab, or one chosen from the list that opens. */
export function MacroText({ rows, value, onChange, onBlur, ...rest }: MacroTextProps) {
  const { t } = useTranslation('macros');
  const source = useContext(MacroSource);
  const box = useCombobox();
  const field = useRef<HTMLTextAreaElement | HTMLInputElement | null>(null);
  const [typed, setTyped] = useState<{ from: number; name: string } | undefined>(undefined);
  const found = typed && source ? suggestions(source.macros, typed.name).slice(0, 8) : [];
  const open = box.dropdownOpened && found.length > 0;

  const look = (text: string, caret: number | null): void => {
    const before = caret === null ? undefined : nameBefore(text, caret);
    setTyped(before);
    if (before && source && suggestions(source.macros, before.name).length > 0) {
      box.openDropdown();
      box.resetSelectedOption();
    } else box.closeDropdown();
  };
  const put = (macro: MacroRow): void => {
    const caret = field.current?.selectionStart ?? value.length;
    const before = nameBefore(value, caret);
    if (!source || !before) return;
    const next = replaceName(value, caret, before.from, expand(macro.text, source.values));
    onChange(next.text);
    setTyped(undefined);
    box.closeDropdown();
    requestAnimationFrame(() => field.current?.setSelectionRange(next.caret, next.caret));
  };
  const keys = (event: KeyboardEvent): void => {
    if ((event.key !== ' ' && event.key !== 'Tab') || event.shiftKey || !source) return;
    const before = nameBefore(value, field.current?.selectionStart ?? value.length);
    const macro = before ? suggestions(source.macros, before.name).find(({ name }) => name === before.name) : undefined;
    if (!macro) return;
    event.preventDefault();
    put(macro);
  };
  const common = {
    ...rest,
    value,
    onKeyDown: keys,
    onClick: () => box.closeDropdown(),
    onBlur: () => {
      box.closeDropdown();
      onBlur?.();
    },
  };
  return (
    <Combobox
      store={box}
      withinPortal
      position="bottom-start"
      onOptionSubmit={(id) => {
        const macro = found.find((row) => row.id === id);
        if (macro) put(macro);
      }}
    >
      <Combobox.Target withKeyboardNavigation={open} withExpandedAttribute={false} withAriaAttributes={open}>
        {rows === undefined ? (
          <TextInput
            {...common}
            ref={(element) => void (field.current = element)}
            onChange={(event) => {
              onChange(event.currentTarget.value);
              look(event.currentTarget.value, event.currentTarget.selectionStart);
            }}
          />
        ) : (
          <Textarea
            {...common}
            ref={(element) => void (field.current = element)}
            autosize
            minRows={rows}
            maxRows={14}
            onChange={(event) => {
              onChange(event.currentTarget.value);
              look(event.currentTarget.value, event.currentTarget.selectionStart);
            }}
          />
        )}
      </Combobox.Target>
      <Combobox.Dropdown hidden={!open}>
        <Combobox.Options aria-label={t('options')}>
          {found.map(({ id, name, text, own }) => (
            <Combobox.Option key={id} value={id}>
              <span className={styles.option}>
                <strong>.{name}</strong>
                <span>{text}</span>
                <small>{own ? t('own') : t('clinic')}</small>
              </span>
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
