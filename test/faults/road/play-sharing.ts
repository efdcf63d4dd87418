import type { Province } from '@sandbar/domain';
import type { DatabaseRoad } from './database-road.js';

export const DISCLOSURE = {
  tlp: 'AMBER',
  purpose: '征求意见',
  legalBasis: '长三角协同机制',
  expiresOn: '2026-12-01',
  withhold: [],
  maximumLevel: 2,
  note: '',
};

/** Id of the one child of that kind, of that province where it is a leg. @throws Error when there is none */
export async function childOf(road: DatabaseRoad, parent: string, kind: string, province?: Province): Promise<string> {
  const rows = await road.engine.dataSource.query<{ id: string }[]>(
    `SELECT id FROM case_file WHERE parent_id = $1 AND kind = $2 AND ($3::text IS NULL OR header ->> 'recipientProvince' = $3)`,
    [parent, kind, province ?? null],
  );
  if (rows[0] === undefined) throw new Error(`no ${kind} of ${parent}`);
  return rows[0].id;
}

/** Drafted, reviewed by another coordinator and released to the provinces. Returns the package's id. */
export async function releasePackage(road: DatabaseRoad, application: string): Promise<string> {
  const id = await childOf(road, application, 'sharing-package');
  await road.send('pbc-shanghai.coordinator-1', id, 'SUBMIT_PACKAGE', DISCLOSURE);
  await road.send('pbc-shanghai.coordinator-2', id, 'RELEASE', { secrecyDeclared: true, legalBasisChecked: true });
  await road.engine.dispatcher.drain();
  return id;
}

/** A province opens its leg, acknowledges it and recognises the pilot. */
export async function recognise(road: DatabaseRoad, packageId: string, office: string, province: Province): Promise<void> {
  const leg = await childOf(road, packageId, 'sharing-leg', province);
  const nothing = { reason: null, code: null, evidence: [], conditions: [] };
  await road.send(`${office}.coordinator-1`, leg, 'OPEN');
  await road.send(`${office}.coordinator-1`, leg, 'ACKNOWLEDGE', { expectedOn: '2026-04-10' });
  await road.send(`${office}.coordinator-1`, leg, 'PREPARE_ANSWER', { answer: 'recognised', ...nothing });
  await road.send(`${office}.coordinator-2`, leg, 'RELEASE_ANSWER');
  await road.engine.dispatcher.drain();
}
