import { MultiSelect, NumberInput, TagsInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { RuleFields } from '../../../electron/charting/alerts/schemas.ts';
import { conditionKinds } from '../../../electron/patients/health/rules.ts';

export interface RulePartProps {
  fields: RuleFields;
  onChange: (change: Partial<RuleFields>) => void;
}

/** What of the patient, or of the time, a rule listens to. */
export function RuleListens({ fields, onChange }: RulePartProps) {
  const { t } = useTranslation('alerts');
  const { trigger } = fields;
  const number = (label: string, unit: string, least: number, help?: string) => (
    <NumberInput
      label={label}
      {...(help ? { description: help, inputWrapperOrder: ['label', 'input', 'description', 'error'] as const } : {})}
      w={240}
      suffix={` ${unit}`}
      min={least}
      max={3650}
      allowDecimal={false}
      allowNegative={false}
      value={fields.number ?? ''}
      onChange={(value) => onChange({ number: value === '' ? null : Number(value) })}
    />
  );
  if (trigger === 'age') return number(t('underAge'), t('years'), 1);
  if (trigger === 'interval') return number(t('withinInterval'), t('days'), 1);
  if (trigger !== 'allergy' && trigger !== 'medication' && trigger !== 'condition') return null;
  return (
    <>
      {trigger === 'condition' ? (
        <MultiSelect
          label={t('conditions')}
          searchable
          data={conditionKinds.map((kind) => ({ value: kind, label: t(`condition_${kind}`) }))}
          value={fields.conditions}
          onChange={(kinds) => onChange({ conditions: conditionKinds.filter((kind) => kinds.includes(kind)) })}
        />
      ) : null}
      <TagsInput
        label={t(trigger === 'condition' ? 'wordsAlso' : 'words')}
        description={t('wordsHelp')}
        splitChars={[',']}
        maxTags={60}
        value={fields.words}
        onChange={(words) => onChange({ words })}
      />
      {trigger === 'medication' ? number(t('alsoEnded'), t('days'), 0, t('alsoEndedHelp')) : null}
    </>
  );
}
