/**
 * Tells of every change that the map shows, with the boundary as it was and as it is. By triggers that live with the connection and
 * not in the file: whoever changes a parcel need not know of the map, and a remark that is typed moves nothing on it. New parcels are
 * told of by whoever writes their rows, for a call out of a trigger for each of a hundred thousand takes longer than their boxes.
 */
import type { Db } from '../connection.ts';
import { envelopeOf, type LonLatBox } from './geopackage-geometry.ts';

/** Boxes of the boundary; undefined where there was none, or is none any more. */
export type OnMapChange = (before: LonLatBox | undefined, now: LonLatBox | undefined) => void;

const SHOWN = [
  'state',
  'deleted',
  'conflict',
  'unit_no',
  'category',
  'surveyor',
  'key_area_no',
  'geometry',
] as const;

const watchers = new WeakMap<Db, OnMapChange>();

/** Tells of a parcel that has its first row. */
export function tellOfNewOnMap(database: Db, box: LonLatBox): void {
  watchers.get(database)?.(undefined, box);
}

/**
 * Must be called once a connection. What is rolled back has been told of all the same: the map then reads again what has not changed.
 */
export function watchMapChanges(database: Db, onChange: OnMapChange): void {
  watchers.set(database, onChange);
  const boxOf = (geometry: unknown) => (Buffer.isBuffer(geometry) ? envelopeOf(geometry) : undefined);
  database.function('takan_map_changed', (before: unknown, now: unknown) => {
    onChange(boxOf(before), boxOf(now));
    return null;
  });
  const differs = [
    ...SHOWN.map((column) => `old.${column} IS NOT new.${column}`),
    ...['error_count', 'warning_count'].map((column) => `(old.${column} > 0) IS NOT (new.${column} > 0)`),
  ].join(' OR ');
  database.exec(`
    CREATE TEMP TRIGGER map_delete AFTER DELETE ON parcel WHEN old.geometry IS NOT NULL
    BEGIN SELECT takan_map_changed(old.geometry, NULL); END;
    CREATE TEMP TRIGGER map_update AFTER UPDATE OF ${[...SHOWN, 'error_count', 'warning_count'].join(', ')} ON parcel
    WHEN coalesce(old.geometry, new.geometry) IS NOT NULL AND (${differs})
    BEGIN SELECT takan_map_changed(old.geometry, new.geometry); END;
  `);
}
