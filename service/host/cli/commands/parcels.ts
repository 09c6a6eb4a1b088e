import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Problem } from '#core/contract/failures.ts';
import type { ParcelDetail } from '#core/contract/parcel.ts';
import type { ReferenceData } from '#core/contract/reference.ts';
import { seenOf } from '#core/contract/seen.ts';
import { toMu } from '#core/geo/areas.ts';
import type { RecordId } from '#core/ids.ts';
import type { Json } from '#core/json.ts';
import { PARCEL_FIELDS } from '#core/parcel/field-groups.ts';
import { LIST_COLUMN_NAMES } from '#core/parcel/list-columns.ts';
import type { ParcelFilter } from '#core/parcel/list-filter.ts';
import { countedPhotos } from '#core/photo/counted-photos.ts';
import { editionOfVersion, nameInEdition } from '#core/reference/names.ts';
import { AppError } from '#service/failure.ts';
import type { Call, Command } from '../command.ts';
import { problemText } from '../failure-text.ts';
import { importLines, issueLine } from '../findings-text.ts';
import { moveOut, OVERWRITE, outPath } from '../out-file.ts';
import { parcelJson, problemJson } from '../script-json.ts';
import { table } from '../table.ts';
import { FILTER_OPTIONS, filterFrom } from './parcel-filter.ts';
import { openFirst } from './workspace.ts';

const DETAILS_A_PAGE = 200;

export const parcelCommands: readonly Command[] = [
  {
    name: 'parcels add',
    positionals: ['ws'],
    options: [{ name: 'file', required: true }],
    run: async (call) => {
      await openFirst(call);
      const path = call.value('file') ?? '';
      const records = readRecords(path);
      const { created, changed, findings } = await call.client.parcel.addMany({
        fileName: basename(path),
        records,
      });
      if (call.json) {
        const told = changed.map((change) => problemJson(change, call.text));
        call.out(JSON.stringify({ created, changed: told, findings }));
      } else {
        for (const change of changed) call.out(problemText(change, call.text));
        call.out(call.text('cli/results/parcelsAdded', { count: created.length }));
        for (const line of importLines(findings, call.text)) call.out(line);
      }
      return 0;
    },
  },
  {
    name: 'parcels list',
    positionals: ['ws'],
    options: FILTER_OPTIONS,
    run: async (call) => {
      const filter = filterFrom(call);
      await openFirst(call);
      return call.json ? await listJson(call, filter) : await listTable(call, filter);
    },
  },
  {
    name: 'parcels csv',
    positionals: ['ws'],
    options: [{ name: 'out', required: true }, OVERWRITE, ...FILTER_OPTIONS],
    run: async (call) => {
      const filter = filterFrom(call);
      const path = outPath(call);
      await openFirst(call);
      const selection = { filter, except: [] };
      const made = await call.finish(
        call.client.parcel.exportCsv(
          { selection, columns: LIST_COLUMN_NAMES, language: call.language },
          { signal: call.signal },
        ),
      );
      await moveOut(made, path);
      const { parcels, byteLength } = made;
      if (call.json) call.out(JSON.stringify({ path, parcels, byteLength }));
      else call.out(call.text('cli/results/csvWritten', { parcels, path }));
      return 0;
    },
  },
  {
    name: 'parcels show',
    positionals: ['ws', 'unit'],
    options: [],
    run: async (call) => {
      await openFirst(call);
      const parcel = await findParcel(call, call.positionals[1] ?? '');
      if (call.json) call.out(JSON.stringify({ ...parcelJson(parcel), groups: parcel.groups }, null, 2));
      else for (const line of parcelLines(parcel, await call.client.reference.all(), call)) call.out(line);
      return 0;
    },
  },
  {
    name: 'parcels complete',
    positionals: ['ws', 'unit'],
    options: [],
    run: async (call) => {
      await openFirst(call);
      const parcel = await findParcel(call, call.positionals[1] ?? '');
      const completed = await call.client.parcel.complete({ id: parcel.id, seen: seenOf(parcel) });
      if (call.json) call.out(JSON.stringify(parcelJson(completed)));
      else
        call.out(
          call.text('cli/results/completed', { unitNo: completed.values.identity?.unitNo ?? completed.id }),
        );
      return 0;
    },
  },
];

/** A parcel by its unit number, or by its id. @throws AppError `record.not-found` */
export async function findParcel({ client }: Call, unit: string): Promise<ParcelDetail> {
  if (/^[0-9a-f]{8}-[0-9a-f]{4}-7/.test(unit)) return await client.parcel.get({ id: unit as RecordId });
  let after: string | undefined;
  do {
    const search = unit.slice(0, 100);
    const page = await client.parcel.list({ search, limit: 1000, ...(after ? { after } : {}) });
    const found = page.items.find((item) => item.unitNo === unit);
    if (found) return await client.parcel.get({ id: found.id });
    after = page.next;
  } while (after !== undefined);
  throw new AppError('record.not-found', { record: unit });
}

