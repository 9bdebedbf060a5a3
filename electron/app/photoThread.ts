import { createPhotoThread } from '../adapters/photos.ts';
import { workerFile } from './workerFile.ts';

/** Makes photos. Begins with the first one, and ends by itself when it has been idle. */
export const photos = createPhotoThread(workerFile('photos'));
