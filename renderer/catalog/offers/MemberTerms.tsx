import { NumberInput, Select, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { memberIntervals } from '../../../electron/catalog/offers/rules.ts';
import { Fields } from '../../ui/Fields.tsx';
import type { OfferDraft } from './offerDraft.ts';
import { everyWords } from './offerWords.ts';

/** How a membership is billed, frozen and cancelled. */
export function MemberTerms(props: { draft: OfferDraft; onChange: (change: Partial<OfferDraft>) => void }) {
  const { t } = useTranslation('catalog');
  const { draft, onChange } = props;
  const number = (field: 'freezeDays' | 'minimumPeriods' | 'noticeDays', max: number, unit: string) => ({
    min: 0,
    max,
    allowDecimal: false,
    suffix: ` ${unit}`,
    value: draft[field],
    onChange: (value: string | number) => onChange({ [field]: Math.max(0, Number(value) || 0) }),
  });
  return (
    <>
      <Fields columns={2}>
        <Select
          label={t('billed')}
          allowDeselect={false}
          data={memberIntervals.map((months) => ({ value: String(months), label: everyWords(t, months) }))}
          value={String(draft.intervalMonths)}
          onChange={(value) => onChange({ intervalMonths: Number(value ?? 1) })}
        />
        <NumberInput
          label={t('memberDiscount')}
          placeholder={t('memberDiscountNone')}
          min={0}
          max={100}
          decimalScale={2}
          suffix=" %"
          value={draft.percent}
          onChange={(value) => onChange({ percent: value === '' ? '' : Number(value) })}
        />
      </Fields>
      {draft.contents.length > 0 ? (
        <Switch
          label={t('rollOver')}
          description={t('rollOverHelp')}
          checked={draft.rollOver}
          onChange={(event) => onChange({ rollOver: event.currentTarget.checked })}
        />
      ) : null}
      <Fields columns={3}>
        <NumberInput label={t('freezeDays')} {...number('freezeDays', 366, t('days'))} />
        <NumberInput label={t('minimumPeriods')} {...number('minimumPeriods', 36, t('periods'))} />
        <NumberInput label={t('noticeDays')} {...number('noticeDays', 90, t('days'))} />
      </Fields>
    </>
  );
}
