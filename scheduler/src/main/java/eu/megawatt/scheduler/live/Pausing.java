package eu.megawatt.scheduler.live;

import eu.megawatt.fleet.demand.Interruption;
import eu.megawatt.fleet.demand.JobTerms;
import eu.megawatt.fleet.demand.Segment;
import eu.megawatt.fleet.job.Job;
import eu.megawatt.scheduler.demand.BesideOthers;
import eu.megawatt.scheduler.demand.Standing;
import eu.megawatt.scheduler.kernel.Micro;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One round of looking whether jobs that may be interrupted are cheaper done with breaks, or partly
 * elsewhere: beside what all the others take, one after the other.
 */
public final class Pausing implements Round {

  private final Interruptible interruptible;
  private final long movedMicro;
  private final long seed;
  private final long mostNanos;
  private final int mostJobs;
  private final Progress progress;
  private final Pricing pricing;
  private final Window window;
  private volatile boolean isStopped;
  private final AtomicInteger looked = new AtomicInteger();
  private boolean hadOtherPlaces;

  /** A round of so long. */
  public Pausing(Interruptible interruptible, Rules rules, Duration budget, long seed) {
    this(interruptible, rules, budget.toNanos(), Integer.MAX_VALUE, seed);
  }

  /** A round of so many jobs: the same again with the same seed. */
  static Pausing counted(Interruptible interruptible, Rules rules, int jobs, long seed) {
    return new Pausing(interruptible, rules, Long.MAX_VALUE, jobs, seed);
  }

  private Pausing(
      Interruptible interruptible, Rules rules, long mostNanos, int mostJobs, long seed) {
    this.interruptible = interruptible;
    this.movedMicro = Micro.of(rules.movedStart().euro().doubleValue());
    this.seed = seed;
    this.mostNanos = mostNanos;
    this.mostJobs = mostJobs;
    this.window = interruptible.window();
    this.progress = new Progress(window);
    this.pricing = new Pricing(window);
  }

  @Override
  public int size() {
    return interruptible.size();
  }

  @Override
  public long revision() {
    return interruptible.revision();
  }

  @Override
  public void stop() {
    isStopped = true;
  }

  /** Each job is tried in all of its places at once. */
  @Override
  public long moves() {
    return looked.get();
  }

  @Override
  public boolean hadOtherPlaces() {
    return hadOtherPlaces;
  }

  @Override
  public Optional<Proposal> run() {
    List<Interruptible.Candidate> jobs = new ArrayList<>(interruptible.candidates());
    Collections.shuffle(jobs, new Random(seed));
    if (jobs.isEmpty()) {
      return Optional.empty();
    }
    BesideOthers others = others(jobs);
    long began = System.nanoTime();
    List<Proposal.Step> steps = new ArrayList<>();
    long gain = 0;
    for (Interruptible.Candidate job : jobs) {
      if (isStopped || looked.get() >= mostJobs || System.nanoTime() - began > mostNanos) {
        break;
      }
      looked.incrementAndGet();
      Optional<Run> better = better(job, others);
      if (better.isPresent()) {
        gain += gain(job.job(), better.get());
        steps.add(new Proposal.Step(job.job().id(), job.job().held(), better.get()));
      }
    }
    return steps.isEmpty()
        ? Optional.empty()
        : Optional.of(new Proposal(interruptible.revision(), steps, gain, seed));
  }

  private BesideOthers others(List<Interruptible.Candidate> jobs) {
    Map<String, JobTerms> terms = new HashMap<>();
    List<Job> theirs = new ArrayList<>();
    for (Interruptible.Candidate each : jobs) {
      theirs.add(here(each));
      JobTerms its = each.job().work().terms();
      terms.put(
          each.job().id(),
          new JobTerms(List.of(), its.interruption().map(this::dearer), its.data()));
    }
    return new BesideOthers(
        window.scenario.with(theirs),
        terms,
        window.gravity.links(),
        interruptible.freeGpus(),
        interruptible.freeMilliwatts());
  }

  /** A break disrupts as much as a moved start does, whatever else it costs. */
  private Interruption dearer(Interruption its) {
    return new Interruption(
        its.checkpointMinutes(),
        its.restartMinutes(),
        its.leastMinutes(),
        its.restartEur() + movedMicro / Micro.PER_EURO);
  }

  private Job here(Interruptible.Candidate job) {
    return window.here(job.urgent());
  }

  private long gain(LiveJob job, Run to) {
    int more = to.breaks() - job.held().orElseThrow().breaks();
    return pricing.micro(job) - pricing.micro(job, to) - movedMicro * Math.max(1, more);
  }

  /** A cheaper run of a job, in which what begins before the first slot that counts is the same. */
  private Optional<Run> better(Interruptible.Candidate job, BesideOthers others) {
    Job its = here(job);
    Run held = job.job().held().orElseThrow();
    int from = job.from();
    List<Segment> own = held.legs().stream().map(Pausing::segment).toList();
    own.forEach(it -> others.take(its, it, from, -1));
    List<Leg> kept = held.before(window.grid.at(from));
    Optional<Run> better =
        others
            .cheapest(its, standing(job.job(), held, kept, from), from, job.to())
            .map(found -> joined(kept, found))
            .filter(run -> isWorthIt(job.job(), run));
    better
        .map(run -> run.legs().stream().map(Pausing::segment).toList())
        .orElse(own)
        .forEach(it -> others.take(its, it, from, 1));
    return better;
  }

  private boolean isWorthIt(LiveJob job, Run to) {
    hadOtherPlaces |= !job.held().equals(Optional.of(to));
    return gain(job, to) > 0;
  }

  private Standing standing(LiveJob job, Run held, List<Leg> kept, int from) {
    if (kept.isEmpty()) {
      double share = job.doneShare();
      return new Standing(share, share, Optional.empty(), 0, share == 0, job.reached());
    }
    Instant at = window.grid.at(from);
    Leg last = kept.getLast();
    boolean isRunning =
        last.to().equals(at)
            && held.legAt(at).poolId().equals(last.poolId())
            && !held.legAt(at).from().isAfter(at);
    Rest after = progress.after(job, kept);
    return isRunning
        ? new Standing(
            progress.done(job, kept),
            after.doneShare(),
            Optional.of(last.poolId()),
            (int) progress.minutesInStretch(kept),
            progress.isFirstStretch(job, kept),
            after.reached())
        : new Standing(
            after.doneShare(), after.doneShare(), Optional.empty(), 0, false, after.reached());
  }

  private static Run joined(List<Leg> kept, List<Segment> found) {
    List<Leg> legs = new ArrayList<>(kept);
    for (Segment each : found) {
      Leg next = new Leg(each.pool(), each.powerCap(), each.start(), each.end());
      boolean isSame =
          !legs.isEmpty()
              && Run.goesOn(legs.getLast(), next)
              && legs.getLast().powerCap() == next.powerCap();
      Instant begin = isSame ? legs.removeLast().from() : next.from();
      legs.add(new Leg(next.poolId(), next.powerCap(), begin, next.to()));
    }
    return new Run(legs);
  }

  private static Segment segment(Leg leg) {
    return new Segment(leg.poolId(), leg.from(), leg.to(), leg.powerCap());
  }
}
