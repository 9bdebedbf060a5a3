import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './DataTable.module.css';

export interface Column<Row> {
  key: string;
  header: string;
  cell: (row: Row) => ReactNode;
  align?: 'left' | 'right' | 'center';
  /** Any CSS width; columns without one share what is left. */
  width?: string;
  /** Offers sorting by this column (the page sorts). */
  sortable?: boolean;
  /** The header is read out but not drawn, e.g. above row buttons. */
  hideHeader?: boolean;
}

export interface Sorting {
  key: string;
  down: boolean;
}

export interface DataTableProps<Row> {
  /** What the table holds, for those who hear it. */
  label: string;
  columns: ReadonlyArray<Column<Row>>;
  /** undefined while the first answer is under way: a skeleton is drawn. */
  rows: readonly Row[] | undefined;
  rowKey: (row: Row) => string;
  /** Enter, Space or click on a row. */
  onOpen?: (row: Row) => void;
  /** More keys on the focused row; call preventDefault when taken. */
  onRowKey?: (event: KeyboardEvent<HTMLTableRowElement>, row: Row) => void;
  currentKey?: string | null;
  /** Drawn instead of the rows when there are none: an `<EmptyState>`. */
  empty?: ReactNode;
  sorting?: Sorting;
  onSort?: (sorting: Sorting) => void;
  /** Fill the height of a `Page fill` and scroll inside. */
  fill?: boolean;
  /** No frame, for tables inside a `Panel flush`. */
  plain?: boolean;
  /** Long texts wrap instead of being cut. */
  wrap?: boolean;
  skeletonRows?: number;
}

/** A dense table. One tab stop; arrows, Home, End and Page keys walk the rows, Enter opens. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, columns, rows, rowKey, onOpen, onRowKey, currentKey, empty, sorting, onSort, fill, plain, wrap } =
    props;
  const { t } = useTranslation('ui');
  const [stop, setStop] = useState<string | null>(null);
  const body = useRef<HTMLTableSectionElement>(null);

  const keys = rows?.map(rowKey) ?? [];
  const wanted = stop ?? currentKey ?? null;
  const tabStop = wanted !== null && keys.includes(wanted) ? wanted : keys[0];

  const walk = (event: KeyboardEvent<HTMLTableRowElement>, row: Row, index: number): void => {
    if (event.target !== event.currentTarget) return;
    onRowKey?.(event, row);
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const last = keys.length - 1;
    const targets: Record<string, number> = {
      ArrowDown: index + 1,
      ArrowUp: index - 1,
      PageDown: index + 10,
      PageUp: index - 10,
      Home: 0,
      End: last,
    };
    const target = targets[event.key];
    if (target !== undefined) {
      event.preventDefault();
      (body.current?.rows[Math.max(0, Math.min(last, target))] as HTMLElement | undefined)?.focus();
    } else if (onOpen && (event.key === 'Enter' || event.key === ' ')) {
      event.preventDefault();
      onOpen(row);
    }
  };

  if (rows && rows.length === 0 && empty) {
    return (
      <div className={styles.frame} data-fill={fill || undefined} data-plain={plain || undefined}>
        {empty}
      </div>
    );
  }

  return (
    <div className={styles.frame} data-fill={fill || undefined} data-plain={plain || undefined}>
      <table
        className={styles.table}
        style={{ minWidth: leastWidth(columns) }}
        aria-label={label}
        aria-busy={rows === undefined}
        data-wrap={wrap || undefined}
      >
        <colgroup>
          {columns.map((column) => (
            <col key={column.key} style={column.width ? { width: column.width } : undefined} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                data-align={column.align}
                aria-sort={sorting?.key === column.key ? (sorting.down ? 'descending' : 'ascending') : undefined}
              >
                <Heading
                  column={column}
                  sorting={sorting}
                  onSort={onSort}
                  hint={t('sortBy', { column: column.header })}
                />
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {rows === undefined
            ? Array.from({ length: props.skeletonRows ?? 6 }, (_, index) => (
                <tr key={index} aria-hidden>
                  {columns.map((column, at) => (
                    // oxlint-disable-next-line jsx-a11y/control-has-associated-label
                    <td key={column.key}>
                      <span className={styles.skeleton} style={{ width: `${55 + ((index * 17 + at * 29) % 40)}%` }} />
                    </td>
                  ))}
                </tr>
              ))
            : rows.map((row, index) => {
                const key = keys[index] as string;
                return (
                  <tr
                    key={key}
                    className={styles.row}
                    tabIndex={key === tabStop ? 0 : -1}
                    data-open={onOpen ? '' : undefined}
                    aria-current={currentKey === key ? 'true' : undefined}
                    onFocus={() => setStop(key)}
                    onKeyDown={(event) => walk(event, row, index)}
                    onClick={(event) => {
                      if (!onOpen || (event.target as HTMLElement).closest('button,a,input,label,[role="button"]'))
                        return;
                      onOpen(row);
                    }}
                  >
                    {columns.map((column) => (
                      <td key={column.key} data-align={column.align}>
                        {column.cell(row)}
                      </td>
                    ))}
                  </tr>
                );
              })}
        </tbody>
      </table>
    </div>
  );
}

/** Columns that share what is left keep 140 px each; a narrower frame scrolls sideways. */
function leastWidth<Row>(columns: ReadonlyArray<Column<Row>>): number {
  return columns.reduce(
    (sum, { width }) => sum + (width === undefined ? 140 : width.endsWith('px') ? Number.parseInt(width, 10) : 60),
    0,
  );
}

interface HeadingProps<Row> {
  column: Column<Row>;
  sorting: Sorting | undefined;
  onSort: ((sorting: Sorting) => void) | undefined;
  hint: string;
}

function Heading<Row>({ column, sorting, onSort, hint }: HeadingProps<Row>) {
  if (column.hideHeader) return <span className="s-visually-hidden">{column.header}</span>;
  if (!column.sortable || !onSort) return column.header;
  const down = sorting?.key === column.key ? sorting.down : null;
  return (
    <button
      type="button"
      className={styles.sort}
      title={hint}
      onClick={() => onSort({ key: column.key, down: down === false })}
    >
      {column.header}
      {down === null ? null : down ? <IconArrowDown size={13} aria-hidden /> : <IconArrowUp size={13} aria-hidden />}
    </button>
  );
}
