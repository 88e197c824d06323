package eu.megawatt.service.problem;

import java.util.Optional;

/** A problem on its way to whoever asked. */
public final class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;
  private final int retryAfterSeconds;

  public ProblemException(Problem problem) {
    this(problem, 0);
  }

  /** A problem that passes: worth asking again after some seconds. */
  public ProblemException(Problem problem, int retryAfterSeconds) {
    super(problem.detail());
    this.problem = problem;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  public Problem problem() {
    return problem;
  }

  /** When to try again, where that may help. */
  public Optional<Integer> retryAfterSeconds() {
    return retryAfterSeconds > 0 ? Optional.of(retryAfterSeconds) : Optional.empty();
  }
}
