import { Button, Modal, SegmentedControl } from '@mantine/core';
import { IconArrowsLeftRight, IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Photo } from '../../../electron/charting/photos/schemas.ts';
import { useDesk } from '../../api/desk.ts';
import { ComparePanes } from './ComparePanes.tsx';
import { CompareSlider } from './CompareSlider.tsx';
import styles from './compare.module.css';
import { ExportDialog } from './ExportDialog.tsx';
import viewer from './photos.module.css';
import frame from './viewer.module.css';

/** Two photos against each other: one under the other with a slider, or side by side, moved and zoomed together. */
export function CompareDialog({ left, right, onClose }: { left: Photo; right: Photo; onClose: () => void }) {
  const { t } = useTranslation('photos');
  const { may } = useDesk();
  const [how, setHow] = useState<'slider' | 'beside'>('slider');
  const [swapped, setSwapped] = useState(false);
  const [exporting, setExporting] = useState(false);
  const [first, second] = swapped ? [right, left] : [left, right];
  return (
    <Modal
      opened
      fullScreen
      onClose={onClose}
      title={t('compareTitle')}
      closeButtonProps={{ 'aria-label': t('close') }}
      classNames={{ content: frame.full, body: styles.body }}
    >
      <div className={styles.bar}>
        <SegmentedControl
          aria-label={t('howCompared')}
          value={how}
          data={[
            { value: 'slider', label: t('slider') },
            { value: 'beside', label: t('beside') },
          ]}
          onChange={(value) => setHow(value as typeof how)}
        />
        <Button
          variant="default"
          leftSection={<IconArrowsLeftRight size={16} aria-hidden />}
          onClick={() => setSwapped(!swapped)}
        >
          {t('swap')}
        </Button>
        <span className={viewer.spring} />
        {may('photos.export') ? (
          <Button
            variant="default"
            leftSection={<IconDownload size={16} aria-hidden />}
            onClick={() => setExporting(true)}
          >
            {t('exportPair')}
          </Button>
        ) : null}
      </div>
      {how === 'slider' ? (
        <CompareSlider left={first} right={second} />
      ) : (
        <ComparePanes key={first.id} left={first} right={second} />
      )}
      {exporting ? <ExportDialog left={first} right={second} onClose={() => setExporting(false)} /> : null}
    </Modal>
  );
}
