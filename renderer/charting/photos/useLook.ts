import { IconLock, IconSchool, IconSpeakerphone, type TablerIcon } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PhotoUse } from '../../../electron/charting/photos/rules.ts';
import type { Photo } from '../../../electron/charting/photos/schemas.ts';
import type { Tone } from '../../ui/tokens.ts';

const looks = {
  chartOnly: { tone: 'grey', icon: IconLock },
  education: { tone: 'blue', icon: IconSchool },
  marketing: { tone: 'green', icon: IconSpeakerphone },
} as const satisfies Record<PhotoUse, { tone: Tone; icon: TablerIcon }>;

interface Look {
  tone: Tone;
  text: string;
  icon: TablerIcon;
}

/** How the use of a photo looks everywhere; one that ended with its consent says so. */
export function useLook(): { ofPhoto: (photo: Pick<Photo, 'use' | 'useEnded'>) => Look } {
  const { t } = useTranslation('photos');
  return {
    ofPhoto: ({ use, useEnded }) =>
      useEnded === null
        ? { ...looks[use], text: t(`use_${use}`) }
        : { tone: 'amber', icon: IconLock, text: t('useEnded') },
  };
}
