package eu.megawatt.scheduler.explain;

import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.plan.Reason;
import eu.megawatt.fleet.plan.ReasonCode;
import eu.megawatt.fleet.scenario.Permits;
import eu.megawatt.fleet.site.PowerCap;
import eu.megawatt.fleet.sovereignty.Permission;
import eu.megawatt.fleet.sovereignty.Verdict;
import eu.megawatt.fleet.time.TimeGrid;
import eu.megawatt.fleet.unit.GpuCount;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Why a job has no admissible placement, whatever power there is: hardware, residency, time. */
final class Impossible {

  private static final int SITES_NAMED = 4;

  /** Rounding in the position of a deadline, in slots; as the kernel allows for it. */
  private static final double DUST_SLOTS = 1e-9;

  private record Speed(String gpuType, PowerCap cap, int slots) {}

  private final Facts facts;
  private final Permits permits;

  Impossible(Facts facts) {
    this.facts = facts;
    this.permits = facts.permits();
  }

  /** Empty exactly where the job has an admissible placement. */
  List<Reason> reasons(Job job) {
    List<Integer> matching =
        pools().filter(pool -> job.runHours().containsKey(type(pool))).boxed().toList();
    List<Integer> large =
        matching.stream().filter(pool -> facts.mostGpus(pool) >= job.gpus()).toList();
    List<Integer> hardware = large.isEmpty() ? matching : large;
    List<Integer> admitted =
        hardware.stream().filter(pool -> permission(job, pool).isEver()).toList();
    List<Reason> reasons = new ArrayList<>();
    if (large.isEmpty()) {
      reasons.add(matching.isEmpty() ? noType(job) : tooLarge(job, matching));
    }
    if (!hardware.isEmpty() && admitted.isEmpty()) {
      reasons.add(forbidden(job, hardware));
    }
    tooShort(job, types(job, admitted.isEmpty() ? hardware : admitted)).ifPresent(reasons::add);
    if (reasons.isEmpty() && admitted.stream().noneMatch(pool -> fits(job, pool))) {
      reasons.add(forbidden(job, hardware));
    }
    return reasons;
  }

  private IntStream pools() {
    return IntStream.range(0, facts.pools());
  }

  private String type(int pool) {
    return facts.pool(pool).gpuType();
  }

  private Permission permission(Job job, int pool) {
    return permits.permission(job.residency(), facts.pool(pool).id());
  }

  /** Whether a run is permitted somewhere between the earliest start and the last end. */
  private boolean fits(Job job, int pool) {
    TimeGrid grid = facts.scenario().grid();
    long from = Math.max(0, grid.firstSlotFrom(job.earliestStart()));
    long end = lastEnd(job, grid);
    return permission(job, pool).stretches().stream()
        .anyMatch(
            it -> {
              long first =
                  it.from().isAfter(grid.start())
                      ? Math.max(from, grid.firstSlotFrom(it.from()))
                      : from;
              long last =
                  it.to().isBefore(grid.end())
                      ? Math.min(end, (long) Math.floor(grid.position(it.to())))
                      : end;
              return speeds(job, type(pool)).stream().anyMatch(fast -> first + fast.slots <= last);
            });
  }

  private Reason noType(Job job) {
    Collection<String> there =
        pools().mapToObj(this::type).collect(Collectors.toCollection(TreeSet::new));
    String wanted = String.join(" or ", job.runHours().keySet());
    return Reason.of(
        ReasonCode.NO_MATCHING_HARDWARE,
        wanted,
        "Job %s runs on %s only, and no pool has such GPUs.".formatted(job.id(), wanted)
            + (there.isEmpty()
                ? " Maybe add a pool of them."
                : " Maybe say how long it takes on %s.".formatted(String.join(" or ", there))));
  }

  private Reason tooLarge(Job job, List<Integer> matching) {
    int largest = matching.getFirst();
    for (int pool : matching) {
      largest = facts.mostGpus(pool) > facts.mostGpus(largest) ? pool : largest;
    }
    return Reason.of(
        ReasonCode.NO_MATCHING_HARDWARE,
        facts.pool(largest).id(),
        job.gpus(),
        facts.mostGpus(largest),
        "GPU",
        "Job %s needs %s in one pool; the largest it can run in, %s, never has more than %d."
                .formatted(
                    job.id(),
                    new GpuCount(job.gpus()),
                    facts.pool(largest).id(),
                    facts.mostGpus(largest))
            + " Maybe cut the job into smaller gangs.");
  }

