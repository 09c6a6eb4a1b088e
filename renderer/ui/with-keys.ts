/** Keys for list items that have no identity of their own: equal ones are numbered in their order. */
export function withKeys<T>(
  items: readonly T[],
  toKey: (item: T) => string,
): readonly { readonly key: string; readonly item: T }[] {
  const seen = new Map<string, number>();
  return items.map((item) => {
    const name = toKey(item);
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return { key: count === 1 ? name : `${name} ${count}`, item };
  });
}
