import { useQuery } from '@tanstack/react-query';
import { type DragEvent, type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BoardEntry } from '../../../electron/scheduling/schemas.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { useOpen } from '../../api/open.ts';
import { stateLook } from '../../scheduling/stateLook.ts';
import { SendDialog } from '../../tablets/SendDialog.tsx';
import { toneStyle } from '../../ui/toneStyle.ts';
import { BoardCard, type BoardLimits } from './BoardCard.tsx';
import { type BoardColumn, type ColumnKey, columnBeside, stateOfColumn } from './columns.ts';
import styles from './today.module.css';
import { useAdvance } from './useAdvance.ts';

/** The columns of today. One tab stop: arrows walk, Enter opens, Shift with left or right moves a person on. */
export function Board({ columns, limits, now }: { columns: readonly BoardColumn[]; limits: BoardLimits; now: number }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const open = useOpen();
  const advance = useAdvance();
  const board = useRef<HTMLDivElement>(null);
  const [stop, setStop] = useState<string | null>(null);
  const [over, setOver] = useState<ColumnKey | null>(null);
  const moved = useRef<string | null>(null);
  const mayMove = desk.may('schedule.edit');
  const maySend = desk.may('tablets.handle');
  const trpc = useTRPC();
  const tablets = useQuery(trpc.tablets.today.queryOptions({}, { enabled: maySend })).data?.handOvers;
  const [sending, setSending] = useState<BoardEntry | null>(null);
  const forms = useQuery(trpc.scheduling.formsMissing.queryOptions({}));
  const missing = new Map(forms.data?.visits.map((visit) => [visit.appointmentId, visit.forms.length]));

  const all = columns.flatMap(({ entries }) => entries);
  const tabStop = all.some(({ id }) => id === stop) ? stop : (all[0]?.id ?? null);

  const focus = (id: string | undefined): void => {
    if (!id) return;
    setStop(id);
    board.current?.querySelector<HTMLElement>(`[data-entry="${id}"]`)?.focus();
  };

  const put = (entry: BoardEntry, to: ColumnKey | null): void => {
    if (!to || !mayMove) return;
    setStop(entry.id);
    moved.current = entry.id;
    const settled = (): void => {
      if (moved.current === entry.id) moved.current = null;
    };
    void advance(entry, stateOfColumn(to)).then(() => requestAnimationFrame(settled));
  };
  // a card that goes to another column is drawn anew and loses the focus: it gets it back, unless somebody went on meanwhile
  useLayoutEffect(() => {
    if (moved.current !== null && document.activeElement === document.body) focus(moved.current);
  });

  const onKeyDown = (event: KeyboardEvent, entry: BoardEntry, column: number, row: number): void => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const sideways = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (sideways !== 0 && event.shiftKey) put(entry, columnBeside(columns[column]?.key ?? 'expected', sideways));
    else if (sideways !== 0) {
      let next = column + sideways;
      while (columns[next] && columns[next]?.entries.length === 0) next += sideways;
      const { entries = [] } = columns[next] ?? {};
      focus(entries[Math.min(row, entries.length - 1)]?.id);
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      focus(columns[column]?.entries[row + (event.key === 'ArrowDown' ? 1 : -1)]?.id);
    } else if (event.key === 'Enter' && open.visit) open.visit(entry.id);
    else return;
    event.preventDefault();
  };

  const onDrop = (event: DragEvent, key: ColumnKey): void => {
    event.preventDefault();
    setOver(null);
    const entry = all.find(({ id }) => id === event.dataTransfer.getData('text/plain'));
    const from = columns.find(({ entries }) => entries.includes(entry as BoardEntry))?.key;
    if (entry && from !== key) put(entry, key);
  };

  return (
    <div ref={board} className={styles.board} role="group" aria-label={t('board')} aria-describedby="board-keys">
      {columns.map(({ key, entries }, column) => {
        const look = stateLook[key === 'expected' ? 'booked' : key];
        const name = key === 'expected' ? t('expected') : t(`state_${key}`);
        const Icon = look.icon;
        return (
          // the column is where cards are dropped; the keyboard has Shift with the arrows
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
          <section
            key={key}
            className={styles.column}
            aria-label={`${name}, ${t('columnCount', { count: entries.length })}`}
            data-over={over === key || undefined}
            onDragOver={(event) => {
              if (!mayMove) return;
              event.preventDefault();
              setOver(key);
            }}
            onDragLeave={(event) => {
              if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(null);
            }}
            onDrop={(event) => onDrop(event, key)}
          >
            <h2 className={styles.columnHead} style={toneStyle(look.tone)}>
              <Icon size={15} stroke={1.8} aria-hidden />
              <span className={styles.columnName}>{name}</span>
              <span className={styles.count}>{entries.length}</span>
            </h2>
            <div className={styles.cards}>
              {entries.map((entry, row) => (
                <BoardCard
                  key={entry.id}
                  entry={entry}
                  column={key}
                  limits={limits}
                  now={now}
                  zone={desk.zone}
                  tabIndex={entry.id === tabStop ? 0 : -1}
                  mayMove={mayMove}
                  formsMissing={missing.get(entry.id) ?? 0}
                  onFocus={() => setStop(entry.id)}
                  onKeyDown={(event) => onKeyDown(event, entry, column, row)}
                  onOpen={open.visit ? () => open.visit?.(entry.id) : null}
                  onNext={() => put(entry, columnBeside(key, 1))}
                  handOver={tablets?.find(({ appointmentId }) => appointmentId === entry.id) ?? null}
                  onTablet={maySend && key !== 'done' ? () => setSending(entry) : null}
                  onPay={open.pay && desk.may('till.use') ? () => open.pay?.(entry.id) : null}
                />
              ))}
              {entries.length === 0 ? <p className={styles.nobody}>{t('columnEmpty')}</p> : null}
            </div>
          </section>
        );
      })}
      <p id="board-keys" className="s-visually-hidden">
        {t('boardKeys')}
      </p>
      {sending ? (
        <SendDialog
          appointmentId={sending.id}
          patientName={sending.patientName}
          onClose={() => {
            setSending(null);
            requestAnimationFrame(() => focus(sending.id));
          }}
        />
      ) : null}
    </div>
  );
}
