/** From a finding to its place: the tab it belongs to, and its field in view, ready to be filled in. */
import type { Issue } from '#core/parcel/issue.ts';
import { fieldElementId, focusWithin, groupElementId } from '../form/field-layout.ts';

export function tabOfIssue({ rule, group }: Issue): 'form' | 'boundary' | 'photos' {
  if (group === 'boundary') return 'boundary';
  if (group === 'photos' || rule.includes('photo')) return 'photos';
  return 'form';
}

/** A record that is only being opened takes this long to be read and drawn, at most. */
const PATIENCE_MS = 5000;

/** Brings the field into view as soon as it is drawn; a finding of no field of the form moves nothing. */
export function showField(issue: Issue): void {
  if (tabOfIssue(issue) !== 'form') return;
  const until = performance.now() + PATIENCE_MS;
  const look = (): void => {
    const element = elementOf(issue);
    if (element) {
      element.scrollIntoView({ behavior: 'smooth', block: 'center' });
      focusWithin(element);
    } else if (performance.now() < until) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

function elementOf({ group = '', field }: Issue): HTMLElement | null {
  const name = field?.split('.')[0];
  return (
    (name ? document.getElementById(fieldElementId(`${group}.${name}`)) : null) ??
    document.getElementById(groupElementId(group))
  );
}
