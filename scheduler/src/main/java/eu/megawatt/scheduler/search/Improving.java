package eu.megawatt.scheduler.search;

import eu.megawatt.scheduler.kernel.Assignment;
import eu.megawatt.scheduler.kernel.JobSpec;
import eu.megawatt.scheduler.kernel.Problem;
import eu.megawatt.scheduler.kernel.Share;
import eu.megawatt.scheduler.kernel.Shares;
import eu.megawatt.scheduler.solver.Allowance;
import eu.megawatt.scheduler.solver.LocalSearch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Rounds of local search, each from the best plan of the last: within a round the temperature falls
 * to nothing, from round to round it begins lower. Where there is enough work for every thread,
 * each improves a share of its own; else each works on the whole with its own chance, and the best
 * counts.
 */
final class Improving {

  private static final int ROUNDS = 24;

  /** Jobs per thread from which shares are worth their borders. */
  private static final int JOBS_PER_SHARE = 1_500;

  /** First and last temperature of the rounds, as a part of what a job costs on average. */
  private static final double HOT = 0.2;

  private static final double COLD = 0.002;

  private final Problem problem;
  private final Incumbent incumbent;
  private final Pace pace;
  private final int threads;
  private final SplittableRandom random;
  private final ExecutorService executor;
  private final double meanCost;
  private final AtomicLong spentMoves = new AtomicLong();
  private final AtomicLong triedBefore = new AtomicLong();
  private volatile List<LocalSearch> running = List.of();
  private volatile Standing standing;

  /** Prices that the running searches began with: together for shares, each for itself else. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Standing(long micro, long[] startMicro, boolean shared) {

    static Standing of(long micro, List<Share> shares, long[] from, boolean shared) {
      long[] start =
          shares.stream().mapToLong(share -> share.assignment(from).totalMicro()).toArray();
      return new Standing(micro, start, shared);
    }
  }

  Improving(
      Problem problem,
      Incumbent incumbent,
      Pace pace,
      int threads,
      SplittableRandom random,
      ExecutorService executor) {
    this.problem = problem;
    this.incumbent = incumbent;
    this.pace = pace;
    this.threads = threads;
    this.random = random;
    this.executor = executor;
    this.meanCost = meanCost(problem);
    this.standing = new Standing(incumbent.micro(), new long[0], false);
  }

  private static double meanCost(Problem problem) {
    return Arrays.stream(problem.jobs)
        .filter(job -> job.alternatives.length > 0)
        .mapToDouble(Improving::leastCost)
        .average()
        .orElse(1);
  }

  private static double leastCost(JobSpec job) {
    return Math.min(job.value, Math.abs(job.alternatives[0].leastCost));
  }

  /** Runs one round after the other until the budget is spent. */
  void run(BetweenRounds between) throws InterruptedException {
    for (int round = 0; round < ROUNDS && !pace.isOver(spentMoves.get()); round++) {
      round(round);
      between.run();
    }
  }

  /** What is done while no local search runs. */
  interface BetweenRounds {
    void run() throws InterruptedException;
  }

  private void round(int round) throws InterruptedException {
    long[] from = incumbent.spots();
    boolean shared = threads > 1 && problem.jobs.length >= threads * JOBS_PER_SHARE;
    List<Share> shares =
        shared
            ? Shares.of(problem, Assignment.of(problem, from), threads, random)
            : Collections.nCopies(threads, Share.whole(problem));
    Allowance allowance = each(pace.round(ROUNDS - round, spentMoves.get()));
    double temperature = meanCost * HOT * Math.pow(COLD / HOT, round / (ROUNDS - 1.0));
    List<LocalSearch> searches =
        shares.stream()
            .map(share -> new LocalSearch(share, from, temperature, allowance, random.nextLong()))
            .toList();
    standing = Standing.of(incumbent.micro(), shares, from, shared);
    running = searches;
    List<long[]> found = runAll(searches);
    settle(from, shares, found, shared);
    running = List.of();
    triedBefore.addAndGet(searches.stream().mapToLong(LocalSearch::moves).sum());
    spentMoves.addAndGet(allowance instanceof Allowance.Moves(long moves) ? moves * threads : 0);
  }

  private Allowance each(Allowance all) {
    return switch (all) {
      case Allowance.Millis millis -> millis;
      case Allowance.Moves(long moves) -> new Allowance.Moves(Math.max(1, moves / threads));
    };
  }

  private List<long[]> runAll(List<LocalSearch> searches) throws InterruptedException {
    if (pace.isStopped()) {
      searches.forEach(LocalSearch::stop);
    }
    List<Callable<long[]>> runs = new ArrayList<>();
    searches.forEach(search -> runs.add(search::run));
    List<long[]> found = new ArrayList<>();
    for (var done : executor.invokeAll(runs)) {
      found.add(Outcome.of(done));
    }
    return found;
  }

  private void settle(long[] from, List<Share> shares, List<long[]> found, boolean shared) {
    if (!shared) {
      found.forEach(spots -> incumbent.offer(Assignment.of(problem, spots)));
      return;
    }
    long[] together = from.clone();
    for (int i = 0; i < shares.size(); i++) {
      for (int job : shares.get(i).movable) {
        together[job] = found.get(i)[job];
      }
    }
    incumbent.offer(Assignment.of(problem, together));
  }

  /** Ends the running searches as soon as possible. */
  void stop() {
    running.forEach(LocalSearch::stop);
  }

  /** Moves tried so far. */
  long tried() {
    return triedBefore.get() + running.stream().mapToLong(LocalSearch::moves).sum();
  }

  /** Moves that count against a budget of moves. */
  long spentMoves() {
    return spentMoves.get();
  }

  /** Price in micro-euro of the best that the running searches have, laid together where shared. */
  long bestMicro() {
    List<LocalSearch> now = running;
    Standing start = standing;
    long gain = 0;
    for (int i = 0; i < Math.min(now.size(), start.startMicro.length); i++) {
      long gained = Math.max(0, start.startMicro[i] - now.get(i).bestMicro());
      gain = start.shared ? gain + gained : Math.max(gain, gained);
    }
    return Math.min(incumbent.micro(), start.micro - gain);
  }
}
