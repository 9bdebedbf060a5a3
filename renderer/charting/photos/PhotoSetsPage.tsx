import { Button } from '@mantine/core';
import { IconCamera, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PhotoSet, View } from '../../../electron/charting/photos/sets/schemas.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { DataTable } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Page, Panel } from '../../ui/Page.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import styles from './photos.module.css';
import { SetDialog } from './SetDialog.tsx';
import { ViewDialog } from './ViewDialog.tsx';

/** Which views are photographed for which services, and the views themselves. */
export function PhotoSetsPage() {
  const { t } = useTranslation('photos');
  const trpc = useTRPC();
  const manages = useDesk().may('clinic.manage');
  const found = useQuery(trpc.charting.photos.views.queryOptions({}));
  const services = useQuery(trpc.catalog.services.queryOptions({}));
  const [set, setSet] = useState<PhotoSet | 'new' | null>(null);
  const [view, setView] = useState<View | 'new' | null>(null);
  const views = found.data?.views ?? [];
  const viewName = (id: string): string => views.find((row) => row.id === id)?.name ?? '';
  const serviceName = (id: string): string => services.data?.services.find((row) => row.id === id)?.name ?? '';
  const state = (active: boolean) => (
    <StatusBadge tone={active ? 'green' : 'grey'} text={active ? t('active') : t('inactive')} />
  );
  const add = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setSet('new')}>
      {t('addSet')}
    </Button>
  );
  return (
    <Page title={t('sets')} subtitle={t('setsText')} actions={manages ? add : null}>
      {found.error ? (
        <ErrorNotice sentence={sentenceOf(found.error)} onRetry={() => void found.refetch()} />
      ) : (
        <div className={styles.pageStack}>
          <DataTable
            label={t('sets')}
            rows={found.data?.sets}
            rowKey={(row) => row.id}
            wrap
            {...(manages ? { onOpen: (row: PhotoSet) => setSet(row) } : {})}
            columns={[
              { key: 'name', header: t('name'), cell: (row) => row.name, width: '18%' },
              {
                key: 'views',
                header: t('views'),
                cell: (row) =>
                  row.views
                    .map(({ viewId, required }) =>
                      required ? t('viewRequired', { view: viewName(viewId) }) : viewName(viewId),
                    )
                    .join('; '),
              },
              {
                key: 'services',
                header: t('services'),
                cell: (row) => row.serviceIds.map(serviceName).filter(Boolean).join(', ') || t('servicesNone'),
                width: '26%',
              },
              { key: 'active', header: t('state'), cell: (row) => state(row.active), width: '120px' },
            ]}
            empty={
              <EmptyState icon={IconCamera} title={t('setsNone')} text={t('setsText')} action={manages ? add : null} />
            }
          />
          <Panel
            flush
            title={t('views')}
            actions={
              manages ? (
                <Button size="xs" variant="default" onClick={() => setView('new')}>
                  {t('addView')}
                </Button>
              ) : null
            }
          >
            <DataTable
              plain
              label={t('views')}
              rows={found.data?.views}
              rowKey={(row) => row.id}
              {...(manages ? { onOpen: (row: View) => setView(row) } : {})}
              columns={[
                { key: 'name', header: t('name'), cell: (row) => row.name },
                { key: 'outline', header: t('outline'), cell: (row) => t(`outline_${row.outline}`), width: '240px' },
                { key: 'active', header: t('state'), cell: (row) => state(row.active), width: '120px' },
              ]}
              empty={<EmptyState compact title={t('viewsNone')} />}
            />
          </Panel>
        </div>
      )}
      {set ? <SetDialog set={set === 'new' ? null : set} views={views} onClose={() => setSet(null)} /> : null}
      {view ? <ViewDialog view={view === 'new' ? null : view} onClose={() => setView(null)} /> : null}
    </Page>
  );
}
