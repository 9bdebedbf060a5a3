import { NumberInput, SegmentedControl, Select, Switch, Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ruleProblem, type Trigger, triggers } from '../../../electron/charting/alerts/rules.ts';
import type { Rule, RuleFields } from '../../../electron/charting/alerts/schemas.ts';
import { safetyWeights } from '../../../electron/charting/safety/rules.ts';
import { useTRPC } from '../../api/client.ts';
import { sentenceOf } from '../../api/errors.ts';
import { Fields } from '../../ui/Fields.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { QuantityInput } from '../../ui/QuantityInput.tsx';
import { showDone } from '../../ui/toasts.tsx';
import styles from './alerts.module.css';
import { RuleListens } from './RuleListens.tsx';
import { RuleTarget } from './RuleTarget.tsx';

const empty: RuleFields = {
  name: '',
  trigger: 'allergy',
  words: [],
  conditions: [],
  number: null,
  most: null,
  targetKind: 'productKind',
  target: 'toxin',
  weight: 'reason',
  sentence: '',
  source: '',
};

/** What a rule keeps when it comes to listen to something else. */
const keeping = (trigger: Trigger): Partial<RuleFields> => ({
  trigger,
  ...(['allergy', 'medication', 'condition'].includes(trigger) ? {} : { words: [] }),
  ...(trigger === 'condition' ? {} : { conditions: [] }),
  ...(trigger === 'cumulative' ? {} : { most: null }),
  number: null,
});

/** Adds a safety rule, or changes one. */
export function RuleDialog({ rule, onClose }: { rule: Rule | null; onClose: () => void }) {
  const { t } = useTranslation('alerts');
  const trpc = useTRPC();
  const [fields, setFields] = useState<RuleFields>(() => {
    if (!rule) return empty;
    const { id: _id, targetName: _name, active: _active, position: _position, version: _version, ...known } = rule;
    return known;
  });
  const [active, setActive] = useState(rule?.active ?? true);
  const [tried, setTried] = useState(false);
  const set = (change: Partial<RuleFields>): void => setFields((now) => ({ ...now, ...change }));
  const done = {
    onSuccess: () => {
      showDone(t('saved', { name: fields.name }));
      onClose();
    },
  };
  const add = useMutation(trpc.charting.alerts.addRule.mutationOptions(done));
  const update = useMutation(trpc.charting.alerts.changeRule.mutationOptions(done));
  const error = add.error ?? update.error;
  const problem = ruleProblem(fields);
  const submit = (): void => {
    setTried(true);
    if (problem) return;
    if (rule) update.mutate({ ...fields, id: rule.id, active, expectedVersion: rule.version });
    else add.mutate(fields);
  };
  return (
    <FormDialog
      title={rule ? t('editTitle', { name: rule.name }) : t('newTitle')}
      size={680}
      submit={t('save')}
      ready={fields.name.trim().length >= 3 && fields.sentence.trim().length >= 3}
      busy={add.isPending || update.isPending}
      problem={error ? sentenceOf(error) : tried ? (problem ?? null) : null}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextInput
        label={t('name')}
        required
        data-autofocus
        maxLength={120}
        value={fields.name}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <Select
        label={t('trigger')}
        allowDeselect={false}
        data={triggers.map((value) => ({ value, label: t(`trigger_${value}`) }))}
        value={fields.trigger}
        onChange={(value) => set(keeping((value ?? 'allergy') as Trigger))}
      />
      <RuleListens fields={fields} onChange={set} />
      {fields.trigger === 'cumulative' ? (
        <Fields columns={2}>
          <QuantityInput
            label={t('more')}
            unit={fields.target === 'filler' ? 'mL' : 'U'}
            min={1}
            value={fields.most}
            onChange={(most) => set({ most })}
          />
          <NumberInput
            label={t('withinTotal')}
            description={t('withinTotalHelp')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            suffix={` ${t('days')}`}
            min={0}
            max={3650}
            allowDecimal={false}
            value={fields.number ?? ''}
            onChange={(value) => set({ number: value === '' ? null : Number(value) })}
          />
        </Fields>
      ) : null}
      <RuleTarget fields={fields} onChange={set} />
      <div role="group" aria-label={t('weight')}>
        <SegmentedControl
          aria-label={t('weight')}
          value={fields.weight}
          onChange={(value) => set({ weight: value as RuleFields['weight'] })}
          data={safetyWeights.map((value) => ({ value, label: t(`weight_${value}`) }))}
        />
        <div className={styles.quiet}>{t(`weightHelp_${fields.weight}`)}</div>
      </div>
      <Textarea
        label={t('sentence')}
        placeholder={t('sentenceHint')}
        required
        autosize
        minRows={2}
        maxLength={300}
        value={fields.sentence}
        onChange={(event) => set({ sentence: event.currentTarget.value })}
      />
      <TextInput
        label={t('source')}
        placeholder={t('sourceHint')}
        maxLength={300}
        value={fields.source}
        onChange={(event) => set({ source: event.currentTarget.value })}
      />
      {rule ? (
        <Switch
          label={t('inUse')}
          description={t('inUseHelp')}
          checked={active}
          onChange={(event) => setActive(event.currentTarget.checked)}
        />
      ) : null}
    </FormDialog>
  );
}
