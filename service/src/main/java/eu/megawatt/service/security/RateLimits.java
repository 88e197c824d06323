package eu.megawatt.service.security;

import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemException;
import eu.megawatt.service.problem.ProblemKind;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * How often a caller may call: so many times a second for long, and as many at once after a second
 * of silence. Ten thousand callers are remembered, the one that was silent the longest goes first.
 * Thread-safe.
 */
public final class RateLimits {

  private static final int MOST = 10_000;
  private static final double MILLIS = 1_000;

  private final int perSecond;
  private final Clock clock;
  private final LongAdder refused = new LongAdder();
  private final Map<String, Bucket> byCaller = new LinkedHashMap<>(16, 0.75f, true);

  public RateLimits(int perSecond, Clock clock) {
    this.perSecond = perSecond;
    this.clock = clock;
  }

  /** What a caller has left. */
  private record Bucket(double left, long atMs) {}

  /**
   * Counts a request.
   *
   * @throws ProblemException 429 where that is one too many
   */
  public void require(String callerId) {
    if (!isLet(callerId)) {
      refused.increment();
      throw new ProblemException(
          Problem.of(
              ProblemKind.TOO_MANY,
              "You may call %d times a second. Maybe send many things in one request."
                  .formatted(perSecond)),
          1);
    }
  }

  private synchronized boolean isLet(String callerId) {
    long now = clock.millis();
    Bucket before = byCaller.getOrDefault(callerId, new Bucket(perSecond, now));
    double gained = Math.max(0, now - before.atMs) * perSecond / MILLIS;
    double left = Math.min(perSecond, before.left + gained);
    boolean isLet = left >= 1;
    byCaller.put(callerId, new Bucket(isLet ? left - 1 : left, now));
    if (byCaller.size() > MOST) {
      byCaller.remove(byCaller.keySet().iterator().next());
    }
    return isLet;
  }

  /** Callers that are remembered. */
  public synchronized int callerCount() {
    return byCaller.size();
  }

  /** Requests that were one too many. */
  public long refusedCount() {
    return refused.sum();
  }
}
