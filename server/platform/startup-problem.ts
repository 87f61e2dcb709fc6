/** A reason not to start that the person at the terminal can remove: shown as its message, without a stack. */
export function startupProblem(message: string, cause?: unknown): Error {
  const problem = new Error(message, cause === undefined ? undefined : { cause })
  problem.name = 'StartupProblem'
  return problem
}