async function listJson(call: Call, filter: ParcelFilter): Promise<number> {
  let first = true;
  let after: string | undefined;
  call.out('[');
  do {
    const page = await call.client.parcel.details({
      ...filter,
      limit: DETAILS_A_PAGE,
      ...(after ? { after } : {}),
    });
    for (const parcel of page.items) {
      call.out(`${first ? '' : ','}${JSON.stringify(parcelJson(parcel))}`);
      first = false;
    }
    after = page.next;
  } while (after !== undefined);
  call.out(']');
  return 0;
}

async function listTable({ client, text, out }: Call, filter: ParcelFilter): Promise<number> {
  const heads = ['unitNo', 'name', 'state', 'area', 'photos', 'issues'].map((label) =>
    text(`cli/labels/${label}`),
  );
  const rows: string[][] = [heads];
  let after: string | undefined;
  let sum = { total: 0, totalPlanarAreaSqM: 0 };
  do {
    const page = await client.parcel.list({ ...filter, limit: 1000, ...(after ? { after } : {}) });
    for (const item of page.items) {
      rows.push([
        item.unitNo ?? '',
        item.name ?? '',
        text(`states/${item.state}`),
        item.planarAreaSqM === undefined ? '' : toMu(item.planarAreaSqM).toFixed(4),
        `${item.photoCount}`,
        `${item.errorCount + item.warningCount}`,
      ]);
    }
    sum = { total: page.total, totalPlanarAreaSqM: page.totalPlanarAreaSqM ?? 0 };
    after = page.next;
  } while (after !== undefined);
  if (rows.length === 1) out(text('cli/results/noParcels'));
  else {
    for (const line of table(rows)) out(line);
    out(text('cli/results/total', { count: sum.total, areaMu: toMu(sum.totalPlanarAreaSqM).toFixed(4) }));
  }
  return 0;
}

function parcelLines(parcel: ParcelDetail, reference: ReferenceData, { text }: Call): string[] {
  const { values } = parcel;
  const edition = editionOfVersion(reference, values.process?.listVersion);
  const rows = PARCEL_FIELDS.flatMap(({ group, field, codeList }) => {
    const value = (values[group] as Readonly<Record<string, Json>> | undefined)?.[field];
    if (value === undefined) return [];
    return [
      [text(`fields/${group}.${field}/label`), shown(value, { field, codeList, reference, edition }, text)],
    ];
  });
  const { boundary } = values;
  return [
    ...table([[text('cli/labels/state'), text(`states/${parcel.state}`)], ...rows]),
    ...(boundary
      ? table([
          [
            text('cli/labels/planarArea'),
            `${boundary.planarAreaSqM.toFixed(2)} m²`,
            `${toMu(boundary.planarAreaSqM).toFixed(4)} ${text('units/mu')}`,
          ],
          [text('cli/labels/ellipsoidalArea'), `${boundary.ellipsoidalAreaSqM.toFixed(2)} m²`, ''],
        ])
      : []),
    `${text('cli/labels/photos')} ${countedPhotos(parcel.photos).length}`,
    ...parcel.issues.map((issue) => `${text(`severities/${issue.severity}`)} ${issueLine(issue, text)}`),
  ];
}

type Naming = {
  readonly field: string;
  readonly codeList: string | undefined;
  readonly reference: ReferenceData;
  /** The edition the record was filled in under: its codes are called what they were called then. */
  readonly edition: number | undefined;
};

/** Codes and divisions by name, the code where there is none. */
function shown(value: Json, naming: Naming, text: Call['text']): string {
  if (typeof value === 'boolean') return text(`cli/labels/${value ? 'yes' : 'no'}`);
  if (Array.isArray(value)) return value.map((item) => shown(item, naming, text)).join('、');
  if (typeof value === 'object' && value !== null) {
    const { scheme, code, name } = value as { readonly [key: string]: Json | undefined };
    if (typeof scheme !== 'string' || typeof code !== 'string') return String(name ?? JSON.stringify(value));
    return shown(code, { ...naming, codeList: scheme }, text);
  }
  const { field, codeList, reference, edition } = naming;
  const code = String(value);
  const items =
    field === 'townshipCode' || field === 'villageCode'
      ? reference.divisions
      : field === 'reportingBody'
        ? reference.reportingBodies
        : reference.codeLists.find(({ list }) => list === codeList)?.items;
  const found = items?.find((item) => item.code === code);
  return found ? `${nameInEdition(found, edition)} ${code}` : code;
}

/** Records of a .json array or a .jsonl file, each with the line it stands in (in an array: its place). @throws AppError */
function readRecords(path: string): { line: number; record: Json }[] {
  if (!existsSync(path)) throw new AppError('file.not-found', { path });
  const fileName = basename(path);
  const refuse = (problem: Problem) => new AppError('records.refused', { fileName, problems: [problem] });
  const text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  if (!/\.(jsonl|ndjson)$/i.test(path)) {
    const json = parseJson(text, () => refuse({ code: 'record.not-json', line: 1, params: {} }));
    const list = Array.isArray(json) ? (json as Json[]) : [json];
    return list.map((record, i) => ({ line: i + 1, record }));
  }
  return text.split(/\r?\n/).flatMap((content, i) => {
    if (content.trim() === '') return [];
    return [
      {
        line: i + 1,
        record: parseJson(content, () => refuse({ code: 'record.not-json', line: i + 1, params: {} })),
      },
    ];
  });
}

function parseJson(text: string, failure: () => Error): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    throw failure();
  }
}
