import { Button, Loader, Modal, NumberInput, Select } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type CSSProperties, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type LabelSheetName,
  labelSheetNames,
  labelSheets,
  placesOf,
} from '../../../electron/inventory/labels/rules.ts';
import { useTRPC } from '../../api/client.ts';
import { sentenceOf } from '../../api/errors.ts';
import { PdfFrame, usePdfFile } from '../../documents/PdfFrame.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import styles from './labels.module.css';

/** Labels on sheets that any printer takes: which sheet, and where its first free label is. */
export function SheetDialog({ containerIds, onClose }: { containerIds: readonly string[]; onClose: () => void }) {
  const { t } = useTranslation('inventory');
  const trpc = useTRPC();
  const count = containerIds.length;
  const [sheet, setSheet] = useState<LabelSheetName>('l7160');
  const [first, setFirst] = useState<number | string>(1);
  const draw = useMutation(trpc.labels.sheet.mutationOptions());
  const file = usePdfFile(draw.data);
  const places = placesOf(sheet);
  const used = Math.min(Math.max(Number(first) || 1, 1), places) - 1;
  const title = t('sheetTitle', { count });
  const again = (change: () => void): void => {
    change();
    draw.reset();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size="min(1100px, 92vw)"
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <div className={styles.sheet}>
        <form
          className={styles.choices}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            draw.mutate({ containerIds: [...containerIds], sheet, used });
          }}
        >
          <Select
            label={t('sheetKind')}
            allowDeselect={false}
            data={labelSheetNames.map((name) => ({ value: name, label: t(`sheet_${name}`) }))}
            value={sheet}
            onChange={(value) =>
              again(() => {
                setSheet(labelSheetNames.find((name) => name === value) ?? 'l7160');
                setFirst(1);
              })
            }
          />
          <NumberInput
            label={t('sheetFirst')}
            description={t('sheetFirstHelp')}
            min={1}
            max={places}
            allowDecimal={false}
            value={first}
            onChange={(value) => again(() => setFirst(value))}
          />
          <Places sheet={sheet} used={used} count={count} onChoose={(place) => again(() => setFirst(place))} />
          <p className={styles.quiet}>{t('sheetHelp')}</p>
          {draw.error ? <ErrorNotice sentence={sentenceOf(draw.error)} /> : null}
          <Button type="submit" loading={draw.isPending} data-autofocus>
            {t('sheetShow')}
          </Button>
        </form>
        <div className={styles.pages}>
          {draw.isIdle ? null : (
            <PdfFrame
              file={draw.isPending ? null : file}
              title={title}
              waiting={
                <>
                  <Loader aria-hidden />
                  <p>{t('sheetMaking')}</p>
                </>
              }
            />
          )}
        </div>
      </div>
    </Modal>
  );
}

interface PlacesProps {
  sheet: LabelSheetName;
  used: number;
  count: number;
  onChoose: (place: number) => void;
}

/** The first sheet in small, for the pointer: what is used up, and where the labels will stand. The number says the same. */
function Places({ sheet, used, count, onChoose }: PlacesProps) {
  const { t } = useTranslation('inventory');
  const { columns, paper, width, height } = labelSheets[sheet];
  const style = { '--columns': columns, '--shape': `${width} / ${height}` } as CSSProperties;
  return (
    <div className={styles.places} data-paper={paper} style={style} role="group" aria-label={t('sheetPlaces')}>
      {Array.from({ length: placesOf(sheet) }, (_, at) => (
        <button
          // oxlint-disable-next-line react/no-array-index-key -- places never change their order
          key={at}
          type="button"
          tabIndex={-1}
          aria-label={t('sheetPlace', { place: at + 1 })}
          data-used={at < used ? '' : undefined}
          data-taken={at >= used && at < used + count ? '' : undefined}
          onClick={() => onChoose(at + 1)}
        />
      ))}
    </div>
  );
}
