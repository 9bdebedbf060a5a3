import { IconLock, IconSchool, IconSpeakerphone, type TablerIcon } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PhotoUse } from '../../../electron/charting/photos/rules.ts';
import type { Tone } from '../../ui/tokens.ts';

const looks = {
  chartOnly: { tone: 'grey', icon: IconLock },
  education: { tone: 'blue', icon: IconSchool },
  marketing: { tone: 'green', icon: IconSpeakerphone },
} as const satisfies Record<PhotoUse, { tone: Tone; icon: TablerIcon }>;

/** How a use looks everywhere. */
export function useLook(): { use: (use: PhotoUse) => { tone: Tone; text: string; icon: TablerIcon } } {
  const { t } = useTranslation('photos');
  return { use: (use) => ({ ...looks[use], text: t(`use_${use}`) }) };
}
