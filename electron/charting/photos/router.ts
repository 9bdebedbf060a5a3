import { command, query, router } from '../../api/door.ts';
import { ExportedPair, ExportPairInput } from './exports/schemas.ts';
import { drawPair, exportPair } from './exports/service.ts';
import { AddMarkInput, MarkSaved, MarksInput, MarksOutput, RemoveMarkInput } from './marks/schemas.ts';
import { addMark, photoMarks, removeMark } from './marks/service.ts';
import type { PhotoParts } from './ports.ts';
import {
  AddPhotoInput,
  DescribePhotoInput,
  GiveUseInput,
  HidePhotoInput,
  OnConsent,
  OnConsentInput,
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
import {
  EarlierInput,
  EarlierOutput,
  SavedSetup,
  SaveSetInput,
  SaveViewInput,
  ViewsInput,
  ViewsOutput,
} from './sets/schemas.ts';
import { photosBefore, photoViews, saveSet, saveView } from './sets/service.ts';
import { SignedPhotos, SignedPhotosInput } from './signed/schemas.ts';
import { signedPhotos } from './signed/service.ts';
import { addPhoto, storePhoto } from './storing/service.ts';
import { giveUse, photoUseHistory } from './uses/service.ts';
import { photosOnConsent } from './uses/standing/service.ts';

/** The procedures of photos. */
export function createPhotosRouter(parts: PhotoParts) {
  return router({
    list: query({ permission: 'chart.read', reads: 'patient', input: PhotosInput, output: PhotosOutput }, listPhotos),
    ofVisit: query(
      { permission: 'chart.read', reads: 'patient', input: VisitPhotosInput, output: VisitPhotos },
      listVisitPhotos,
    ),
    signedIn: query(
      { permission: 'chart.read', reads: 'patient', input: SignedPhotosInput, output: SignedPhotos },
      signedPhotos,
    ),
    pictures: query(
      { permission: 'chart.read', reads: 'patient', input: PicturesInput, output: PicturesOutput },
      (db, asker, input) => readPictures(db, asker, parts.vault, input),
    ),
    uses: query({ permission: 'chart.read', reads: 'patient', input: UsesInput, output: UsesOutput }, photoUseHistory),
    // asked before a consent is taken back, by those who note that
    onConsent: query(
      { permission: 'consents.sign', reads: 'patient', input: OnConsentInput, output: OnConsent },
      photosOnConsent,
    ),
    views: query({ permission: 'chart.read', reads: 'none', input: ViewsInput, output: ViewsOutput }, photoViews),
    before: query(
      { permission: 'chart.read', reads: 'patient', input: EarlierInput, output: EarlierOutput },
      photosBefore,
    ),
    saveView: command({ permission: 'clinic.manage', input: SaveViewInput, output: SavedSetup }, saveView),
    saveSet: command({ permission: 'clinic.manage', input: SaveSetInput, output: SavedSetup }, saveSet),
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
    marks: query({ permission: 'chart.read', reads: 'patient', input: MarksInput, output: MarksOutput }, photoMarks),
    addMark: command({ permission: 'chart.write', input: AddMarkInput, output: MarkSaved }, addMark),
    removeMark: command({ permission: 'chart.write', input: RemoveMarkInput, output: MarkSaved }, removeMark),
    exportPair: command(
      {
        permission: 'photos.export',
        // a picture that left the chart is not kept a second time
        secret: true,
        input: ExportPairInput,
        output: ExportedPair,
        prepare: (input, asker, db) => drawPair(db, asker, input, parts),
      },
      exportPair,
    ),
    giveUse: command({ permission: 'chart.write', input: GiveUseInput, output: UseGiven }, giveUse),
  });
}
