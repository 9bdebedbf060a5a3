import { NumberInput, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Ranged, ranged, unitOf } from '../../../electron/charting/lasers/rules.ts';
import type { Laser } from '../../../electron/charting/lasers/schemas.ts';
import { useTRPC } from '../../api/client.ts';
import { sentenceOf } from '../../api/errors.ts';
import { Fields, WideField } from '../../ui/Fields.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { QuantityInput } from '../../ui/QuantityInput.tsx';
import { showDone } from '../../ui/toasts.tsx';

type Ends = Record<Ranged, { least: number | null; most: number | null }>;
const parts = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** What one device may be set to. Both ends of a range, or none. */
export function LimitsDialog({ laser, onClose }: { laser: Laser; onClose: () => void }) {
  const { t } = useTranslation('lasers');
  const trpc = useTRPC();
  const [wavelengths, setWavelengths] = useState(laser.limits.wavelengths.join(', '));
  const [handpieces, setHandpieces] = useState(laser.limits.handpieces.join(', '));
  const [ends, setEnds] = useState<Ends>(() => {
    const of = (setting: Ranged) => laser.limits.ranges[setting] ?? { least: null, most: null };
    return { fluence: of('fluence'), spot: of('spot'), pulse: of('pulse'), rate: of('rate'), passes: of('passes') };
  });
  const save = useMutation(
    trpc.charting.setLaserLimits.mutationOptions({
      onSuccess: () => {
        showDone(t('saved', { name: laser.name }));
        onClose();
      },
    }),
  );
  const numbers = parts(wavelengths).map(Number);
  const badWave = numbers.some((n) => !Number.isInteger(n) || n < 100 || n > 20_000);
  const bad = (setting: Ranged): boolean => {
    const { least, most } = ends[setting];
    if (least === null && most === null) return false;
    return least === null || most === null || least > most;
  };
  const rangeOf = (setting: Ranged): { least: number; most: number } | null => {
    const { least, most } = ends[setting];
    return least === null || most === null ? null : { least, most };
  };
  const field = (setting: Ranged, end: 'least' | 'most') => {
    const label = t(end, { setting: t(setting) });
    const value = ends[setting][end];
    const set = (next: number | null): void =>
      setEnds((before) => ({ ...before, [setting]: { ...before[setting], [end]: next } }));
    const error = end === 'most' && bad(setting) ? t('rangeWrong', { setting: t(setting) }) : undefined;
    return setting === 'passes' ? (
      <NumberInput
        key={`${setting} ${end}`}
        label={label}
        error={error}
        allowDecimal={false}
        min={1}
        max={50}
        value={value ?? ''}
        onChange={(next) => set(next === '' ? null : Number(next))}
      />
    ) : (
      <QuantityInput
        key={`${setting} ${end}`}
        label={label}
        error={error}
        unit={unitOf[setting]}
        min={1}
        value={value}
        onChange={set}
      />
    );
  };
  return (
    <FormDialog
      title={t('edit', { name: laser.name })}
      size={560}
      submit={t('save')}
      ready={!badWave && !ranged.some(bad)}
      busy={save.isPending}
      problem={save.error ? sentenceOf(save.error) : null}
      onSubmit={() =>
        save.mutate({
          equipmentId: laser.id,
          expectedVersion: laser.version,
          wavelengths: numbers,
          handpieces: parts(handpieces),
          ranges: {
            fluence: rangeOf('fluence'),
            spot: rangeOf('spot'),
            pulse: rangeOf('pulse'),
            rate: rangeOf('rate'),
            passes: rangeOf('passes'),
          },
        })
      }
      onClose={onClose}
    >
      <Fields columns={2}>
        <WideField>
          <TextInput
            label={t('wavelengths')}
            description={t('wavelengthsHelp')}
            error={badWave ? t('wavelengthsWrong') : undefined}
            data-autofocus
            value={wavelengths}
            onChange={(event) => setWavelengths(event.currentTarget.value)}
          />
        </WideField>
        <WideField>
          <TextInput
            label={t('handpieces')}
            description={t('handpiecesHelp')}
            value={handpieces}
            onChange={(event) => setHandpieces(event.currentTarget.value)}
          />
        </WideField>
        {ranged.flatMap((setting) => [field(setting, 'least'), field(setting, 'most')])}
      </Fields>
    </FormDialog>
  );
}
