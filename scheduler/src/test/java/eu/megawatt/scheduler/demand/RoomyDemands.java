package eu.megawatt.scheduler.demand;

import eu.megawatt.fleet.demand.Demand;
import eu.megawatt.fleet.demand.Interruption;
import eu.megawatt.fleet.demand.JobTerms;
import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.job.JobKind;
import eu.megawatt.fleet.job.LoadShape;
import eu.megawatt.fleet.residency.ResidencyPolicy;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.site.Assurance;
import eu.megawatt.fleet.site.GpuType;
import eu.megawatt.fleet.site.Measures;
import eu.megawatt.fleet.site.Pool;
import eu.megawatt.fleet.site.PowerCap;
import eu.megawatt.fleet.site.PowerDomain;
import eu.megawatt.fleet.site.Site;
import eu.megawatt.fleet.time.Series;
import eu.megawatt.fleet.time.TimeGrid;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Two days by the quarter-hour of a pool that has room for all of its jobs at once, at prices that
 * fall and rise, so that the cheapest hours are not those right before a deadline.
 */
final class RoomyDemands {

  private static final TimeGrid GRID = new TimeGrid(Instant.parse("2026-01-12T00:00:00Z"), 15, 192);
  private static final int JOBS = 40;

  private RoomyDemands() {}

  static Demand of(boolean mayStop) {
    List<Job> jobs = IntStream.range(0, JOBS).mapToObj(RoomyDemands::job).toList();
    Scenario fleet =
        Scenario.of(
                "roomy",
                GRID,
                80,
                List.of(
                    new GpuType("A", 100, List.of(new PowerCap(1, 1), new PowerCap(0.7, 0.85)))),
                List.of(
                    new Site(
                        "north",
                        "NO",
                        1.1,
                        Series.of(
                            IntStream.range(0, GRID.slots())
                                .mapToDouble(it -> 60 + 50 * Math.sin(it / 7.0))
                                .toArray()),
                        Series.constant(20, GRID.slots()),
                        new Assurance("EU", 2, List.of(), List.of()))),
                List.of(
                    new PowerDomain(
                        "north/grid",
                        "north",
                        Optional.empty(),
                        Series.constant(1, GRID.slots()),
                        Measures.FACILITY)),
                List.of(
                    new Pool("n/a", "north/grid", "A", Series.constant(8.0 * JOBS, GRID.slots()))),
                List.of(
                    new ResidencyPolicy(
                        "any", Optional.empty(), Optional.empty(), List.of(), Optional.empty(), 0)),
                List.of())
            .with(jobs);
    Map<String, JobTerms> terms = new LinkedHashMap<>();
    for (Job job : mayStop ? jobs : new ArrayList<Job>()) {
      terms.put(
          job.id(),
          new JobTerms(List.of(), Optional.of(new Interruption(30, 5, 60, 1)), Optional.empty()));
    }
    return new Demand(fleet, terms, List.of(), Map.of(), Map.of(), Map.of(), Map.of());
  }

  private static Job job(int i) {
    double hours = 2 + i % 20;
    return new Job(
        "j" + i,
        JobKind.TRAINING,
        "lab",
        8,
        "any",
        Map.of("A", hours),
        Map.of("A", 700.0),
        LoadShape.FULL,
        true,
        GRID.at(i % 8),
        Optional.of(GRID.at((int) (i % 8 + hours * 4 + 24))),
        true,
        0,
        1_000);
  }
}
