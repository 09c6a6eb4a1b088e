import { extname, resolve } from 'node:path';
import { ORPCError } from '@orpc/client';
import {
  BOUNDARY_EXPORT_FORMATS,
  type BoundaryExportFormat,
  type BoundaryReading,
} from '#core/contract/boundary.ts';
import type { Failure, Problem } from '#core/contract/failures.ts';
import type { RecordId } from '#core/ids.ts';
import { FILLABLE_FIELDS, pathOf } from '#core/parcel/source-columns.ts';
import { type Call, type Command, UsageError } from '../command.ts';
import { problemText } from '../failure-text.ts';
import { moveOut, OVERWRITE, outPath } from '../out-file.ts';
import { problemJson } from '../script-json.ts';
import { table } from '../table.ts';
import { findParcel } from './parcels.ts';
import { badValue, openFirst } from './workspace.ts';

export const boundaryCommands: readonly Command[] = [
  {
    name: 'boundary read',
    positionals: ['ws', 'file'],
    options: [{ name: 'column', repeated: true }],
    run: async (call) => {
      const columns = columnsFrom(call);
      await openFirst(call);
      const reading = await call.client.boundary.read({ source: sourceFrom(call), ...columns });
      if (call.json) call.out(JSON.stringify(readingJson(reading, call)));
      else for (const line of readingLines(reading, call)) call.out(line);
      return reading.refused.length > 0 ? 1 : 0;
    },
  },
  {
    name: 'boundary import',
    positionals: ['ws', 'file'],
    options: [
      { name: 'column', repeated: true },
      { name: 'plot', repeated: true },
    ],
    run: async (call) => {
      const wish = { ...columnsFrom(call), ...plotsFrom(call) };
      await openFirst(call);
      try {
        const { created, warnings } = await call.client.boundary.importParcels({
          source: sourceFrom(call),
          ...wish,
        });
        tell(call, created, warnings, []);
        return 0;
      } catch (error) {
        const refused = refusedOf(error);
        if (refused && call.json) tell(call, [], [], refused);
        return call.refuse(error);
      }
    },
  },
  {
    name: 'boundary write',
    positionals: ['ws'],
    options: [
      { name: 'out', required: true },
      { name: 'unit', repeated: true },
      { name: 'encoding' },
      OVERWRITE,
    ],
    run: async (call) => {
      const format = formatOf(call.value('out') ?? '');
      const encoding = call.value('encoding') ?? 'utf-8';
      if (encoding !== 'utf-8' && encoding !== 'gbk') throw badValue('encoding', encoding);
      if (encoding === 'gbk' && format !== 'txt') throw new UsageError('gbkOfTxtOnly', {});
      const path = outPath(call);
      await openFirst(call);
      const ids: RecordId[] = [];
      for (const unit of call.values('unit')) ids.push((await findParcel(call, unit)).id);
      const selection = ids.length > 0 ? { ids } : { filter: {} };
      const made = await call.finish(
        call.client.boundary.exportFile({ selection, format, encoding }, { signal: call.signal }),
      );
      await moveOut(made, path);
      const { parcels, without, byteLength } = made;
      if (call.json) call.out(JSON.stringify({ path, parcels, without, byteLength }));
      else {
        call.out(call.text('cli/results/boundariesWritten', { parcels, path }));
        if (without > 0) call.out(call.text('cli/results/boundariesWithout', { count: without }));
      }
      return 0;
    },
  },
];

const sourceFrom = (call: Call) => ({ kind: 'path' as const, path: resolve(call.positionals[1] ?? '') });

/** `权利人=tenure.rightHolder`, once a column; without any those that are known by their names. @throws UsageError */
function columnsFrom(call: Call): { columns?: Record<string, string> } {
  const given = call.values('column');
  if (given.length === 0) return {};
  const known = new Set(FILLABLE_FIELDS.map(pathOf));
  const columns: Record<string, string> = {};
  for (const text of given) {
    const at = text.lastIndexOf('=');
    const path = text.slice(at + 1);
    if (at < 1 || !known.has(path)) throw badValue('column', text);
    columns[text.slice(0, at)] = path;
  }
  return { columns };
}

/** Numbers of plots as `boundary read` gives them, from 1. @throws UsageError */
function plotsFrom(call: Call): { plots?: number[] } {
  const given = call.values('plot');
  const plots = given.map((text) => {
    if (!/^[1-9]\d{0,5}$/.test(text)) throw badValue('plot', text);
    return Number(text) - 1;
  });
  return plots.length > 0 ? { plots } : {};
}

function readingJson({ plots, warnings, refused, ...rest }: BoundaryReading, { text }: Call) {
  const asJson = (problem: Problem) => problemJson(problem, text);
  return {
    ...rest,
    plots: plots.map(({ boundary: _, ...plot }) => plot),
    warnings: warnings.map(asJson),
    refused: refused.map(asJson),
  };
}

function readingLines(
  { form, recognised, columns, plots, warnings, refused }: BoundaryReading,
  { text }: Call,
) {
  const label = (key: string) => text(`window/boundaryFiles/facts/${key}`);
  const systems = [...new Set(recognised?.files.flatMap(({ system }) => system ?? []))].join('、');
  return [
    ...table([
      [label('form'), text(`window/boundaryFiles/forms/${form}`)],
      ...(recognised ? [[label('system'), systems || label('notDeclared')]] : []),
    ]),
    ...table(
      plots.map(({ plotNo, name, planarAreaSqM, points }, i) => [
        String(i + 1),
        [plotNo, name].filter(Boolean).join(' ') || '-',
        `${planarAreaSqM.toFixed(2)} m²`,
        text('window/boundary/points', { count: points }),
      ]),
    ),
    ...table(
      columns.map(({ name, field, examples }) => [
        name,
        field ? `${field} ${text(`fields/${field}/label`)}` : text('window/boundaryFiles/notTaken'),
        examples.join('、'),
      ]),
    ),
    ...warnings.map((problem) => `${text('severities/warning')} ${problemText(problem, text)}`),
    ...refused.map((problem) => `${text('severities/error')} ${problemText(problem, text)}`),
  ];
}

/** @throws UsageError for an ending that says no format */
function formatOf(path: string): BoundaryExportFormat {
  const ending = extname(path).slice(1).toLowerCase();
  const format =
    BOUNDARY_EXPORT_FORMATS.find((each) => each === ending) ?? (ending === 'json' ? 'geojson' : undefined);
  if (!format) throw badValue('out', path);
  return format;
}

function tell(
  call: Call,
  created: readonly { unitNo: string }[],
  warnings: readonly Problem[],
  refused: readonly Problem[],
): void {
  const asJson = (problem: Problem) => problemJson(problem, call.text);
  if (call.json) {
    call.out(JSON.stringify({ created, warnings: warnings.map(asJson), refused: refused.map(asJson) }));
    return;
  }
  call.out(call.text('cli/results/boundariesImported', { count: created.length }));
  for (const { unitNo } of created) call.out(`  ${unitNo}`);
  for (const warning of warnings)
    call.out(`${call.text('severities/warning')} ${problemText(warning, call.text)}`);
}

function refusedOf(error: unknown): readonly Problem[] | undefined {
  if (!(error instanceof ORPCError) || error.code !== 'FAILURE') return undefined;
  const { code, params } = error.data as Failure;
  return code === 'boundary.refused' ? (params.problems as unknown as Problem[]) : undefined;
}
