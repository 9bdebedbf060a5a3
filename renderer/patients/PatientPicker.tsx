import { ActionIcon, Combobox, Input, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch, IconX } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../api/client.ts';
import { formatDate } from '../ui/format.ts';
import { PatientForm } from './PatientForm.tsx';
import styles from './patients.module.css';

export interface PickedPatient {
  id: string;
  name: string;
}

export interface PatientPickerProps {
  value: PickedPatient | null;
  onChange: (patient: PickedPatient | null) => void;
  autoFocus?: boolean;
  error?: string | undefined;
  /** May a new patient be added from here? */
  canAdd: boolean;
}

const addOption = '+';

/** Finds a patient by what is typed, or adds one without leaving the place. */
export function PatientPicker({ value, onChange, autoFocus, error, canAdd }: PatientPickerProps) {
  const { t } = useTranslation('patients');
  const trpc = useTRPC();
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text.trim(), 120);
  const [adding, setAdding] = useState(false);
  // after "choose another" one types at once
  const cleared = useRef(false);
  const box = useCombobox({ onDropdownClose: () => box.resetSelectedOption() });
  const list = useQuery({
    ...trpc.patients.search.queryOptions({ text: asked, limit: 8 }),
    enabled: asked !== '',
    placeholderData: keepPreviousData,
  });
  const hits = asked === '' ? [] : (list.data?.patients ?? []);

  // Enter takes the first one found
  const first = hits[0];
  const { selectFirstOption } = box;
  useEffect(() => {
    if (first?.id) selectFirstOption();
  }, [first?.id, selectFirstOption]);

  // who was found for fewer letters may be somebody else: Enter waits for what is typed, an option chosen by arrows stands
  const found = text.trim() === asked && !list.isPlaceholderData && !list.isPending;
  const [hurried, setHurried] = useState(false);
  const walked = useRef(false);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key.startsWith('Arrow')) walked.current = true;
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || text.trim() === '' || found || walked.current) return;
    event.preventDefault();
    event.stopPropagation();
    setHurried(true);
  };
  useEffect(() => {
    if (!hurried || !found) return;
    setHurried(false);
    if (first) onChange({ id: first.id, name: first.name });
  }, [hurried, found, first, onChange]);

  if (value) {
    return (
      <Input.Wrapper label={t('patient')}>
        <div className={styles.picked}>
          <strong className={styles.pickedText}>{value.name}</strong>
          <ActionIcon
            aria-label={t('change')}
            onClick={() => {
              cleared.current = true;
              setText('');
              onChange(null);
            }}
          >
            <IconX size={15} aria-hidden />
          </ActionIcon>
        </div>
      </Input.Wrapper>
    );
  }
  return (
    <>
      <Combobox
        store={box}
        onOptionSubmit={(id) => {
          const hit = hits.find((row) => row.id === id);
          if (hit) onChange({ id: hit.id, name: hit.name });
          else setAdding(true);
          box.closeDropdown();
        }}
      >
        <Combobox.Target>
          <TextInput
            label={t('patient')}
            placeholder={t('pickHint')}
            required
            error={error}
            leftSection={<IconSearch size={15} aria-hidden />}
            value={text}
            data-autofocus={autoFocus || undefined}
            autoFocus={cleared.current}
            autoComplete="off"
            onKeyDownCapture={onKeyDown}
            onChange={(event) => {
              walked.current = false;
              setHurried(false);
              setText(event.currentTarget.value);
              box.openDropdown();
            }}
            onFocus={() => text !== '' && box.openDropdown()}
            onBlur={() => box.closeDropdown()}
          />
        </Combobox.Target>
        <Combobox.Dropdown hidden={asked === '' && !canAdd}>
          <Combobox.Options>
            {hits.map((row) => (
              <Combobox.Option key={row.id} value={row.id}>
                <span className={styles.option}>
                  <span>{row.name}</span>
                  <span className={styles.optionFacts}>
                    {[row.birthDate ? formatDate(row.birthDate) : null, row.phone].filter(Boolean).join(' · ')}
                  </span>
                </span>
              </Combobox.Option>
            ))}
            {asked !== '' && hits.length === 0 && !list.isFetching ? (
              <Combobox.Empty>{t('pickNone')}</Combobox.Empty>
            ) : null}
            {canAdd ? (
              <Combobox.Option value={addOption}>
                {asked === '' ? t('pickNewPlain') : t('pickNew', { name: text.trim() })}
              </Combobox.Option>
            ) : null}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
      {adding ? (
        <PatientForm
          patient={null}
          typed={text}
          onSaved={onChange}
          onClose={() => setAdding(false)}
          twinAction={t('useThis')}
          onTwin={onChange}
        />
      ) : null}
    </>
  );
}
