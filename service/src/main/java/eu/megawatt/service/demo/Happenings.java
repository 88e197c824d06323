package eu.megawatt.service.demo;

import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.job.JobKind;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.site.Pool;
import eu.megawatt.fleet.site.PowerDomain;
import eu.megawatt.service.live.Circumstances;
import eu.megawatt.service.live.JobBody;
import eu.megawatt.service.live.LimitBody;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * What comes up in a week of the demonstration, hour by hour and the same each time: customers ask
 * for the like of what they asked for before and take some of it back, each morning a server breaks
 * down, and each noon the grid's operator asks the largest site to draw less.
 */
final class Happenings {

  /** What the customers' own system is called. */
  static final String CUSTOMERS = "customers";

  private static final int BY_DAY = 4;
  private static final int BY_NIGHT = 1;
  private static final int OFFICE_OPENS = 7;
  private static final int OFFICE_CLOSES = 19;
  private static final double FOLLOWED = 0.2;
  private static final long SLOWEST_TO_FOLLOW_S = 600;
  private static final double TAKEN_BACK = 0.15;
  private static final long SLOWEST_TO_TAKE_BACK_S = 3_000;
  private static final double LONGEST_HOURS = 24;
  private static final int BREAKDOWN_HOUR = 9;
  private static final int GPUS_OF_A_SERVER = 8;
  private static final Duration REPAIR = Duration.ofHours(6);
  private static final int CURTAILMENT_HOUR = 11;
  private static final Duration NOTICE = Duration.ofMinutes(45);
  private static final Duration CURTAILED_FOR = Duration.ofHours(2);
  private static final double CURTAILED_TO = 0.8;
  private static final double WATTS_PER_MEGAWATT = 1e6;
  private static final double SECONDS_PER_HOUR = 3_600;
  private static final double MINOR_PER_EURO = 100;

  /**
   * Every half hour a checkpoint, ten minutes and two euro to go on, no break in the first hour.
   */
  private static final JobBody.Interruption CHECKPOINTS =
      new JobBody.Interruption(
          Optional.of(1_800L), Optional.of(600L), Optional.of(3_600L), Optional.of(200L));

  private final List<Job> wishes;
  private final List<Pool> pools;
  private final PowerDomain largest;

  /**
   * Of a week of work.
   *
   * @param week has a site, a pool and a job of fine-tuning at least
   */
  Happenings(Scenario week) {
    this.wishes =
        week.jobs().values().stream()
            .filter(it -> it.kind() == JobKind.FINE_TUNING && it.deadline().isPresent())
            .filter(it -> longestHours(it) <= LONGEST_HOURS)
            .toList();
    this.pools = List.copyOf(week.pools().values());
    this.largest =
        week.domains().values().stream()
            .filter(it -> it.parent().isEmpty())
            .max(Comparator.comparingDouble(it -> it.limitMW().max()))
            .orElseThrow();
  }

  private static double longestHours(Job job) {
    return job.runHours().values().stream().mapToDouble(it -> it).max().orElse(0);
  }

  /** What comes up after one moment and until another, in its order. */
  List<Happening> between(Instant after, Instant until) {
    List<Happening> all = new ArrayList<>();
    Instant first = after.truncatedTo(ChronoUnit.HOURS).minus(1, ChronoUnit.HOURS);
    for (Instant hour = first; !hour.isAfter(until); hour = hour.plus(1, ChronoUnit.HOURS)) {
      all.addAll(in(hour));
    }
    return all.stream()
        .filter(it -> it.at().isAfter(after) && !it.at().isAfter(until))
        .sorted(Comparator.comparing(Happening::at))
        .toList();
  }

