import { IconBolt } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Ranged, written } from '../../../electron/charting/lasers/rules.ts';
import type { Laser } from '../../../electron/charting/lasers/schemas.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { DataTable } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Page } from '../../ui/Page.tsx';
import { LimitsDialog } from './LimitsDialog.tsx';

/** What the clinic's lasers and other devices may be set to. */
export function LimitsPage() {
  const { t } = useTranslation('lasers');
  const { may } = useDesk();
  const list = useQuery(useTRPC().charting.lasers.queryOptions({}));
  const [edited, setEdited] = useState<Laser | null>(null);
  const rangeOf = (laser: Laser, setting: Ranged): string => {
    const range = laser.limits.ranges[setting];
    if (range === null) return t('anything');
    return t('range', { least: written(setting, range.least), most: written(setting, range.most) });
  };
  const column = (setting: Ranged, width: string) => ({
    key: setting,
    header: t(setting),
    width,
    cell: (laser: Laser) => rangeOf(laser, setting),
  });
  return (
    <Page title={t('title')} subtitle={t('subtitle')}>
      {list.error ? <ErrorNotice sentence={sentenceOf(list.error)} onRetry={() => void list.refetch()} /> : null}
      <DataTable
        label={t('title')}
        rows={list.data?.devices.filter((device) => device.active)}
        rowKey={(laser) => laser.id}
        {...(may('chart.templates') ? { onOpen: setEdited } : {})}
        empty={<EmptyState icon={IconBolt} title={t('none')} text={t('noneText')} />}
        columns={[
          { key: 'device', header: t('device'), cell: (laser) => <strong>{laser.name}</strong> },
          { key: 'kind', header: t('kind'), width: '130px', cell: (laser) => laser.kind },
          {
            key: 'wavelengths',
            header: t('wavelengths'),
            width: '150px',
            cell: ({ limits }) =>
              limits.wavelengths.length === 0 ? t('anything') : t('nm', { n: limits.wavelengths.join(', ') }),
          },
          column('fluence', '170px'),
          column('spot', '130px'),
          column('pulse', '140px'),
          column('passes', '100px'),
        ]}
      />
      {edited ? <LimitsDialog laser={edited} onClose={() => setEdited(null)} /> : null}
    </Page>
  );
}
