package eu.megawatt.service.live;

import eu.megawatt.scheduler.live.LiveScheduler;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemException;
import eu.megawatt.service.problem.ProblemKind;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Something that somebody waits for. Who has waited too long for it to be begun is told that it
 * never will be: what is asked again then is not done twice. Thread-safe.
 *
 * @param <T> the answer
 */
final class Asked<T> {

  private static final int RETRY_SECONDS = 1;

  private enum State {
    WAITING,
    TAKEN,
    GIVEN_UP
  }

  private final LiveDesk.Task<T> task;
  private final Optional<Request> request;
  private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);
  private final CompletableFuture<T> answer = new CompletableFuture<>();
  private Optional<T> result = Optional.empty();
  private Optional<RuntimeException> failure = Optional.empty();

  /**
   * @param request empty where no job is asked for
   */
  Asked(LiveDesk.Task<T> task, Optional<Request> request) {
    this.task = task;
    this.request = request;
  }

  Optional<Request> request() {
    return request;
  }

  /** Begins with it; false where nobody waits for it any more, and it is not to be done. */
  boolean take() {
    return state.compareAndSet(State.WAITING, State.TAKEN);
  }

  /** Does it, and says what the plan is then where it is another; for the desk's thread. */
  Optional<LiveScheduler> run(Turn turn) {
    try {
      result = Optional.of(task.run(turn));
      return turn.settle();
    } catch (RuntimeException e) {
      failure = Optional.of(e);
      return Optional.empty();
    }
  }

  /** Lets whoever waits have what came of it, once it is kept. */
  void reply() {
    result.ifPresent(answer::complete);
    failure.ifPresent(answer::completeExceptionally);
  }

  /** Tells whoever waits why nothing came of it. */
  void fail(RuntimeException why) {
    answer.completeExceptionally(why);
  }

  /**
   * Waits for what comes of it.
   *
   * @param patience how long it may wait to be begun, and how long it may take then
   * @throws ProblemException 503 where it took too long
   */
  T await(Duration patience) {
    return got(patience).or(() -> later(patience)).orElseThrow(Asked::lost);
  }

  private Optional<T> later(Duration patience) {
    if (state.compareAndSet(State.WAITING, State.GIVEN_UP)) {
      throw unavailable("The plan took too long to answer; nothing has changed. Maybe try again.");
    }
    return got(patience);
  }

  private Optional<T> got(Duration patience) {
    try {
      return Optional.of(answer.get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException its ? its : new IllegalStateException(e);
    } catch (TimeoutException _) {
      return Optional.empty();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw unavailable("The service is stopping.");
    }
  }

  private static ProblemException lost() {
    return unavailable(
        "The plan took too long to write this. It may be kept: maybe look before asking again.");
  }

  private static ProblemException unavailable(String detail) {
    return new ProblemException(Problem.of(ProblemKind.UNAVAILABLE, detail), RETRY_SECONDS);
  }
}
