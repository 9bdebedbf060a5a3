import { Button, Checkbox, Popover } from '@mantine/core';
import { IconColumns3 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import styles from './calendar.module.css';
import type { ColumnChoice } from './columns.ts';

export interface ColumnFilterProps {
  all: readonly ColumnChoice[];
  shown: readonly ColumnChoice[];
  opened: boolean;
  onOpened: (opened: boolean) => void;
  /** The ids chosen; empty asks for all of them. */
  onChange: (ids: string[]) => void;
}

/** Which of the columns are shown. */
export function ColumnFilter({ all, shown, opened, onOpened, onChange }: ColumnFilterProps) {
  const { t } = useTranslation('scheduling');
  const ids = shown.map(({ id }) => id);
  const everyone = ids.length === all.length;
  const label = everyone
    ? t('filterAll', { count: all.length })
    : t('filterSome', { shown: ids.length, all: all.length });
  return (
    <Popover opened={opened} onChange={onOpened} position="bottom-end" trapFocus withinPortal shadow="md">
      <Popover.Target>
        <Button
          variant="default"
          title="F"
          leftSection={<IconColumns3 size={15} aria-hidden />}
          onClick={() => onOpened(!opened)}
        >
          {label}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('filterTitle')}>
        <div className={styles.filter}>
          <Checkbox
            label={t('filterEveryone')}
            checked={everyone}
            indeterminate={!everyone}
            data-autofocus
            onChange={() => onChange(everyone ? ids.slice(0, 1) : all.map(({ id }) => id))}
          />
          <hr className={styles.filterRule} />
          {all.map(({ id, name }) => (
            <Checkbox
              key={id}
              label={name}
              checked={ids.includes(id)}
              // the last one stays: a calendar without columns shows nothing
              disabled={ids.length === 1 && ids[0] === id}
              onChange={(event) =>
                onChange(
                  event.currentTarget.checked
                    ? all.filter((row) => row.id === id || ids.includes(row.id)).map((row) => row.id)
                    : ids.filter((other) => other !== id),
                )
              }
            />
          ))}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
