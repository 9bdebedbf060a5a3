import { ActionIcon, Button, NumberInput, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '../../../electron/kernel/money.ts';
import { useDesk } from '../../api/desk.ts';
import { formatDate } from '../../ui/format.ts';
import { Panel } from '../../ui/Page.tsx';
import styles from './estimates.module.css';
import { LineEditor } from './LineEditor.tsx';
import { type DraftVisit, newLine } from './useEstimateDraft.ts';
import type { useOfferedItems } from './useOfferedItems.ts';

export interface VisitEditorProps {
  visit: DraftVisit;
  number: number;
  plannedOn: string;
  totalCents: number;
  offered: ReturnType<typeof useOfferedItems>;
  onChange: (to: (before: DraftVisit) => DraftVisit) => void;
  onRemove: (() => void) | null;
}

/** One visit of a draft: its name, when it falls due, its lines. */
export function VisitEditor({ visit, number, plannedOn, totalCents, offered, onChange, onRemove }: VisitEditorProps) {
  const { t } = useTranslation('estimates');
  const { currency } = useDesk();
  const [fresh, setFresh] = useState<string | null>(null);
  const add = (): void => {
    const line = newLine();
    setFresh(line.key);
    onChange((before) => ({ ...before, lines: [...before.lines, line] }));
  };
  return (
    <Panel
      title={t('visit', { number })}
      actions={
        onRemove ? (
          <ActionIcon
            variant="subtle"
            color="gray"
            size={28}
            aria-label={t('removeVisit', { number })}
            onClick={onRemove}
          >
            <IconTrash size={15} aria-hidden />
          </ActionIcon>
        ) : null
      }
    >
      <div className={styles.visitHead}>
        <TextInput
          label={t('visitTitle', { number })}
          value={visit.title}
          maxLength={80}
          onChange={(event) => {
            const title = event.currentTarget.value;
            onChange((before) => ({ ...before, title }));
          }}
        />
        <NumberInput
          label={number === 1 ? t('weeksFirst') : t('weeksAfter')}
          value={visit.weeksAfter}
          min={0}
          max={104}
          clampBehavior="strict"
          allowDecimal={false}
          rightSectionProps={{ 'aria-hidden': true }}
          onChange={(value) => onChange((before) => ({ ...before, weeksAfter: Number(value) || 0 }))}
          description={t('around', { date: formatDate(plannedOn) })}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
        />
      </div>
      {visit.lines.length > 0 ? (
        <div className={styles.lines}>
          <div className={`${styles.line} ${styles.head}`} aria-hidden>
            <span>{t('what')}</span>
            <span>{t('quantity')}</span>
            <span>{t('list')}</span>
            <span>{t('agreed')}</span>
            <span>{t('amount')}</span>
            <span />
          </div>
          {visit.lines.map((line) => (
            <LineEditor
              key={line.key}
              line={line}
              offered={offered}
              fresh={fresh === line.key}
              onChange={(next) =>
                onChange((before) => ({
                  ...before,
                  lines: before.lines.map((row) => (row.key === next.key ? next : row)),
                }))
              }
              onRemove={() =>
                onChange((before) => ({ ...before, lines: before.lines.filter((row) => row.key !== line.key) }))
              }
            />
          ))}
        </div>
      ) : null}
      <div className={styles.foot}>
        <Button variant="subtle" size="xs" leftSection={<IconPlus size={14} aria-hidden />} onClick={add}>
          {t('addLine')}
        </Button>
        <span className="s-num">{formatMoney(totalCents, currency)}</span>
      </div>
    </Panel>
  );
}
