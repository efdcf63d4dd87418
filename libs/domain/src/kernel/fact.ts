/** Something that happened, in the past tense; plain JSON. Facts drive projections, messages and notifications. */
export interface Fact<T extends string = string, D = Readonly<Record<string, unknown>>> {
  readonly type: T;
  readonly data: D;
}
