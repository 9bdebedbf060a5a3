import { Button, Group, SegmentedControl, Select, Stack, Switch, TextInput } from '@mantine/core';
import { type UseFormReturnType, useForm } from '@mantine/form';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { AddPrinter } from '../../electron/devices/printers/schemas.ts';
import {
  type CodePage,
  codePages,
  connections,
  isReceiptPaper,
  kindOfPaper,
  labelBox,
  labelFineness,
  labelSizes,
  papers,
} from '../../electron/devices/rules.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Fields, WideField } from '../ui/Fields.tsx';
import styles from './devices.module.css';
import { PrinterAddress } from './PrinterAddress.tsx';
import type { Printer } from './PrinterCard.tsx';
import { draftOf, fieldsOf, type PrinterDraft } from './printerDraft.ts';

/** What a code page is good for, in words. */
const letters: Record<CodePage, string> = {
  PC437: 'English (PC437)',
  PC850: 'Western Europe (PC850)',
  PC858: 'Western Europe, € (PC858)',
  WPC1252: 'Western Europe, € (WPC1252)',
  'ISO8859-15': 'Western Europe, € (ISO 8859-15)',
  PC860: 'Portuguese (PC860)',
  PC863: 'Canadian French (PC863)',
  PC865: 'Nordic (PC865)',
  PC852: 'Central Europe (PC852)',
  WPC1250: 'Central Europe, € (WPC1250)',
  PC866: 'Cyrillic (PC866)',
  WPC1251: 'Cyrillic (WPC1251)',
  WPC1253: 'Greek (WPC1253)',
  WPC1254: 'Turkish (WPC1254)',
};

interface FormProps {
  printer: Printer | null;
  busy: boolean;
  sentence: string | null;
  onClose: () => void;
  onSave: (fields: AddPrinter & { active: boolean }) => void;
}

/** One form for every kind of printer; it shows the fields that the chosen paper and connection have. */
export function PrinterForm({ printer, busy, sentence, onClose, onSave }: FormProps) {
  const { t } = useTranslation('devices');
  const connectionLabel = useId();
  const form = useForm<PrinterDraft>({
    mode: 'controlled',
    initialValues: draftOf(printer),
    // what the door would say to these fields
    validate: (draft) =>
      Object.fromEntries(
        (AddPrinter.safeParse(fieldsOf(draft)).error?.issues ?? []).map((issue) => [
          String(issue.path[0]),
          issue.message,
        ]),
      ),
  });
  const { paper, connection } = form.values;
  const roll = isReceiptPaper(paper);
  const cabled = kindOfPaper(paper) !== 'page';
  const save = form.onSubmit((draft) => onSave({ ...AddPrinter.parse(fieldsOf(draft)), active: draft.active }));
  return (
    <form onSubmit={save} noValidate>
      <Stack gap="md">
        <Fields columns={2}>
          <TextInput
            label={t('name')}
            description={t('printerNameHelp')}
            required
            data-autofocus
            maxLength={60}
            {...form.getInputProps('name')}
          />
          <Select
            label={t('paper')}
            description={t('paperHelp')}
            allowDeselect={false}
            data={papers.map((each) => ({ value: each, label: t(`paper_${each}`) }))}
            {...form.getInputProps('paper')}
            onChange={(value) => {
              const chosen = papers.find((each) => each === value) ?? 'receipt80';
              form.setValues({ paper: chosen, ...(kindOfPaper(chosen) === 'page' ? { connection: 'queue' } : {}) });
            }}
          />
          {paper === 'label' ? <LabelFields form={form} /> : null}
          {cabled ? (
            <WideField>
              <div role="group" aria-labelledby={connectionLabel}>
                <div className={styles.label} id={connectionLabel}>
                  {t('connection')}
                </div>
                <SegmentedControl
                  fullWidth
                  data={connections.map((each) => ({ value: each, label: t(`connection_${each}`) }))}
                  {...form.getInputProps('connection')}
                />
              </div>
            </WideField>
          ) : null}
          <PrinterAddress key={connection} connection={connection} form={form} />
          {roll ? (
            <>
              <Select
                label={t('codePage')}
                description={t('codePageHelp')}
                allowDeselect={false}
                data={codePages.map((page) => ({ value: page, label: letters[page] }))}
                {...form.getInputProps('codePage')}
              />
              <Select
                label={t('qrCodes')}
                description={t('qrCodesHelp')}
                allowDeselect={false}
                data={[
                  { value: 'printer', label: t('qrNative') },
                  { value: 'picture', label: t('qrPicture') },
                ]}
                value={form.values.nativeQr ? 'printer' : 'picture'}
                onChange={(value) => form.setFieldValue('nativeQr', value !== 'picture')}
              />
              <WideField>
                <Switch
                  label={t('drawer')}
                  description={t('drawerHelp')}
                  {...form.getInputProps('drawer', { type: 'checkbox' })}
                />
              </WideField>
            </>
          ) : null}
          {printer ? (
            <WideField>
              <Switch
                label={t('printerInUse')}
                description={t('printerInUseHelp')}
                {...form.getInputProps('active', { type: 'checkbox' })}
              />
            </WideField>
          ) : null}
        </Fields>
        {sentence ? <ErrorNotice sentence={sentence} /> : null}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={busy}>
            {t('save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** What a label printer has in it. */
function LabelFields({ form }: { form: UseFormReturnType<PrinterDraft> }) {
  const { t } = useTranslation('devices');
  return (
    <>
      <Select
        label={t('labelSize')}
        description={t('labelSizeHelp')}
        allowDeselect={false}
        data={labelSizes.map((size) => ({ value: size, label: t('labelSizeText', labelBox(size)) }))}
        {...form.getInputProps('labelSize')}
      />
      <Select
        label={t('fineness')}
        description={t('finenessHelp')}
        allowDeselect={false}
        data={labelFineness.map((dots) => ({ value: String(dots), label: t(`fineness_${dots}`) }))}
        {...form.getInputProps('dotsPerMm')}
      />
    </>
  );
}
