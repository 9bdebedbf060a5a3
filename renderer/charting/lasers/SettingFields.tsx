import { Autocomplete, NumberInput, Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { coolings, endpoints, type LaserSettings, skinTypes, unitOf } from '../../../electron/charting/lasers/rules.ts';
import type { Laser } from '../../../electron/charting/lasers/schemas.ts';
import { QuantityInput } from '../../ui/QuantityInput.tsx';
import styles from '../map/map.module.css';

/** The settings of a device as fields. `onSettle` when a field is left or chosen. */
export function SettingFields({
  settings,
  laser,
  onChange,
  onSettle,
}: {
  settings: LaserSettings;
  laser: Laser;
  onChange: (change: Partial<LaserSettings>) => void;
  onSettle: (change?: Partial<LaserSettings>) => void;
}) {
  const { t } = useTranslation('lasers');
  const set = (change: Partial<LaserSettings>): void => {
    onChange(change);
    onSettle(change);
  };
  const { wavelengths, handpieces } = laser.limits;
  const number = (setting: 'fluence' | 'spot' | 'pulse' | 'rate', step: number) => (
    <QuantityInput
      size="xs"
      label={t(setting)}
      unit={unitOf[setting]}
      step={step}
      min={1}
      value={settings[setting]}
      onChange={(value) => onChange({ [setting]: value })}
      onBlur={() => onSettle()}
    />
  );
  return (
    <>
      <div className={styles.pairRow}>
        {wavelengths.length === 0 ? (
          <NumberInput
            size="xs"
            label={t('wavelength')}
            suffix=" nm"
            hideControls
            allowDecimal={false}
            min={100}
            max={20_000}
            value={settings.wavelength ?? ''}
            onChange={(value) => onChange({ wavelength: value === '' ? null : Number(value) })}
            onBlur={() => onSettle()}
          />
        ) : (
          <Select
            size="xs"
            label={t('wavelength')}
            placeholder={t('notSaid')}
            data={wavelengths.map((n) => ({ value: String(n), label: t('nm', { n }) }))}
            value={settings.wavelength === null ? null : String(settings.wavelength)}
            onChange={(value) => set({ wavelength: value === null ? null : Number(value) })}
          />
        )}
        <Autocomplete
          size="xs"
          label={t('handpiece')}
          data={handpieces}
          maxLength={60}
          value={settings.handpiece}
          onChange={(handpiece) => onChange({ handpiece })}
          onBlur={() => onSettle()}
        />
        {number('fluence', 500)}
        {number('spot', 1000)}
        {number('pulse', 1000)}
        {number('rate', 500)}
        <NumberInput
          size="xs"
          label={t('passes')}
          allowDecimal={false}
          min={1}
          max={50}
          value={settings.passes}
          onChange={(value) => onChange({ passes: value === '' ? 1 : Number(value) })}
          onBlur={() => onSettle()}
        />
        <Select
          size="xs"
          label={t('skinType')}
          placeholder={t('notSaid')}
          clearable
          data={skinTypes.map((type, index) => ({ value: String(index + 1), label: type }))}
          value={settings.skinType === null ? null : String(settings.skinType)}
          onChange={(value) => set({ skinType: value === null ? null : Number(value) })}
        />
      </div>
      <Select
        size="xs"
        label={t('cooling')}
        placeholder={t('notSaid')}
        clearable
        data={coolings.map((value) => ({ value, label: t(`cooling_${value}`) }))}
        value={settings.cooling}
        onChange={(cooling) => set({ cooling })}
      />
      <Select
        size="xs"
        label={t('endpoint')}
        placeholder={t('notSaid')}
        clearable
        data={endpoints.map((value) => ({ value, label: t(`endpoint_${value}`) }))}
        value={settings.endpoint}
        onChange={(endpoint) => set({ endpoint })}
      />
      <TextInput
        size="xs"
        label={t('note')}
        maxLength={300}
        value={settings.note}
        onChange={(event) => onChange({ note: event.currentTarget.value })}
        onBlur={() => onSettle()}
      />
    </>
  );
}
