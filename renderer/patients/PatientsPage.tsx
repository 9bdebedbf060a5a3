import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconFileImport, IconRefresh, IconSearch, IconUserPlus, IconUsers } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PatientHit } from '../../electron/patients/schemas.ts';
import { useTRPC } from '../api/client.ts';
import { useDesk } from '../api/desk.ts';
import { sentenceOf } from '../api/errors.ts';
import { useOpen } from '../api/open.ts';
import { type Column, DataTable } from '../ui/DataTable.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { formatDate } from '../ui/format.ts';
import { Page } from '../ui/Page.tsx';
import { usePageCommands } from '../ui/palette/source.ts';
import { usePlainKeys } from '../ui/usePlainKeys.ts';
import { PatientForm } from './PatientForm.tsx';
import styles from './patients.module.css';
import type { PatientsPlace } from './place.ts';

const place = getRouteApi('/patients');
const most = 50;

/** Finds patients by what one knows of them; with nothing typed it shows the latest charts. */
export function PatientsPage() {
  const { t } = useTranslation('patients');
  const trpc = useTRPC();
  const desk = useDesk();
  const navigate = useNavigate();
  const { recalls, chartImport } = useOpen();
  const search: PatientsPlace = place.useSearch();
  const [text, setText] = useState(search.q ?? '');
  const [asked] = useDebouncedValue(text.trim(), 120);
  const [adding, setAdding] = useState(search.add === true);
  const field = useRef<HTMLInputElement>(null);
  const table = useRef<HTMLDivElement>(null);
  const list = useQuery({
    ...(asked === ''
      ? trpc.patients.recent.queryOptions({ limit: most })
      : trpc.patients.search.queryOptions({ text: asked, limit: most })),
    placeholderData: keepPreviousData,
  });
  const rows = list.data?.patients;
  const open = (id: string): void => void navigate({ to: '/patients/$patientId', params: { patientId: id } });

  // the place keeps what was typed, so that going back shows it again; a place that others set is taken over
  const placed = useRef(search.q ?? '');
  const from = search.q ?? '';
  useEffect(() => {
    if (from !== placed.current) {
      placed.current = from;
      setText(from);
      field.current?.focus();
    }
  }, [from]);
  useEffect(() => {
    if (placed.current === asked) return;
    placed.current = asked;
    void navigate({ to: '/patients', search: asked === '' ? {} : { q: asked }, replace: true });
  }, [asked, navigate]);

  const canAdd = desk.may('patients.edit');
  usePageCommands(
    canAdd ? [{ id: 'patients.add', title: t('add'), icon: IconUserPlus, keys: 'N', run: () => setAdding(true) }] : [],
  );
  usePlainKeys({ '/': () => field.current?.focus(), ...(canAdd ? { n: () => setAdding(true) } : {}) });

  const searchKeys = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown') {
      event.preventDefault();
      table.current?.querySelector<HTMLElement>('tbody tr[tabindex]')?.focus();
    } else if (event.key === 'Enter' && rows?.[0] && asked === text.trim() && asked !== '') open(rows[0].id);
    else if (event.key === 'Escape' && text !== '') {
      event.preventDefault();
      setText('');
    }
  };

  const columns: Array<Column<PatientHit>> = [
    {
      key: 'name',
      header: t('name'),
      cell: (row) => (
        <>
          <span className={styles.name}>{row.name}</span>
          {row.preferredName ? <span className={styles.quiet}> {t('called', { name: row.preferredName })}</span> : null}
        </>
      ),
    },
    {
      key: 'birthDate',
      header: t('birthDate'),
      width: '18%',
      cell: (row) => (row.birthDate ? formatDate(row.birthDate) : '–'),
    },
    { key: 'age', header: t('age'), width: '80px', align: 'right', cell: (row) => (row.age === null ? '–' : row.age) },
    { key: 'phone', header: t('phone'), width: '22%', cell: (row) => row.phone ?? '–' },
    { key: 'number', header: t('chart'), width: '90px', align: 'right', cell: (row) => row.number },
  ];

  const summary =
    rows === undefined
      ? ''
      : asked === ''
        ? t('latest')
        : rows.length === most
          ? t('foundMost', { count: most })
          : t('found', { count: rows.length });

  return (
    <Page
      title={t('patients')}
      fill
      actions={
        <>
          {recalls && desk.may('schedule.read') ? (
            <Button variant="default" leftSection={<IconRefresh size={16} aria-hidden />} onClick={recalls}>
              {t('recalls')}
            </Button>
          ) : null}
          {chartImport && desk.may('chart.import') ? (
            <Button
              variant="default"
              leftSection={<IconFileImport size={16} aria-hidden />}
              onClick={() => chartImport()}
            >
              {t('chartImport')}
            </Button>
          ) : null}
          {canAdd ? (
            <Button leftSection={<IconUserPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>
              {t('add')}
            </Button>
          ) : null}
        </>
      }
    >
      <div className={styles.list}>
        <TextInput
          ref={field}
          className={styles.search}
          size="md"
          type="search"
          aria-label={t('searchLabel')}
          placeholder={t('searchHint')}
          leftSection={<IconSearch size={17} aria-hidden />}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={searchKeys}
          autoFocus
        />
        <p className={styles.count} role="status">
          {summary}
        </p>
        <div className={styles.table} ref={table}>
          {list.error ? (
            <ErrorNotice sentence={sentenceOf(list.error)} onRetry={() => void list.refetch()} />
          ) : (
            <DataTable
              label={t('results')}
              fill
              columns={columns}
              rows={rows}
              rowKey={(row) => row.id}
              onOpen={(row) => open(row.id)}
              empty={
                asked === '' ? (
                  <EmptyState icon={IconUsers} title={t('none')} text={t('noneText')} />
                ) : (
                  <EmptyState
                    icon={IconUsers}
                    title={t('nobody', { text: asked })}
                    text={t('nobodyText')}
                    action={
                      canAdd ? <Button onClick={() => setAdding(true)}>{t('addNamed', { name: asked })}</Button> : null
                    }
                  />
                )
              }
            />
          )}
        </div>
      </div>
      {adding ? (
        <PatientForm
          patient={null}
          typed={rows?.length === 0 ? asked : ''}
          onSaved={({ id }) => open(id)}
          onClose={() => setAdding(false)}
          twinAction={t('openChart')}
          onTwin={({ id }) => open(id)}
        />
      ) : null}
    </Page>
  );
}
