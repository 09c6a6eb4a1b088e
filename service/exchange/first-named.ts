/** Enough names to find things by; of the others it is said how many they are: `a、b … +3`. */
export function firstNamed(names: readonly string[], most: number): string {
  const shown = names.slice(0, most).join('、');
  const more = names.length - most;
  return more > 0 ? `${shown} … +${more}` : shown;
}
