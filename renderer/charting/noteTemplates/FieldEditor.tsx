import { ActionIcon, Checkbox, Group, NumberInput, Select, Switch, TagsInput, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconChevronDown, IconChevronUp, IconTrash } from '@tabler/icons-react';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldKinds, measures, type NoteField } from '../../../electron/charting/noteTemplates/rules.ts';
import { QuantityInput } from '../../ui/QuantityInput.tsx';
import { FieldInput } from '../notes/FieldInput.tsx';
import type { DraftField } from './draft.ts';
import styles from './noteTemplates.module.css';

export interface FieldEditorProps {
  field: DraftField;
  problem: string | null;
  onChange: (change: Partial<NoteField>) => void;
  onMove: (by: 1 | -1) => void;
  onRemove: () => void;
}

/** One field of a template: its words, its kind, whether it is required; the rest opens below. */
export function FieldEditor({ field, problem, onChange, onMove, onRemove }: FieldEditorProps) {
  const { t } = useTranslation('noteTemplates');
  const [open, setOpen] = useState(false);
  const label = field.label.trim() || t('unnamed');
  const keys = (event: KeyboardEvent): void => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    onMove(event.key === 'ArrowUp' ? -1 : 1);
    const held = document.activeElement;
    // the row may have been taken out and put in again: whoever moves it stays in it
    requestAnimationFrame(() => held instanceof HTMLElement && held.focus());
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the keys of the fields inside, told in the hint
    <div className={styles.field} onKeyDown={keys}>
      <div className={styles.row}>
        <TextInput
          aria-label={t('label')}
          placeholder={t('label')}
          maxLength={120}
          value={field.label}
          error={problem}
          onChange={(event) => onChange({ label: event.currentTarget.value })}
        />
        <Select
          aria-label={t('kind')}
          allowDeselect={false}
          data={fieldKinds.map((kind) => ({ value: kind, label: t(`kind_${kind}`) }))}
          value={field.kind}
          onChange={(kind) => {
            if (kind === null || kind === field.kind) return;
            onChange({ kind, initial: null });
            if (kind === 'choice' || kind === 'choices' || kind === 'number' || kind === 'vitals') setOpen(true);
          }}
        />
        <Checkbox
          label={t('required')}
          checked={field.required}
          onChange={(event) => onChange({ required: event.currentTarget.checked })}
        />
        <span className={styles.tools}>
          <ActionIcon aria-label={t('more', { label })} aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? <IconChevronUp size={16} aria-hidden /> : <IconChevronDown size={16} aria-hidden />}
          </ActionIcon>
          <ActionIcon aria-label={t('moveUp', { label })} onClick={() => onMove(-1)}>
            <IconArrowUp size={16} aria-hidden />
          </ActionIcon>
          <ActionIcon aria-label={t('moveDown', { label })} onClick={() => onMove(1)}>
            <IconArrowDown size={16} aria-hidden />
          </ActionIcon>
          <ActionIcon aria-label={t('remove', { label })} onClick={onRemove}>
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        </span>
      </div>
      {open ? <Details field={field} onChange={onChange} /> : null}
    </div>
  );
}

function Details({ field, onChange }: { field: DraftField; onChange: (change: Partial<NoteField>) => void }) {
  const { t } = useTranslation('noteTemplates');
  const chooses = field.kind === 'choice' || field.kind === 'choices';
  return (
    <div className={styles.details}>
      {chooses ? (
        <TagsInput
          className={styles.wide}
          label={t('options')}
          description={t('optionsHelp')}
          maxTags={60}
          splitChars={[]}
          acceptValueOnBlur
          value={field.options}
          onChange={(options) => onChange({ options, initial: null })}
        />
      ) : null}
      {field.kind === 'number' ? (
        <>
          <TextInput
            label={t('unit')}
            maxLength={20}
            value={field.unit}
            onChange={(event) => onChange({ unit: event.currentTarget.value })}
          />
          <NumberInput
            label={t('decimals')}
            min={0}
            max={3}
            allowDecimal={false}
            clampBehavior="strict"
            value={field.decimals}
            onChange={(decimals) => onChange({ decimals: Number(decimals) || 0, initial: null })}
          />
          <QuantityInput label={t('min')} unit={field.unit} value={field.min} onChange={(min) => onChange({ min })} />
          <QuantityInput label={t('max')} unit={field.unit} value={field.max} onChange={(max) => onChange({ max })} />
        </>
      ) : null}
      {field.kind === 'vitals' ? (
        <>
          <Checkbox.Group
            className={styles.wide}
            label={t('measured')}
            value={field.measures}
            onChange={(chosen) => onChange({ measures: measures.filter((one) => chosen.includes(one)), initial: null })}
          >
            <Group gap="md" mt={6}>
              {measures.map((one) => (
                <Checkbox key={one} value={one} label={t(`measure_${one}`)} />
              ))}
            </Group>
          </Checkbox.Group>
          <Switch
            className={styles.wide}
            label={t('metric')}
            checked={field.metric}
            onChange={(event) => onChange({ metric: event.currentTarget.checked, initial: null })}
          />
        </>
      ) : null}
      <TextInput
        className={styles.wide}
        label={t('help')}
        description={t('helpHelp')}
        maxLength={300}
        value={field.help}
        onChange={(event) => onChange({ help: event.currentTarget.value })}
      />
      {field.kind === 'vitals' ? null : (
        <div className={styles.wide}>
          <FieldInput
            field={{ ...field, help: '', required: false }}
            label={t('initial')}
            value={field.initial}
            onChange={(initial) => onChange({ initial })}
          />
        </div>
      )}
    </div>
  );
}
