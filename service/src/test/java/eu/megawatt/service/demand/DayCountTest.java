package eu.megawatt.service.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import eu.megawatt.planner.demand.DemandGroup;
import eu.megawatt.reports.ledger.Holder;
import eu.megawatt.reports.ledger.Quarter;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is counted of a day. */
final class DayCountTest {

  private static final LocalDate FROM = LocalDate.of(2026, 3, 2);
  private static final int DAYS = 4;
  private static final long DAY_MS = 86_400_000;
  private static final long FROM_MS = FROM.toEpochDay() * DAY_MS;
  private static final List<String> KINDS = List.of("training", "inference");
  private static final List<String> PROFILES = List.of("eu", "fr-only");

  /** All times are whole quarter-hours from the first day on. */
  private record Drawn(WantedJob job, int ready, int began, int gone, int length) {}

  private static Drawn draw(int number, Random random) {
    int last = DAYS * DayCount.QUARTERS;
    int ready = random.nextInt(last);
    int length = 1 + random.nextInt(150);
    boolean neverBegan = random.nextInt(4) == 0;
    int began = neverBegan ? Integer.MAX_VALUE : ready + random.nextInt(200);
    int gone =
        neverBegan
            ? random.nextBoolean() ? Integer.MAX_VALUE : ready + random.nextInt(200)
            : began + length;
    return new Drawn(
        new WantedJob(
            "job-" + number,
            "tenant-" + random.nextInt(2),
            KINDS.get(random.nextInt(2)),
            PROFILES.get(random.nextInt(2)),
            ms(ready),
            ms(began),
            ms(gone),
            length * Quarter.MILLIS,
            "H200",
            1_000L * (1 + random.nextInt(50))),
        ready,
        began,
        gone,
        length);
  }

  private static long ms(int quarters) {
    return quarters == Integer.MAX_VALUE ? Long.MAX_VALUE : FROM_MS + quarters * Quarter.MILLIS;
  }

  /**
   * Counts the quarter-hours from when a job was ready, as far as it would have run and was there.
   */
  private static int wanted(Drawn it, int day) {
    int count = 0;
    for (int i = day * DayCount.QUARTERS; i < (day + 1) * DayCount.QUARTERS; i++) {
      boolean isThere = it.began() != Integer.MAX_VALUE || i < it.gone();
      count += i >= it.ready() && i < it.ready() + it.length() && isThere ? 1 : 0;
    }
    return count;
  }

  @Test
  void demand_ofAnyJobs_isWhatEachWouldHaveUsedFromWhenItWasReady() {
    for (int seed = 0; seed < 60; seed++) {
      Random random = new Random(seed);
      List<Drawn> drawn = new ArrayList<>();
      Map<String, WantedJob> jobs = new HashMap<>();
      for (int i = 0; i < 25; i++) {
        Drawn it = draw(i, random);
        drawn.add(it);
        jobs.put(it.job().id(), it.job());
      }
      for (int day = 0; day < DAYS; day++) {
        SortedMap<DemandGroup, Long> expected = new TreeMap<>();
        for (Drawn it : drawn) {
          long milliJ = wanted(it, day) * Quarter.MILLIS * it.job().watts();
          if (milliJ > 0) {
            expected.merge(group(it.job()), milliJ, Long::sum);
          }
        }

        assertThat(demand(counted(drawn, jobs, day))).as("seed %d", seed).isEqualTo(expected);
      }
    }
  }

  private static DemandGroup group(WantedJob job) {
    return new DemandGroup(job.workKind(), job.gpuType(), job.profileId(), job.tenantId());
  }

  private static DemandDay counted(List<Drawn> drawn, Map<String, WantedJob> jobs, int day) {
    DayCount count = new DayCount(FROM.plusDays(day), _ -> "H200", jobs);
    for (int i = day * DayCount.QUARTERS; i < (day + 1) * DayCount.QUARTERS; i++) {
      Quarter quarter = new Quarter(FROM_MS / Quarter.MILLIS + i);
      count.hear("lyon", quarter);
      for (Drawn it : drawn) {
        if (it.began() <= i && i < it.began() + it.length()) {
          count.add("lyon", quarter, "pool", holder(it.job()), it.job().watts() * Quarter.MILLIS);
        }
      }
    }
    return count.counted();
  }

