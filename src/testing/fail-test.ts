/** As the `report` port of a service: a failure that nobody waits for fails the test that runs. */
export function failTest(error: unknown, where: string): never {
  throw new Error(`Reported by ${where}`, { cause: error });
}