  /** What begins in an hour; what a customer takes back may be so in the next. */
  private List<Happening> in(Instant hour) {
    SplittableRandom random = new SplittableRandom(hour.getEpochSecond());
    ZonedDateTime its = hour.atZone(ZoneOffset.UTC);
    List<Happening> all = new ArrayList<>();
    for (int i = 1; i <= (isOfficeHour(its) ? BY_DAY : BY_NIGHT); i++) {
      ask(hour.plusSeconds(random.nextLong(3_600)), hour + "-" + i, random, all);
    }
    if (its.getHour() == BREAKDOWN_HOUR) {
      all.add(breakdown(hour.plusSeconds(random.nextLong(3_600)), random));
    }
    if (its.getHour() == CURTAILMENT_HOUR) {
      all.add(curtailment(hour));
    }
    return all;
  }

  private static boolean isOfficeHour(ZonedDateTime time) {
    return time.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0
        && time.getHour() >= OFFICE_OPENS
        && time.getHour() < OFFICE_CLOSES;
  }

  private void ask(Instant at, String id, SplittableRandom random, List<Happening> all) {
    Job like = wishes.get(random.nextInt(wishes.size()));
    all.add(new Happening.Arrival(at, again(like, id, at)));
    if (random.nextDouble() < FOLLOWED) {
      Instant later = at.plusSeconds(random.nextLong(SLOWEST_TO_FOLLOW_S));
      all.add(new Happening.Sequel(later, again(like, id + "-next", later), id));
    }
    if (random.nextDouble() < TAKEN_BACK) {
      Instant takenBackAt = at.plusSeconds(random.nextLong(SLOWEST_TO_TAKE_BACK_S));
      all.add(new Happening.Withdrawal(takenBackAt, like.tenant(), id));
    }
  }

  private static JobBody again(Job like, String id, Instant at) {
    Duration slack = Duration.between(like.earliestStart(), like.deadline().orElseThrow());
    return new JobBody(
        Optional.of(new JobBody.Reference(Optional.of(CUSTOMERS), Optional.of(id))),
        Optional.of(like.tenant()),
        Optional.of(like.kind().word()),
        Optional.of(like.gpus()),
        Optional.of(like.residency()),
        Optional.empty(),
        Optional.of(whole(like.runHours(), it -> Math.max(1, it * SECONDS_PER_HOUR))),
        Optional.of(whole(like.wattsPerGpu(), it -> it)),
        Optional.empty(),
        Optional.of(like.powerCapping()),
        Optional.of(true),
        Optional.of(CHECKPOINTS),
        Optional.empty(),
        Optional.empty(),
        Optional.of(at.toString()),
        Optional.of(at.plus(slack).toString()),
        Optional.of(false),
        Optional.of(Math.round(like.latenessEurPerHour() * MINOR_PER_EURO)),
        Optional.of(Math.round(like.valueEur() * MINOR_PER_EURO)),
        Optional.of("EUR"),
        Optional.empty());
  }

  private static Map<String, Long> whole(Map<String, Double> by, Function<Double, Double> unit) {
    Map<String, Long> whole = new LinkedHashMap<>();
    by.forEach((type, value) -> whole.put(type, Math.round(unit.apply(value))));
    return whole;
  }

  private Happening breakdown(Instant at, SplittableRandom random) {
    Pool pool = pools.get(random.nextInt(pools.size()));
    return new Happening.Breakdown(
        at,
        new Circumstances.OutageBody(
            Optional.of(pool.id()),
            Optional.empty(),
            Optional.of(GPUS_OF_A_SERVER),
            Optional.of(at.toString()),
            Optional.of(at.plus(REPAIR).toString()),
            Optional.of("a server of %s broke down".formatted(pool.id()))));
  }

  private Happening curtailment(Instant at) {
    Instant from = at.plus(NOTICE);
    return new Happening.Curtailment(
        at,
        new LimitBody(
            Optional.empty(),
            Optional.of(largest.id()),
            Optional.of("operator"),
            Optional.of("noon-" + at),
            Optional.of(Math.round(largest.limitMW().max() * CURTAILED_TO * WATTS_PER_MEGAWATT)),
            Optional.of(from.toString()),
            Optional.of(from.plus(CURTAILED_FOR).toString()),
            Optional.of("the grid's operator needs the noon's power elsewhere")));
  }
}
