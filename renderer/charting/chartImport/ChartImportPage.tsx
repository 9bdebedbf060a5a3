import { Button } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/client.ts';
import { sentenceOf } from '../../api/errors.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Page } from '../../ui/Page.tsx';
import { ChooseFile } from './ChooseFile.tsx';
import styles from './chartImport.module.css';
import { ImportForm } from './ImportForm.tsx';
import type { ChartImportPlace } from './place.ts';
import { useChartFile } from './useChartFile.ts';

const place = getRouteApi('/chart-import');

/** Reads a chart of another clinic in: the file, what is in it, whose it is, what of its lists goes into ours. */
export function ChartImportPage() {
  const { t } = useTranslation('chartImport');
  const search: ChartImportPlace = place.useSearch();
  const patient = search.patient ?? null;
  const trpc = useTRPC();
  const record = useQuery({ ...trpc.patients.get.queryOptions({ id: patient ?? '' }), enabled: patient !== null });
  const file = useChartFile(patient);
  const { found } = file;
  return (
    <Page
      title={t('title')}
      subtitle={record.data ? t('subtitleFor', { name: record.data.name }) : t('subtitle')}
      narrow
      actions={
        found ? (
          <Button variant="default" leftSection={<IconFileImport size={16} aria-hidden />} onClick={file.reset}>
            {t('another')}
          </Button>
        ) : null
      }
    >
      <div className={styles.form}>
        {found ? (
          <ImportForm key={found.uploadId} found={found} file={file} patientId={patient} />
        ) : (
          <ChooseFile sending={file.sending} busy={file.busy} onFile={file.send} />
        )}
        {file.error ? <ErrorNotice sentence={sentenceOf(file.error)} /> : null}
      </div>
    </Page>
  );
}
