/**
 * Holds the languages together: a text table `satisfies SameTexts<typeof theOther>` has exactly its keys, no fewer and no
 * more, or it does not compile. What is said under a key is free.
 */
export type SameTexts<T> = {
  readonly [K in keyof T]: T[K] extends string ? string : SameTexts<T[K]>;
};
