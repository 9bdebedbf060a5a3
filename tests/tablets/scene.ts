import { type ConsentScene, consentScene } from '../consents/scene.ts';
import type { Client } from '../harness.ts';

export interface TabletScene extends ConsentScene {
  /** The page of the connected tablet. */
  tablet: Client;
  tabletId: string;
}

/** A patient who has come with two lines to sign for, and a tablet at the desk. */
export async function tabletScene(options: Parameters<typeof consentScene>[0] = {}): Promise<TabletScene> {
  const scene = await consentScene(options);
  const { tablet, tabletId } = await connect(scene, 'Front tablet');
  return { ...scene, tablet, tabletId };
}

/** Connects a further tablet by a code from the desk. */
export async function connect(scene: ConsentScene, name: string): Promise<{ tablet: Client; tabletId: string }> {
  const tablet = scene.clinic.tablet();
  const { code } = await scene.desk.tablets.offerCode.mutate({ name });
  await tablet.tablet.connect.mutate({ code });
  const { tablets } = await scene.desk.tablets.list.query({});
  return { tablet, tabletId: tablets.find((row) => row.name === name)?.id ?? '' };
}

/** Hands the visit's consents over; the id of the hand-over. */
export async function handOver(scene: TabletScene): Promise<string> {
  const { id } = await scene.desk.tablets.send.mutate({
    tabletId: scene.tabletId,
    appointmentId: scene.appointmentId,
    kinds: ['consents'],
  });
  return id;
}
