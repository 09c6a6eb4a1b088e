/** Boundaries from exchange files and pasted lists: read, shown, then stored all or none. */
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import type { BoundaryReading, BoundarySource, RecognisedPlot } from '#core/contract/boundary.ts';
import type { Problem } from '#core/contract/failures.ts';
import type { ParcelDetail } from '#core/contract/parcel.ts';
import type { LineIssue } from '#core/geo/boundary-codes.ts';
import { isBoundaryText, parseBoundaryText } from '#core/geo/boundary-text/parse-boundary-text.ts';
import { parseCoordinateList } from '#core/geo/boundary-text/parse-coordinate-list.ts';
import { parsedToBoundary } from '#core/geo/boundary-text/parsed-to-boundary.ts';
import type { ParsedBoundary } from '#core/geo/boundary-text/types.ts';
import type { OpHash, RecordId } from '#core/ids.ts';
import { parcelRow, parcelsByUnitNo } from '#db/queries/parcels.ts';
import { importedFile, recordImportedFile } from '#db/queries/workspace.ts';
import { decodeText } from './exchange/decode-text.ts';
import { AppError, refuseProblems } from './failure.ts';
import { requireSource } from './files.ts';
import { write } from './operations.ts';
import { addParcel, parcelDetail } from './parcels.ts';
import { requireAllowed } from './require-parcel.ts';
import { unitNumbers } from './unit-numbers.ts';
import type { OpenWorkspace } from './workspace/open-workspace.ts';

/** A text of 100,000 points has 5 MB; beyond this it is no boundary file. */
const MAX_BYTES = 50 * 1024 * 1024;
/** Shorter plot numbers are serials within the file ("1", "2"), not unit numbers. */
const UNIT_NO_MIN_LENGTH = 6;
/** Stands for the name of a file where there is none. */
const PASTED_NAME = '(pasted)';

type SourceText = {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly encoding?: 'utf-8' | 'gb18030';
  readonly text?: string;
};

/** Reads and stores nothing. */
export function readBoundary(workspace: OpenWorkspace, source: BoundarySource): BoundaryReading {
  return interpret(sourceText(workspace, source));
}

/** Makes one parcel of each plot, all or none. A file that was taken in before makes no second set of parcels. */
export function importBoundaries(workspace: OpenWorkspace, source: BoundarySource) {
  const text = sourceText(workspace, source);
  const reading = interpret(text);
  refuseProblems('boundary.refused', text.fileName, reading.refused);
  const sha256 = createHash('sha256').update(text.bytes).digest('hex');
  const before = liveParcelsOf(workspace, sha256);
  if (before.length > 0) {
    const warning: Problem = {
      code: 'boundary.file-taken-in-before',
      params: { parcels: before.length, unitNos: before.join('、') },
    };
    return { created: [], warnings: [...reading.warnings, warning], refused: [] };
  }
  const brought = reading.plots.flatMap(({ plotNo }) => plotNo ?? []);
  const numbers = unitNumbers(workspace, new Set(brought));
  const taken = new Set<string>();
  const created = write(workspace, ['parcels'], (writer) => {
    const made = reading.plots.map((plot) => {
      const unitNo = unitNoOf(workspace, plot, taken);
      const landClass = landClassOf(workspace, plot);
      const attributes = {
        identity: { ...(plot.name ? { name: plot.name } : {}), ...(unitNo ? { unitNo } : {}) },
        ...(plot.landUse || landClass
          ? {
              use: {
                ...(plot.landUse ? { currentUse: plot.landUse } : {}),
                ...(landClass ? { currentLandClass: landClass } : {}),
              },
            }
          : {}),
      };
      const parcel = addParcel(workspace, writer, numbers, attributes, {
        boundary: plot.boundary,
      });
      return {
        ...parcel,
        ...(plot.name ? { name: plot.name } : {}),
        planarAreaSqM: plot.boundary.planarAreaSqM,
      };
    });
    recordImportedFile(workspace.database, {
      sha256,
      file_name: text.fileName,
      imported_at: workspace.env.now().toISOString(),
      created: JSON.stringify(made.map(({ id }) => id)),
    });
    return made;
  });
  return { created, warnings: [...reading.warnings], refused: [] };
}