  private Reason forbidden(Job job, List<Integer> hardware) {
    Map<String, Verdict> byPlace = new LinkedHashMap<>();
    for (int pool : hardware) {
      Verdict verdict = verdict(job, pool);
      byPlace.putIfAbsent(verdict.place(), verdict);
    }
    String refusals =
        byPlace.values().stream()
            .filter(it -> !it.permits())
            .limit(SITES_NAMED)
            .map(it -> "%s (%s)".formatted(it.place(), it.wordsAgainst()))
            .collect(Collectors.joining("; "));
    int more = byPlace.size() - SITES_NAMED;
    return Reason.of(
        ReasonCode.RESIDENCY_FORBIDDEN,
        job.residency(),
        "Policy %s refuses every place that has the hardware for job %s: %s%s."
                .formatted(
                    job.residency(), job.id(), refusals, more > 0 ? "; and " + more + " more" : "")
            + " Maybe allow one of these, or move the hardware.");
  }

  /** From its earliest start on, as fast as it can be. */
  private Verdict verdict(Job job, int pool) {
    TimeGrid grid = facts.scenario().grid();
    Instant from = job.earliestStart().isBefore(grid.start()) ? grid.start() : job.earliestStart();
    int slots = speeds(job, type(pool)).stream().mapToInt(Speed::slots).min().orElse(0);
    Instant to = from.plus(Duration.ofMinutes((long) slots * grid.slotMinutes()));
    return permits.verdict(job.residency(), facts.pool(pool).id(), from, to);
  }

  private Collection<String> types(Job job, List<Integer> pools) {
    return pools.isEmpty()
        ? job.runHours().keySet()
        : pools.stream().map(this::type).collect(Collectors.toCollection(TreeSet::new));
  }

  private Optional<Reason> tooShort(Job job, Collection<String> types) {
    TimeGrid grid = facts.scenario().grid();
    long from = Math.max(0, grid.firstSlotFrom(job.earliestStart()));
    long there = Math.max(0, lastEnd(job, grid) - from);
    return types.stream()
        .flatMap(type -> speeds(job, type).stream())
        .min((a, b) -> Integer.compare(a.slots, b.slots))
        .filter(fastest -> fastest.slots > there)
        .map(fastest -> tooShort(job, fastest, there));
  }

  /** The last slot boundary at which a run may end. */
  private static long lastEnd(Job job, TimeGrid grid) {
    return job.deadline()
        .filter(_ -> job.hardDeadline())
        .map(due -> Math.min(grid.slots(), (long) Math.floor(grid.position(due) + DUST_SLOTS)))
        .orElse((long) grid.slots());
  }

  private List<Speed> speeds(Job job, String type) {
    int minutes = facts.scenario().grid().slotMinutes();
    double hours = job.runHoursOn(type);
    return facts.scenario().gpuType(type).powerCaps().stream()
        .filter(cap -> cap.isFull() || job.powerCapping())
        .map(cap -> new Speed(type, cap, Job.runSlots(hours, cap.speed(), minutes)))
        .toList();
  }

  private Reason tooShort(Job job, Speed fastest, long there) {
    TimeGrid grid = facts.scenario().grid();
    boolean hard = job.hardDeadline() && job.deadline().filter(grid.end()::isAfter).isPresent();
    Instant from = job.earliestStart().isBefore(grid.start()) ? grid.start() : job.earliestStart();
    return Reason.of(
        ReasonCode.WINDOW_TOO_SHORT,
        fastest.gpuType,
        fastest.slots,
        (double) there,
        "slots",
        "Job %s needs %d slots (%s h) even on %s%s; from %s to %s %s there are %d (%s h)."
                .formatted(
                    job.id(),
                    fastest.slots,
                    Amounts.hours(fastest.slots, grid),
                    fastest.gpuType,
                    fastest.cap.isFull() ? "" : " at cap " + fastest.cap.fraction(),
                    from,
                    hard ? "its hard deadline" : "the end of the horizon",
                    hard ? job.deadline().orElse(grid.end()) : grid.end(),
                    there,
                    Amounts.hours(there, grid))
            + (hard ? " Maybe move its deadline." : " Maybe plan over a longer horizon."));
  }
}
