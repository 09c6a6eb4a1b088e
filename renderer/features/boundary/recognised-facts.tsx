/** What the files turned out to be: format, system, zone, order of axes, unit of area, encoding, holes and parts. */
import type { Recognised } from '#core/contract/boundary.ts';
import { useTexts } from '../../i18n/use-texts.ts';

export function RecognisedFacts({ recognised }: { readonly recognised: Recognised }) {
  const { text } = useTexts();
  const { files, datum, writtenAs, zonePrefix, axes, areaUnits, holes, parts } = recognised;
  const unique = (values: readonly (string | undefined)[]): string =>
    [...new Set(values.flatMap((value) => value ?? []))].join('、');
  const encodings = unique(files.map(({ encoding }) => encoding && encodingName(encoding)));
  const figures = [
    ...(holes > 0 ? [text('boundaryFiles/facts/holes', { count: holes })] : []),
    ...(parts > 0 ? [text('boundaryFiles/facts/parts', { count: parts })] : []),
  ];
  const facts: readonly (readonly [label: string, value: string])[] = [
    [text('boundaryFiles/facts/form'), unique(files.map(({ form }) => text(`boundaryFiles/forms/${form}`)))],
    ...(encodings ? [[text('boundaryFiles/facts/encoding'), encodings] as const] : []),
    [
      text('boundaryFiles/facts/system'),
      unique(files.map(({ system }) => system)) || text('boundaryFiles/facts/notDeclared'),
    ],
    [text('boundaryFiles/facts/datum'), datum === 'CGCS2000' ? datum : text('boundaryFiles/facts/wgs84')],
    [text('boundaryFiles/facts/written'), text(`boundaryFiles/facts/${writtenAs}`)],
    ...(zonePrefix
      ? [[text('boundaryFiles/facts/zone'), text(`boundaryFiles/facts/${ZONE_TEXTS[zonePrefix]}`)] as const]
      : []),
    [text('boundaryFiles/facts/axes'), text(`boundaryFiles/facts/${AXES_TEXTS[axes]}`)],
    ...(areaUnits.length > 0
      ? [
          [
            text('boundaryFiles/facts/areaUnit'),
            unique(areaUnits.map((unit) => text(`boundaryFiles/units/${unit}`))),
          ] as const,
        ]
      : []),
    [text('boundaryFiles/facts/figures'), figures.join('，') || text('boundaryFiles/facts/plain')],
  ];
  return (
    <dl className="facts">
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

const ZONE_TEXTS = { with: 'zoneWith', without: 'zoneWithout', mixed: 'zoneMixed' } as const;
const AXES_TEXTS = { 'north-first': 'northFirst', 'east-first': 'eastFirst', mixed: 'axesMixed' } as const;

/** As the land office calls them: GB 18030 is what GBK has become. */
export function encodingName(encoding: 'utf-8' | 'gb18030'): string {
  return encoding === 'utf-8' ? 'UTF-8' : 'GBK';
}
