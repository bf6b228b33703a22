/** What something is started for: a test, or whatever else has a folder of its own and comes to an end. */
export interface Occasion {
  testdir(): string
  teardown(end: () => unknown): void
}