  private static Holder.Job holder(WantedJob job) {
    return new Holder.Job(job.tenantId(), job.id(), job.workKind());
  }

  private static SortedMap<DemandGroup, Long> demand(DemandDay day) {
    SortedMap<DemandGroup, Long> demand = new TreeMap<>();
    for (DemandDay.Row row : day.rows()) {
      long milliJ = row.usedMilliJ() - row.lateMilliJ() + row.unservedMilliJ();
      if (milliJ != 0) {
        demand.put(
            new DemandGroup(row.workKind(), row.gpuType(), row.profileId(), row.tenantId()),
            milliJ);
      }
    }
    return demand;
  }

  @Test
  void day_halfHeard_isAsTheRestAndLessIsNotKnown() {
    Holder.Job job = new Holder.Job("bank", "j", "training");
    DayCount half = new DayCount(FROM, _ -> "H200", Map.of());
    DayCount less = new DayCount(FROM, _ -> "H200", Map.of());
    for (int i = 0; i < 48; i++) {
      Quarter quarter = new Quarter(FROM_MS / Quarter.MILLIS + 2L * i);
      half.hear("lyon", quarter);
      half.add("lyon", quarter, "pool", job, 1_000);
      if (i > 0) {
        less.hear("lyon", quarter);
      }
    }

    assertThat(half.counted().isKnown()).isTrue();
    assertThat(half.counted().heardPermille()).isEqualTo(500);
    assertThat(half.counted().rows().getFirst().usedMilliJ()).isEqualTo(96_000);
    assertThat(less.counted().isKnown()).isFalse();
    assertThat(new DayCount(FROM, _ -> "H200", Map.of()).counted().isKnown()).isFalse();
  }

  @Test
  void series_byAnyParts_addUpToTheSameDemand() {
    Random random = new Random(7);
    List<Drawn> drawn = new ArrayList<>();
    Map<String, WantedJob> jobs = new HashMap<>();
    for (int i = 0; i < 40; i++) {
      Drawn it = draw(i, random);
      drawn.add(it);
      if (i % 3 > 0) {
        jobs.put(it.job().id(), it.job());
      }
    }
    List<DemandDay> days = new ArrayList<>();
    for (int day = 0; day < DAYS; day++) {
      days.add(counted(drawn, jobs, day));
    }
    double[] all = sum(days, EnumSet.noneOf(DemandPart.class));

    for (int set = 1; set < 16; set++) {
      EnumSet<DemandPart> by = EnumSet.noneOf(DemandPart.class);
      int bit = 1;
      for (DemandPart part : DemandPart.values()) {
        if ((set & bit) != 0) {
          by.add(part);
        }
        bit <<= 1;
      }
      double[] sum = sum(days, by);
      for (int i = 0; i < DAYS; i++) {
        assertThat(sum[i]).isCloseTo(all[i], within(1e-6));
      }
    }
    SortedMap<DemandGroup, DemandSeries> profiles =
        DemandSeries.by(
            FROM, FROM.plusDays(DAYS), days, EnumSet.of(DemandPart.PROFILE), _ -> "assumed");
    assertThat(profiles.keySet())
        .extracting(DemandGroup::profileId)
        .containsExactly("assumed", "eu", "fr-only");
    assertThat(profiles.values())
        .extracting(it -> it.assumedRatio().orElseThrow())
        .containsExactly(1.0, 0.0, 0.0);
  }

  private static double[] sum(List<DemandDay> days, EnumSet<DemandPart> by) {
    double[] sum = new double[DAYS];
    DemandSeries.by(FROM, FROM.plusDays(DAYS), days, by, _ -> "assumed")
        .values()
        .forEach(
            it -> {
              double[] kw = it.demandKw();
              for (int i = 0; i < DAYS; i++) {
                sum[i] += kw[i];
              }
            });
    return sum;
  }

  @Test
  void first_ofADay_isItsFirstQuarterHourInUtc() {
    assertThat(DayCount.first(FROM).from())
        .isEqualTo(FROM.atStartOfDay(ZoneOffset.UTC).toInstant());
  }
}
