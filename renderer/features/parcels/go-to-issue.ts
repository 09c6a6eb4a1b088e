/** From a finding to its place: the tab it belongs to, and its field in view, ready to be filled in. */
import type { Issue } from '#core/parcel/issue.ts';
import { cellElementId, fieldElementId, focusWithin, groupElementId } from '../form/field-layout.ts';

export function tabOfIssue({ rule, group }: Issue): 'form' | 'boundary' | 'photos' {
  if (group === 'boundary') return 'boundary';
  if (group === 'photos' || rule.includes('photo')) return 'photos';
  return 'form';
}

/** A record that is only being opened takes this long to be read and drawn, at most. */
const PATIENCE_MS = 5000;

/** Brings the field, or the tab's part that the finding is about, into view as soon as it is drawn, with the cursor in it. */
export function showField(issue: Issue): void {
  const until = performance.now() + PATIENCE_MS;
  const look = (): void => {
    const element = elementOf(issue);
    if (element && !isOnHiddenTab(element)) {
      element.scrollIntoView({
        behavior: 'smooth',
        block: tabOfIssue(issue) === 'form' ? 'center' : 'start',
      });
      focusWithin(element);
    } else if (performance.now() < until) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

function elementOf(issue: Issue): HTMLElement | null {
  const { group = '', field, cell } = issue;
  const tab = tabOfIssue(issue);
  if (tab !== 'form') return document.getElementById(groupElementId(tab));
  const path = `${group}.${field}`;
  return (
    (field && cell ? document.getElementById(cellElementId(path, cell)) : null) ??
    (field ? document.getElementById(fieldElementId(path)) : null) ??
    document.getElementById(groupElementId(group))
  );
}

/** A tab that was opened before is still drawn, and takes no cursor while it is hidden. */
const isOnHiddenTab = (element: HTMLElement): boolean => element.closest('[aria-hidden="true"]') !== null;
