import { Checkbox, NumberInput, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ExamHow, examHows, lastDay } from '../../../electron/charting/orders/rules.ts';
import { dateOf } from '../../../electron/kernel/dates.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { DateField } from '../../ui/DateField.tsx';
import { Fields } from '../../ui/Fields.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { showDone } from '../../ui/toasts.tsx';
import { useNow } from '../../ui/useNow.ts';
import styles from './orders.module.css';
import { Reviewed } from './Reviewed.tsx';
import { ScopeEditor } from './ScopeEditor.tsx';
import { newScope, type ScopeDraft, scopeOf } from './scope.ts';

export interface ExamDialogProps {
  patientId: string;
  patientName: string;
  /** The visit it is made at. */
  appointmentId: string | null;
  /** Services the exam is wanted for. */
  serviceIds: readonly string[];
  onClose: () => void;
}

/** A prescriber's good-faith exam: what was gone through and found, what may be done, until when. */
export function ExamDialog({ patientId, patientName, appointmentId, serviceIds, onClose }: ExamDialogProps) {
  const { t } = useTranslation('orders');
  const trpc = useTRPC();
  const { zone } = useDesk();
  const today = dateOf(useNow(), zone);
  const policies = useQuery(trpc.clinic.policies.queryOptions({}));
  const months = policies.data?.values['charting.examMonths'] ?? 12;
  const [performedOn, setPerformedOn] = useState(today);
  const [until, setUntil] = useState<string | null>(null);
  const [how, setHow] = useState<ExamHow>('inPerson');
  const [historyReviewed, setHistory] = useState(false);
  const [allergiesReviewed, setAllergies] = useState(false);
  const [contraindications, setContraindications] = useState('');
  const [vitals, setVitals] = useState<Record<'systolic' | 'diastolic' | 'pulse', number | null>>({
    systolic: null,
    diastolic: null,
    pulse: null,
  });
  const [notes, setNotes] = useState('');
  const [scope, setScope] = useState<ScopeDraft[]>(() =>
    serviceIds.length === 0 ? [newScope(0)] : serviceIds.map((id, at) => newScope(at, `service:${id}`)),
  );
  const validUntil = until ?? lastDay(performedOn, months);
  const sign = useMutation(
    trpc.charting.orders.signExam.mutationOptions({
      onSuccess: () => {
        showDone(t('examSigned'));
        onClose();
      },
    }),
  );
  const allowed = scopeOf(scope);
  const vital = (key: keyof typeof vitals, unit: string) => ({
    label: t(key),
    suffix: ` ${unit}`,
    allowDecimal: false,
    allowNegative: false,
    min: 0,
    max: 300,
    value: vitals[key] ?? '',
    onChange: (value: string | number) => setVitals({ ...vitals, [key]: value === '' ? null : Number(value) }),
  });
  return (
    <FormDialog
      title={t('examTitle', { name: patientName })}
      text={t('examText')}
      size={780}
      submit={t('signExam')}
      ready={historyReviewed && allergiesReviewed && allowed.length > 0}
      busy={sign.isPending}
      problem={sign.error ? sentenceOf(sign.error) : null}
      onSubmit={() =>
        sign.mutate({
          patientId,
          appointmentId,
          performedOn,
          how,
          historyReviewed,
          allergiesReviewed,
          contraindications,
          ...vitals,
          notes,
          scope: allowed,
          validUntil,
        })
      }
      onClose={onClose}
    >
      <div>
        <Reviewed patientId={patientId} />
        <div className={styles.checks}>
          <Checkbox
            label={t('historyReviewed')}
            data-autofocus
            checked={historyReviewed}
            onChange={(event) => setHistory(event.currentTarget.checked)}
          />
          <Checkbox
            label={t('allergiesReviewed')}
            checked={allergiesReviewed}
            onChange={(event) => setAllergies(event.currentTarget.checked)}
          />
        </div>
      </div>
      <Fields columns={2}>
        <DateField
          label={t('performedOn')}
          maxDate={today}
          value={performedOn}
          onChange={(date) => date && setPerformedOn(date)}
        />
        <div>
          <div className={styles.quiet}>{t('how')}</div>
          <SegmentedControl
            aria-label={t('how')}
            value={how}
            onChange={(value) => setHow(value as ExamHow)}
            data={examHows.map((value) => ({ value, label: t(`how_${value}`) }))}
          />
        </div>
      </Fields>
      <TextInput
        label={t('contraindications')}
        placeholder={t('contraindicationsHint')}
        maxLength={2000}
        value={contraindications}
        onChange={(event) => setContraindications(event.currentTarget.value)}
      />
      <div className={styles.vitals} role="group" aria-label={t('vitals')}>
        <NumberInput {...vital('systolic', t('mmHg'))} />
        <NumberInput {...vital('diastolic', t('mmHg'))} />
        <NumberInput {...vital('pulse', t('perMinute'))} />
      </div>
      <Textarea
        label={t('notes')}
        placeholder={t('notesHint')}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={10_000}
        value={notes}
        onChange={(event) => setNotes(event.currentTarget.value)}
      />
      <ScopeEditor value={scope} onChange={setScope} />
      <Fields columns={2}>
        <DateField
          label={t('validUntil')}
          description={t('validUntilHelp', { months })}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          minDate={performedOn}
          maxDate={lastDay(performedOn, months)}
          value={validUntil}
          onChange={setUntil}
        />
      </Fields>
    </FormDialog>
  );
}
