/** What an edition is: its name, who issued it, when, and on what it is based. */
import type { Edition } from '#core/reference/reference-data.ts';
import { formatDateTime } from '../../i18n/formats.ts';
import { useTexts } from '../../i18n/use-texts.ts';

export function EditionFacts({
  edition,
  nameAs,
}: {
  readonly edition: Edition;
  /** What its name is headed with: the version in force, or just a version. */
  readonly nameAs: 'version' | 'versionName';
}) {
  const { text } = useTexts();
  const facts = [
    [nameAs, edition.version],
    ['issuer', edition.issuer],
    ['issuedAt', formatDateTime(edition.issuedAt)],
    ['source', edition.source],
  ] as const;
  return (
    <dl className="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{text(`reference/${name}`)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
