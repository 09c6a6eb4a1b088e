/**
 * What is wrong with the chosen parcel's boundary, each with its place on the map and, where one is safe, a repair. The shape itself is
 * looked at as it is drawn; what concerns neighbours is what the service found in the stored record.
 */
import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ParcelDetail } from '#core/contract/parcel.ts';
import { type EditShape, gkRingsOf, toEditShape } from '#core/geo/editing/edit-shape.ts';
import {
  type FindingPlace,
  placesOfOverlap,
  placesOfShapeIssue,
  placesOfSliver,
  placesOfWhole,
} from '#core/geo/editing/finding-places.ts';
import { type Repair, repairOfContact, repairOfShape } from '#core/geo/editing/repairs.ts';
import { issuesOf } from '#core/geo/editing/shape-issues.ts';
import { type RecordId, recordIdSchema } from '#core/ids.ts';
import { type Issue, isOpenIssue } from '#core/parcel/issue.ts';
import type { RuleSettings } from '#core/parcel/rule-settings.ts';
import { parcelKey, useReference, useService } from '../../client/queries.ts';

export type MapFinding = {
  /** Its own among those of all parcels. */
  readonly key: string;
  readonly issue: Issue;
  readonly places: readonly FindingPlace[];
  readonly repair: Repair | undefined;
};

/** So many neighbours are looked at; a parcel that overlaps more has another problem. */
const MAX_OTHERS = 12;

/** A shape of more points is not looked at anew in the window, which would stand still meanwhile; the service's word is shown without a place. */
const MAX_POINTS = 50_000;

const OF_THE_WHOLE: ReadonlySet<string> = new Set(['area-difference', 'area-limit']);
const WITH_OTHERS: ReadonlySet<string> = new Set(['parcel-overlap', 'neighbour-sliver', 'same-land']);

export function useMapFindings(detail: ParcelDetail | undefined, shape: EditShape): readonly MapFinding[] {
  const { client } = useService();
  const settings = useReference().data?.ruleSettings.settings;
  const issues = useMemo(() => detail?.issues.filter(isOpenIssue) ?? [], [detail]);
  const otherIds = useMemo(() => [...new Set(issues.flatMap(otherOf))].slice(0, MAX_OTHERS), [issues]);
  const others = useQueries({
    queries: otherIds.map((id) => ({
      queryKey: parcelKey(id),
      queryFn: ({ signal }: { signal: AbortSignal }) => client.parcel.get({ id }, { signal }),
    })),
    combine: shapesOf,
  });
  return useMemo(() => {
    if (!detail || !settings || shape.length === 0) return [];
    const isLarge = shape.reduce((sum, ring) => sum + ring.length, 0) > MAX_POINTS;
    const found = [
      ...(isLarge
        ? issues.filter(({ rule }) => rule === 'boundary-shape').map(withoutPlace)
        : ofShape(shape)),
      ...ofRecord(issues, shape, others, settings),
    ];
    return found.map((each) => ({ ...each, key: `${detail.id} ${each.key}` }));
  }, [detail, settings, shape, issues, others]);
}

type Others = ReadonlyMap<RecordId, EditShape>;

function shapesOf(results: readonly { readonly data: ParcelDetail | undefined }[]): Others {
  return new Map(
    results.flatMap(({ data }) =>
      data?.values.boundary ? [[data.id, toEditShape(data.values.boundary)] as const] : [],
    ),
  );
}

function withoutPlace(issue: Issue, i: number): MapFinding {
  return { key: `shape ${i} ${issue.rule}`, issue, places: [], repair: undefined };
}

function ofShape(shape: EditShape): MapFinding[] {
  return issuesOf(shape).map((found, i) => ({
    key: `shape ${i} ${found.code}`,
    issue: {
      rule: 'boundary-shape',
      severity: 'error',
      group: 'boundary',
      params: { ...found.params, code: found.code },
    },
    places: placesOfShapeIssue(shape, found),
    repair: repairOfShape(shape, found),
  }));
}

function ofRecord(
  issues: readonly Issue[],
  shape: EditShape,
  others: Others,
  settings: RuleSettings,
): MapFinding[] {
  return issues.flatMap((issue, i): MapFinding[] => {
    const key = `record ${i} ${issue.rule}`;
    if (OF_THE_WHOLE.has(issue.rule)) {
      return [{ key, issue, places: placesOfWhole(shape), repair: undefined }];
    }
    const [id] = otherOf(issue);
    const other = id && others.get(id);
    if (!other) return [];
    const rest = [...others].filter(([each]) => each !== id).map(([, each]) => gkRingsOf(each));
    const isSliver = issue.rule === 'neighbour-sliver';
    return [
      {
        key,
        issue,
        places: isSliver ? placesOfSliver(shape, other, settings) : placesOfOverlap(shape, other),
        repair: issue.rule === 'same-land' ? undefined : repairOfContact(shape, other, settings, rest),
      },
    ];
  });
}

function otherOf({ rule, params }: Issue): RecordId[] {
  if (!WITH_OTHERS.has(rule)) return [];
  const id = recordIdSchema.safeParse(params.otherId);
  return id.success ? [id.data] : [];
}