/** Gives a parcel the boundary of one recognised plot. */
export function writeBoundary(
  workspace: OpenWorkspace,
  id: RecordId,
  source: BoundarySource,
  plotIndex: number,
  heads: readonly OpHash[],
): ParcelDetail {
  requireAllowed(workspace, id, 'edit');
  const text = sourceText(workspace, source);
  const reading = interpret(text);
  refuseProblems('boundary.refused', text.fileName, reading.refused);
  const plot = reading.plots[plotIndex];
  if (!plot)
    throw new AppError('input.invalid', {
      problems: [{ code: 'record.missing', field: 'plot', params: {} }],
    });
  write(workspace, ['parcels'], (writer) => writer.setSeen(id, 'parcel.boundary', plot.boundary, heads));
  return parcelDetail(workspace, id);
}

function sourceText(workspace: OpenWorkspace, source: BoundarySource): SourceText {
  if (source.kind === 'text') {
    return { fileName: PASTED_NAME, bytes: Buffer.from(source.text), text: source.text };
  }
  const { path, fileName } = requireSource(workspace, source);
  if (statSync(path).size > MAX_BYTES)
    throw new AppError('file.too-large', { path: fileName, limitBytes: MAX_BYTES });
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    throw new AppError('file.unreadable', { path: fileName }, { cause: error });
  }
  return { fileName, bytes, ...decodeText(bytes) };
}

function interpret({ text, encoding }: SourceText): BoundaryReading {
  const form = text !== undefined && isBoundaryText(text) ? 'exchange-text' : 'coordinate-list';
  const common = { form, ...(encoding ? { encoding } : {}) } as const;
  if (text === undefined) {
    return { ...common, plots: [], warnings: [], refused: [{ code: 'boundary.not-a-text', params: {} }] };
  }
  const result = form === 'exchange-text' ? parseBoundaryText(text) : parseCoordinateList(text);
  return {
    ...common,
    plots: result.parcels.map(toPlot),
    warnings: result.changes.map(toProblem),
    refused: result.refused.map(toProblem),
  };
}

function toPlot(parsed: ParsedBoundary): RecognisedPlot {
  return {
    ...(parsed.plotNo ? { plotNo: parsed.plotNo } : {}),
    ...(parsed.name ? { name: parsed.name } : {}),
    ...(parsed.landUse ? { landUse: parsed.landUse } : {}),
    ...(parsed.landClassCode ? { landClassCode: parsed.landClassCode } : {}),
    boundary: parsedToBoundary(parsed),
  };
}

function toProblem({ code, line, params }: LineIssue): Problem {
  return { code, line, params: { ...params } };
}

function liveParcelsOf(workspace: OpenWorkspace, sha256: string): string[] {
  const row = importedFile(workspace.database, sha256);
  if (!row) return [];
  return (JSON.parse(row.created) as RecordId[]).flatMap((id) => {
    const parcel = parcelRow(workspace.database, id);
    return parcel && parcel.deleted === 0 ? [parcel.unit_no ?? ''] : [];
  });
}

/** The file's plot number where it can be a unit number and is free; else the workspace assigns one. */
function unitNoOf(
  workspace: OpenWorkspace,
  { plotNo }: RecognisedPlot,
  taken: Set<string>,
): string | undefined {
  if (!plotNo || plotNo.length < UNIT_NO_MIN_LENGTH || plotNo.length > 40 || taken.has(plotNo))
    return undefined;
  if (parcelsByUnitNo(workspace.database, plotNo).length > 0) return undefined;
  taken.add(plotNo);
  return plotNo;
}

/** 地类编码 of exchange files is of the third survey's working classes; a code that is not, or not any more, is kept as text only. */
function landClassOf({ reference }: OpenWorkspace, { landClassCode }: RecognisedPlot) {
  const scheme = 'third_national_survey_working' as const;
  const known = reference.codeLists
    .find(({ list }) => list === scheme)
    ?.items.some(({ code, retiredIn }) => code === landClassCode && retiredIn === undefined);
  return known && landClassCode ? { scheme, code: landClassCode } : undefined;
}
