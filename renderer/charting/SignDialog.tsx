import { Alert, Button, Group, Modal, SegmentedControl, Stack, TextInput } from '@mantine/core';
import { IconSignature } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Chart } from '../../electron/charting/schemas.ts';
import { formatAmount } from '../../electron/kernel/quantity.ts';
import { useTRPC } from '../api/client.ts';
import { sentenceOf } from '../api/errors.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { showDone } from '../ui/toasts.tsx';
import styles from './charting.module.css';
import type { ChartLine } from './useChart.ts';

const enough = (text: string | undefined): text is string => text !== undefined && text.trim().length >= 3;

/** Signs the note: per service performed or not, and a reason for everything that does not agree. */
export function SignDialog({ chart, onClose }: { chart: Chart; onClose: () => void }) {
  const { t } = useTranslation('charting');
  const trpc = useTRPC();
  const [skipped, setSkipped] = useState<ReadonlySet<string>>(new Set());
  const [reasons, setReasons] = useState<Readonly<Record<string, string>>>({});
  const sign = useMutation(
    trpc.charting.sign.mutationOptions({
      onSuccess: () => {
        showDone(t('signedDone'));
        onClose();
      },
    }),
  );
  const { encounter } = chart;
  const lines = chart.lines.filter((line) => line.state === 'planned');
  const open = chart.missing.filter(
    (item) =>
      item.kind === 'difference' ||
      item.kind === 'field' ||
      item.serviceLineId === null ||
      !skipped.has(item.serviceLineId),
  );
  const keyed = open.filter((item) => item.key !== null && item.weight === 'reason');
  const safety = chart.safety.mayOverride ? keyed : [];
  const musts = open.filter((item) => item.weight === 'blocks' || (keyed.includes(item) && !chart.safety.mayOverride));
  const consents = open.filter((item) => item.kind === 'consent' && item.weight === 'reason');
  const photos = open.filter((item) => item.kind === 'photo' && item.weight === 'reason');
  const differences = open.filter((item) => item.kind === 'difference');
  const fields = open.filter((item) => item.kind === 'field' && item.weight === 'reason');
  const text = (key: string): string => reasons[key] ?? '';
  const write = (key: string, value: string): void => setReasons({ ...reasons, [key]: value });
  const wanted = [
    ...[...skipped].map((id) => `skip ${id}`),
    ...consents.map((item) => `consent ${item.serviceLineId}`),
    ...photos.map((item) => `photo ${item.serviceLineId}`),
    ...fields.map((item) => `field ${item.fieldId}`),
    ...differences.map((item) => `difference ${item.serviceLineId} ${item.productId}`),
    ...safety.map((item) => `safety ${item.serviceLineId} ${item.key}`),
  ];
  const ready = encounter !== null && musts.length === 0 && wanted.every((key) => enough(reasons[key]));

  const submit = (): void => {
    if (!encounter || !ready) return;
    sign.mutate({
      encounterId: encounter.id,
      expectedVersion: encounter.version,
      seenIds: chart.seenIds,
      notPerformed: [...skipped].map((id) => ({ serviceLineId: id, reason: text(`skip ${id}`).trim() })),
      withoutConsent: consents.map((item) => ({
        serviceLineId: item.serviceLineId ?? '',
        reason: text(`consent ${item.serviceLineId}`).trim(),
      })),
      withoutPhotos: photos.map((item) => ({
        serviceLineId: item.serviceLineId ?? '',
        reason: text(`photo ${item.serviceLineId}`).trim(),
      })),
      emptyFields: fields.map((item) => ({
        fieldId: item.fieldId ?? '',
        reason: text(`field ${item.fieldId}`).trim(),
      })),
      overrides: safety.map((item) => ({
        serviceLineId: item.serviceLineId ?? '',
        key: item.key ?? '',
        reason: text(`safety ${item.serviceLineId} ${item.key}`).trim(),
      })),
      reasons: differences.map((item) => ({
        serviceLineId: item.serviceLineId ?? '',
        productId: item.productId ?? '',
        reason: text(`difference ${item.serviceLineId} ${item.productId}`).trim(),
      })),
    });
  };

  const choose = (line: ChartLine, performed: boolean): void => {
    const next = new Set(skipped);
    if (performed) next.delete(line.serviceLineId);
    else next.add(line.serviceLineId);
    setSkipped(next);
  };

  return (
    <Modal opened onClose={onClose} title={t('signTitle')} size={600}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Stack gap="md">
          <p style={{ margin: 0 }}>{t('signText')}</p>
          {lines.map((line) => {
            const skips = skipped.has(line.serviceLineId);
            return (
              <fieldset key={line.serviceLineId} className={styles.signLine}>
                <legend className="s-visually-hidden">{line.serviceName}</legend>
                <div className={styles.signHead}>
                  <span>
                    <strong>{line.serviceName}</strong>
                    <small>{factsOf(line)}</small>
                  </span>
                  <SegmentedControl
                    aria-label={line.serviceName}
                    value={skips ? 'no' : 'yes'}
                    disabled={line.charted > 0}
                    onChange={(value) => choose(line, value === 'yes')}
                    data={[
                      { value: 'yes', label: t('performed') },
                      { value: 'no', label: t('notPerformed') },
                    ]}
                  />
                </div>
                {skips ? (
                  <TextInput
                    label={t('notPerformedWhy')}
                    required
                    data-autofocus
                    maxLength={300}
                    value={text(`skip ${line.serviceLineId}`)}
                    onChange={(event) => write(`skip ${line.serviceLineId}`, event.currentTarget.value)}
                  />
                ) : null}
                {consents
                  .filter((item) => item.serviceLineId === line.serviceLineId)
                  .map((item) => (
                    <TextInput
                      key={item.kind}
                      label={t('withoutConsentWhy')}
                      required
                      maxLength={300}
                      value={text(`consent ${line.serviceLineId}`)}
                      onChange={(event) => write(`consent ${line.serviceLineId}`, event.currentTarget.value)}
                    />
                  ))}
                {photos
                  .filter((item) => item.serviceLineId === line.serviceLineId)
                  .map((item) => (
                    <TextInput
                      key={item.kind}
                      label={t('withoutPhotosWhy')}
                      description={item.sentence}
                      required
                      maxLength={300}
                      value={text(`photo ${line.serviceLineId}`)}
                      onChange={(event) => write(`photo ${line.serviceLineId}`, event.currentTarget.value)}
                    />
                  ))}
                {safety
                  .filter((item) => item.serviceLineId === line.serviceLineId)
                  .map((item) => (
                    <TextInput
                      key={item.key}
                      label={t('safetyWhy')}
                      description={item.sentence}
                      required
                      maxLength={300}
                      value={text(`safety ${line.serviceLineId} ${item.key}`)}
                      onChange={(event) => write(`safety ${line.serviceLineId} ${item.key}`, event.currentTarget.value)}
                    />
                  ))}
                {differences
                  .filter((item) => item.serviceLineId === line.serviceLineId)
                  .map((item) => (
                    <TextInput
                      key={item.productId}
                      label={t('differenceWhy')}
                      description={item.sentence}
                      required
                      maxLength={300}
                      value={text(`difference ${line.serviceLineId} ${item.productId}`)}
                      onChange={(event) =>
                        write(`difference ${line.serviceLineId} ${item.productId}`, event.currentTarget.value)
                      }
                    />
                  ))}
              </fieldset>
            );
          })}
          {fields.length > 0 ? (
            <fieldset className={styles.signLine}>
              <legend className="s-visually-hidden">{t('emptyFields')}</legend>
              <strong>{t('emptyFields')}</strong>
              {fields.map((item) => (
                <TextInput
                  key={item.fieldId}
                  label={item.sentence}
                  placeholder={t('emptyFieldWhy')}
                  required
                  maxLength={300}
                  value={text(`field ${item.fieldId}`)}
                  onChange={(event) => write(`field ${item.fieldId}`, event.currentTarget.value)}
                />
              ))}
            </fieldset>
          ) : null}
          {musts.length > 0 ? (
            <Alert color="red" title={t('must')}>
              {musts.map((item) => (
                <p key={[item.kind, item.serviceLineId, item.fieldId, item.key].join(' ')} style={{ margin: 0 }}>
                  {item.sentence}
                </p>
              ))}
            </Alert>
          ) : null}
          {sign.error ? <ErrorNotice sentence={sentenceOf(sign.error)} /> : null}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button
              type="submit"
              data-autofocus
              leftSection={<IconSignature size={16} aria-hidden />}
              loading={sign.isPending}
              disabled={!ready}
            >
              {t('sign')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );

  function factsOf(line: ChartLine): string {
    const amount = (quantity: number): string => formatAmount(quantity, line.unit ?? 'each');
    return [
      t('lineBy', { provider: line.providerName }),
      line.productId
        ? `${t('charted')} ${amount(line.charted)}, ${t('drawn').toLowerCase()} ${amount(line.drawn)}`
        : '',
      line.pricing === 'perArea' && line.areas > 0 ? t('areasCount', { count: line.areas }) : '',
    ]
      .filter(Boolean)
      .join(' · ');
  }
}
