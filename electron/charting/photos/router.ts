import { command, query, router } from '../../api/door.ts';
import type { PhotoParts } from './ports.ts';
import {
  AddPhotoInput,
  DescribePhotoInput,
  GiveUseInput,
  HidePhotoInput,
  PhotoSaved,
  PhotosInput,
  PhotosOutput,
  PicturesInput,
  PicturesOutput,
  RemovePhotoInput,
  UseGiven,
  UsesInput,
  UsesOutput,
  VisitPhotos,
  VisitPhotosInput,
} from './schemas.ts';
import { describePhoto, hidePhoto, listPhotos, listVisitPhotos, readPictures, removePhoto } from './service.ts';
import { addPhoto, storePhoto } from './storing/service.ts';
import { giveUse, photoUseHistory } from './uses/service.ts';

/** The procedures of photos. */
export function createPhotosRouter(parts: PhotoParts) {
  return router({
    list: query({ permission: 'chart.read', reads: 'patient', input: PhotosInput, output: PhotosOutput }, listPhotos),
    ofVisit: query(
      { permission: 'chart.read', reads: 'patient', input: VisitPhotosInput, output: VisitPhotos },
      listVisitPhotos,
    ),
    pictures: query(
      { permission: 'chart.read', reads: 'patient', input: PicturesInput, output: PicturesOutput },
      (db, asker, input) => readPictures(db, asker, parts.vault, input),
    ),
    uses: query({ permission: 'chart.read', reads: 'patient', input: UsesInput, output: UsesOutput }, photoUseHistory),
    add: command(
      {
        permission: 'chart.write',
        input: AddPhotoInput,
        output: PhotoSaved,
        prepare: (input, asker, db) => storePhoto(db, asker, input, parts),
      },
      addPhoto,
    ),
    describe: command({ permission: 'chart.write', input: DescribePhotoInput, output: PhotoSaved }, describePhoto),
    hide: command({ permission: 'chart.write', input: HidePhotoInput, output: PhotoSaved }, hidePhoto),
    remove: command({ permission: 'chart.write', input: RemovePhotoInput, output: PhotoSaved }, removePhoto),
    giveUse: command({ permission: 'chart.write', input: GiveUseInput, output: UseGiven }, giveUse),
  });
}
