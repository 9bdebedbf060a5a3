import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Small files that take long: whole days, and every page. Begun last, one of them would run on alone. */
const long = ['stockRoomDay', 'everyPage', 'receptionDay', 'walk'];
const isLong = ({ moduleId }: TestSpecification): boolean => long.some((name) => moduleId.endsWith(`/${name}.test.ts`));

/** The order of a run: what takes longest first, then the largest files. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}
