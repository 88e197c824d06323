package eu.megawatt.bench.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import eu.megawatt.fleet.demand.Interruption;
import eu.megawatt.fleet.demand.JobTerms;
import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.job.JobKind;
import eu.megawatt.fleet.job.LoadShape;
import eu.megawatt.fleet.time.Series;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Weeks are operated by the rules, and the books say what that took. */
final class OperationTest {

  private static final String PARIS = "paris/h100";
  private static final int SLOTS = 192;
  private static final double EUR = 50;
  private static final Interruption MAY_STOP = new Interruption(30, 5, 60, 2);

  private static Week week(List<Job> jobs, List<Incident> incidents) {
    Map<String, Series> zones = new HashMap<>();
    List.of("FR", "SE2", "SE3").forEach(it -> zones.put(it, Series.constant(EUR, SLOTS)));
    Map<String, JobTerms> terms = new LinkedHashMap<>();
    for (Job job : jobs) {
      boolean mayStop = job.kind() == JobKind.TRAINING;
      terms.put(
          job.id(),
          new JobTerms(
              List.of(), mayStop ? Optional.of(MAY_STOP) : Optional.empty(), Optional.empty()));
    }
    return new Week(Weeks.START, SLOTS, jobs, terms, Map.of(), zones, incidents, 1);
  }

  private static Job job(int number, int gpus, double hours, boolean mayStop) {
    Instant known = Weeks.START.plus(Duration.ofMinutes(15L * number));
    return new Job(
        "j" + number,
        mayStop ? JobKind.TRAINING : JobKind.BATCH,
        "lab",
        gpus,
        "fr",
        Map.of("H100", hours),
        Map.of("H100", 600.0),
        LoadShape.FULL,
        true,
        known,
        Optional.of(known.plus(Duration.ofMinutes(Math.round(hours * 60)))),
        false,
        1,
        1e6);
  }

  private static List<Job> jobs(boolean mayStop) {
    return IntStream.range(0, 8).mapToObj(it -> job(it, 240, 1 + it % 3, mayStop)).toList();
  }

  /** By hand: 240 GPUs for 15 hours in all, 510 W each above idle, at PUE 1.25. */
  @Test
  void run_easyBackfilling_booksTheEnergyOfAllJobsAndTheLatenessOfThoseThatWaited() {
    Operation operation = new Operation(week(jobs(false), List.of()));
    OperationResult.Row row = operation.run(new EasyBackfill()).row("easy", 0, 1);

    double hours = jobs(false).stream().mapToDouble(it -> it.runHoursOn("H100")).sum();
    double mwh = hours * 240 * 510 * 1.25 / 1e6;
    assertThat(row.mwh()).isCloseTo(mwh, within(1e-3));
    assertThat(row.energyEur()).isCloseTo(mwh * EUR, within(0.01));
    assertThat(row.carbonKg()).isCloseTo(mwh * 45, within(0.1));
    assertThat(row.jobs()).isEqualTo(8);
    double late = 0;
    for (Job job : jobs(false)) {
      int end = operation.end(job.id()).orElseThrow();
      late += end / 4.0 - Integer.parseInt(job.id().substring(1)) / 4.0 - job.runHoursOn("H100");
    }
    assertThat(row.lateHours()).isCloseTo(late, within(0.1)).isPositive();
    assertThat(row.latenessEur()).isCloseTo(late, within(0.1));
  }

  @Test
  void run_planned_doesAllThroughACurtailmentAndAFailureAndCostsNoMore() {
    List<Incident> incidents =
        List.of(
            new Incident(Incident.Kind.CURTAILMENT, "paris/grid", 2, 6, 12, 0.5),
            new Incident(Incident.Kind.NODE_FAILURE, PARIS, 5, 5, 20, 64));
    Week week = week(jobs(true), incidents);
    OperationResult.Row easy = new Operation(week).run(new EasyBackfill()).row("easy", 0, 1);
    OperationResult.Row planned =
        new Operation(week)
            .run(new PlannedDispatch(true, true, 5, PlannedDispatch.HEADROOM))
            .row("planned", 0, 1);

    assertThat(planned.jobs()).isEqualTo(8);
    assertThat(easy.jobs()).isEqualTo(8);
    assertThat(planned.eur()).isLessThanOrEqualTo(easy.eur());
  }

  @Test
  void run_dispatcherThatPassesALimit_isAnError() {
    Operation operation = new Operation(week(jobs(false), List.of()));
    Dispatcher greedy =
        (_, its) -> {
          Map<String, Dispatcher.Place> places = new HashMap<>();
          its.waiting().forEach(it -> places.put(it.id(), new Dispatcher.Place(PARIS, 1)));
          return places;
        };
    assertThatThrownBy(() -> operation.run(greedy))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("GPUs of 640 in " + PARIS);
  }

  @Test
  void delays_ofTwoWeeks_countWhoEndsLaterAndWhoDoesNotEnd() {
    List<Job> jobs = jobs(false);
    Map<String, Integer> ends = Map.of("j0", 4, "j1", 8, "j2", 9);
    Map<String, Integer> otherwise = Map.of("j0", 4, "j1", 6, "j2", 10, "j3", 7);
    Delays delays =
        Delays.of(
            jobs,
            id -> Optional.ofNullable(ends.get(id)),
            id -> Optional.ofNullable(otherwise.get(id)));
    assertThat(delays).isEqualTo(new Delays(1, 1, 0, 30, 30));
  }

  /** Of one tenant, ends at 4, 8 and 9 are held against 4, 6, 7 and 10, whichever jobs they are. */
  @Test
  void byRank_ofTwoWeeks_holdsTheFirstEndAgainstTheFirst() {
    Map<String, Integer> ends = Map.of("j0", 9, "j1", 8, "j2", 4);
    Map<String, Integer> otherwise = Map.of("j0", 4, "j1", 6, "j2", 10, "j3", 7);
    Delays delays =
        Delays.byRank(
            jobs(false),
            id -> Optional.ofNullable(ends.get(id)),
            id -> Optional.ofNullable(otherwise.get(id)));
    assertThat(delays).isEqualTo(new Delays(2, 1, 30, 30, 30));
  }
}
