package eu.megawatt.scheduler.live;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.fleet.demand.Interruption;
import eu.megawatt.fleet.demand.JobTerms;
import eu.megawatt.fleet.site.Measures;
import eu.megawatt.fleet.time.Series;
import eu.megawatt.fleet.unit.Money;
import eu.megawatt.scheduler.SmallJob;
import eu.megawatt.scheduler.SmallScenario;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Breaks that the plan makes of its own accord, against every way there is to have some. */
class PausingTest {

  private static final Instant NOW = SmallScenario.START;
  private static final int SLOTS = 10;
  private static final double BREAK_EUR = 0.01;
  private static final Rules RULES =
      new Rules(
          Duration.ZERO,
          Duration.ZERO,
          Money.ofEuro(BigDecimal.valueOf(BREAK_EUR)),
          Duration.ofDays(2));

  private static LiveScheduler scheduler(double[] prices) {
    return new LiveScheduler(
        World.of(
            new SmallScenario(60, SLOTS)
                .type("A", 100)
                .site("here", "NO", 1, prices)
                .domain("grid", "here", Measures.IT, 1)
                .pool("pool", "grid", "A", 10)
                .scenario()),
        RULES,
        List.of(),
        0,
        NOW);
  }

  private static Work work(int hours, Interruption interruption) {
    return new Work(
        new SmallJob("job").gpus(10).on("A", hours, 1_100).worth(1_000).by(60 * SLOTS).job(),
        new JobTerms(List.of(), Optional.of(interruption), Optional.empty()),
        NOW);
  }

  private static Optional<Proposal> look(LiveScheduler scheduler, Instant now) {
    return Pausing.counted(scheduler.improvable(now, 0).interruptible(), RULES, 10, 1).run();
  }

  @Test
  void look_whereHoursInBetweenAreDear_hasABreakInThem() {
    double[] prices = {10, 10, 500, 500, 10, 10, 500, 500, 500, 500};
    LiveScheduler scheduler = scheduler(prices);
    scheduler.submit(work(4, new Interruption(60, 0, 60, 0)), NOW);

    scheduler.adopt(look(scheduler, NOW).orElseThrow(), NOW);

    Run run = scheduler.job("job").flatMap(LiveJob::held).orElseThrow();
    assertThat(run.legs()).extracting(it -> hours(it.from())).containsExactly(0L, 4L);
    assertThat(run.legs()).extracting(it -> hours(it.to())).containsExactly(2L, 6L);
  }

  private static long hours(Instant at) {
    return Duration.between(NOW, at).toHours();
  }

  @Test
  void look_atAJobAtWork_changesOnlyWhatIsAhead() {
    double[] prices = {10, 10, 10, 10, 10, 10, 10, 10, 10, 10};
    LiveScheduler scheduler = scheduler(prices);
    scheduler.submit(work(4, new Interruption(60, 0, 60, 0)), NOW);
    scheduler.handOver(NOW);
    scheduler.tick(NOW);
    Instant later = NOW.plus(Duration.ofMinutes(90));
    scheduler.tick(later);
    scheduler.become(
        scheduler
            .world()
            .with(
                new Rates(
                    "here",
                    NOW.plus(Duration.ofHours(2)),
                    Series.of(900, 900, 900),
                    Series.of(0, 0, 0),
                    1)),
        later);

    scheduler.adopt(look(scheduler, later).orElseThrow(), later);

    LiveJob job = scheduler.job("job").orElseThrow();
    assertThat(job.state()).isInstanceOf(JobState.Running.class);
    Run run = job.held().orElseThrow();
    assertThat(run.legs()).extracting(it -> hours(it.from())).containsExactly(0L, 5L);
    assertThat(run.legs()).extracting(it -> hours(it.to())).containsExactly(2L, 7L);
  }

  @Test
  void look_atAPinnedJobOrOneThatMayNotBeInterrupted_leavesThemAlone() {
    double[] prices = {10, 10, 500, 500, 10, 10, 500, 500, 500, 500};
    LiveScheduler scheduler = scheduler(prices);
    scheduler.submit(work(4, new Interruption(60, 0, 60, 0)), NOW);
    scheduler.pin("job", Optional.of(new Pin(NOW, "stay")), NOW);

    assertThat(look(scheduler, NOW)).isEmpty();
  }

  @Test
  void look_atAnyPrices_findsTheCheapestWayThereIs() {
    for (long seed = 0; seed < 300; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      double[] prices = random.doubles(SLOTS, 1, 300).toArray();
      int hours = random.nextInt(2, 6);
      Interruption may =
          new Interruption(
              60, 30 * random.nextInt(3), 60 * random.nextInt(3), 0.5 * random.nextDouble());
      LiveScheduler scheduler = scheduler(prices);
      scheduler.submit(work(hours, may), NOW);
      double before = cost(scheduler);

      look(scheduler, NOW).ifPresent(it -> scheduler.adopt(it, NOW));

      double cheapest = cheapest(prices, hours, may);
      double after = cost(scheduler) + BREAK_EUR * breaks(scheduler);
      assertThat(after).as("seed %d: %s", seed, may).isLessThanOrEqualTo(before + 1e-6);
      if (cheapest < before - 2 * BREAK_EUR) {
        assertThat(after).as("seed %d: %s %d", seed, may, hours).isLessThan(cheapest + 1e-5);
      }
    }
  }

  private static double cost(LiveScheduler scheduler) {
    return scheduler.costMicro(scheduler.job("job").orElseThrow()) / 1e6;
  }

  private static int breaks(LiveScheduler scheduler) {
    return scheduler.job("job").flatMap(LiveJob::held).orElseThrow().breaks();
  }

  /** Every set of hours that does the work, its breaks paid for; ten kilowatts each hour. */
  private static double cheapest(double[] prices, int hours, Interruption may) {
    double best = Double.POSITIVE_INFINITY;
    for (int set = 1; set < 1 << SLOTS; set++) {
      double eur = 0;
      int breaks = 0;
      double minutes = 0;
      double done = 0;
      boolean isAllowed = true;
      for (int slot = 0; slot < SLOTS; slot++) {
        boolean isOn = (set >> slot & 1) == 1;
        boolean wasOn = slot > 0 && (set >> (slot - 1) & 1) == 1;
        if (isOn) {
          if (!wasOn && minutes > 0) {
            breaks++;
          }
          minutes = wasOn ? minutes : 0;
          double idle = breaks == 0 ? 0 : may.restartMinutes();
          double was = Math.max(0, minutes - idle);
          minutes += 60;
          done += Math.max(0, minutes - idle) - was;
          eur += prices[slot] * 0.01;
        }
        boolean ends = isOn && (slot == SLOTS - 1 || (set >> (slot + 1) & 1) == 0);
        if (ends && done < hours * 60 - 1e-9) {
          double idle = breaks == 0 ? 0 : may.restartMinutes();
          double worked = Math.max(0, minutes - idle);
          isAllowed &= worked >= may.leastMinutes();
          done -= worked % may.checkpointMinutes();
        }
      }
      if (isAllowed && done >= hours * 60 - 1e-9) {
        best = Math.min(best, eur + breaks * (may.restartEur() + BREAK_EUR));
      }
    }
    return best;
  }
}
