/** A file as it was handed over or taken out of an archive, and the layer that its reader makes of it. */
import { isRefusal } from '#core/geo/boundary-codes.ts';
import type {
  DeclaredSystem,
  FeatureFormat,
  PlacedIssue,
  SourceFeature,
  SourceLayer,
  SourcePolygon,
} from '#core/geo/features/source-layer.ts';

export type SourceFile = {
  readonly name: string;
  /** The archive or the folder it was taken from: files of one name in two of them do not belong together. */
  readonly origin: string;
  readonly bytes: Uint8Array;
};

/** Indexes, styles and notes that programs put beside their data: they change no polygon and no attribute. */
export const SIDE_FILE = /\.(shx|sbn|sbx|qix|fix|atx|qmd|qpj|qml|sld|cst|xml|gpkg-shm)$/i;

/** More polygons than a city has parcels are another kind of data. */
export const MAX_FEATURES = 100_000;

/** So many points take half a gigabyte while they are read: more than any laptop should give to one file. */
export const MAX_POINTS = 1_000_000;

/** Collects the features of one layer while it is read. */
export type LayerDraft = {
  readonly add: (feature: Omit<SourceFeature, 'feature'>) => void;
  /** A feature that is no polygon, or has no shape: counted, so that numbers stay those of the file. */
  readonly skip: () => void;
  readonly note: (issue: PlacedIssue) => void;
  /** 1-based number of the feature that comes next. */
  readonly nextFeature: () => number;
  readonly isFull: () => boolean;
  readonly finish: (more: {
    readonly declared: DeclaredSystem;
    readonly encoding?: SourceLayer['encoding'] | undefined;
    readonly method?: SourceLayer['method'];
    readonly columns?: readonly string[];
  }) => SourceLayer;
};

export function makeLayerDraft(file: string, format: FeatureFormat): LayerDraft {
  const features: SourceFeature[] = [];
  const issues: PlacedIssue[] = [];
  const columns = new Set<string>();
  let seen = 0;
  let skipped = 0;
  let points = 0;
  return {
    add: (feature) => {
      seen++;
      const before = points;
      points += feature.rings.reduce((sum, ring) => sum + ring.length, 0);
      if (points > MAX_POINTS) {
        // Once is enough; and what is refused anyway is not kept.
        if (before <= MAX_POINTS)
          issues.push({ code: 'boundary.too-many-points-in-all', params: { limit: MAX_POINTS } });
        return;
      }
      for (const column of Object.keys(feature.attributes)) columns.add(column);
      features.push({ feature: seen, ...feature });
    },
    skip: () => {
      seen++;
      skipped++;
    },
    note: (issue) => issues.push(issue),
    nextFeature: () => seen + 1,
    isFull: () => seen >= MAX_FEATURES,
    finish: ({ declared, encoding, method, columns: named }) => {
      const refuses = issues.some(({ code }) => isRefusal(code));
      if (features.length === 0 && !refuses) issues.push({ code: 'boundary.no-polygons', params: {} });
      else if (skipped > 0)
        issues.push({ code: 'boundary.other-shapes-skipped', params: { features: skipped } });
      return {
        file,
        format,
        declared,
        ...(encoding ? { encoding } : {}),
        ...(method ? { method } : {}),
        features,
        columns: named ?? [...columns],
        issues,
      };
    },
  };
}

/** The rings of a feature in a format that says which of them belong together. */
export function ringsOf(polygons: readonly SourcePolygon[]): Pick<SourceFeature, 'rings' | 'ringCounts'> {
  const filled = polygons.filter(({ length }) => length > 0);
  return { rings: filled.flat(), ringCounts: filled.map(({ length }) => length) };
}

/** Names of columns, each once, for one of two would hide the other: names of ten bytes are often cut to the same. */
export function eachOnce(names: readonly string[]): readonly string[] {
  const given = new Set<string>();
  const counts = new Map<string, number>();
  return names.map((name) => {
    if (name === '') return name;
    let count = counts.get(name) ?? 0;
    let once: string;
    do {
      count += 1;
      once = count === 1 ? name : `${name} (${count})`;
    } while (given.has(once));
    counts.set(name, count);
    given.add(once);
    return once;
  });
}

/** A layer of a file that cannot be read at all. */
export function refusedLayer(
  file: string,
  format: FeatureFormat,
  ...issues: readonly PlacedIssue[]
): SourceLayer {
  return { file, format, declared: { kind: 'none' }, features: [], columns: [], issues };
}

export function tooManyFeatures(features: number): PlacedIssue {
  return { code: 'boundary.too-many-features', params: { features, limit: MAX_FEATURES } };
}
