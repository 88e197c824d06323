package eu.megawatt.bench.services;

import com.fasterxml.jackson.databind.json.JsonMapper;
import eu.megawatt.fleet.demand.Demand;
import eu.megawatt.fleet.demand.DemandPlan;
import eu.megawatt.fleet.document.DemandPlanWriter;
import eu.megawatt.fleet.document.DemandWriter;
import eu.megawatt.scheduler.check.DemandChecker;
import eu.megawatt.scheduler.check.DemandReport;
import eu.megawatt.scheduler.demand.DemandSearch;
import eu.megawatt.scheduler.search.SearchBudget;
import eu.megawatt.scheduler.search.SearchPhase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One demand, run in three ways: fixed replicas at peak, replicas by the quarter-hour at the same
 * sites, and Megawatt's plan. All are priced by the same checker; a plan with a breach is no result
 * but an error.
 */
final class Contest {

  static final String FIXED = "fixed replicas at peak";
  static final String PINNED = "by the quarter-hour, at the same sites";
  static final String PLANNED = "Megawatt's plan";

  private static final double NANOS = 1e9;
  private static final double KILOGRAMS_PER_TONNE = 1_000;
  private static final JsonMapper JSON = new JsonMapper();

  private final Demand demand;
  private final SearchBudget budget;
  private final long seed;
  private final boolean asksScript;
  private final Consumer<ServicesResult.Row> listener;
  private final List<ServicesResult.Row> rows = new ArrayList<>();

  /** A plan, and how long it and the first of its kind took. */
  private record Timed(DemandPlan plan, double firstSeconds, double seconds) {}

  /**
   * @param budget of each search
   * @param asksScript whether the checker that stands alone is asked too
   * @param listener hears of each way once it is known
   */
  Contest(
      Demand demand,
      SearchBudget budget,
      long seed,
      boolean asksScript,
      Consumer<ServicesResult.Row> listener) {
    this.demand = demand;
    this.budget = budget;
    this.seed = seed;
    this.asksScript = asksScript;
    this.listener = listener;
  }

  /**
   * Runs the demand in each way.
   *
   * @throws IllegalStateException where a plan breaks a rule
   */
  List<ServicesResult.Row> run() throws IOException, InterruptedException {
    long began = System.nanoTime();
    DemandPlan fixed = StaticProvision.of(demand);
    double seconds = since(began);
    add(FIXED, new Timed(fixed, seconds, seconds));
    add(PINNED, searched(Pinned.to(fixed, demand)));
    add(PLANNED, searched(demand));
    return List.copyOf(rows);
  }

  private Timed searched(Demand its) {
    long began = System.nanoTime();
    double[] first = {-1};
    DemandSearch search =
        new DemandSearch(
            its,
            budget,
            seed,
            progress -> {
              if (first[0] < 0 && progress.phase() != SearchPhase.CONSTRUCTING) {
                first[0] = since(began);
              }
            });
    DemandPlan plan = search.run();
    return new Timed(plan, first[0], since(began));
  }

  private static double since(long began) {
    return Math.rint((System.nanoTime() - began) / NANOS * 100) / 100;
  }

  private void add(String way, Timed timed) throws IOException, InterruptedException {
    DemandReport report = DemandChecker.check(demand, timed.plan);
    if (!report.feasible()) {
      throw new IllegalStateException(way + ": " + report.breaches().getFirst());
    }
    ServicesResult.Row row = row(way, timed, report, audited(way, timed.plan));
    rows.add(row);
    listener.accept(row);
  }

  private LatencyAudit.Found audited(String way, DemandPlan plan)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("services");
    Path of = folder.resolve("scenario.json");
    Path file = folder.resolve("plan.json");
    try {
      DemandWriter.write(demand, of);
      DemandPlanWriter.write(plan, file);
      Optional<String> objection =
          asksScript ? StandAloneCheck.objection(of, file) : Optional.empty();
      if (objection.isPresent()) {
        throw new IllegalStateException(way + ": " + objection.get());
      }
      return LatencyAudit.of(JSON.readTree(of.toFile()), JSON.readTree(file.toFile()));
    } finally {
      Files.deleteIfExists(of);
      Files.deleteIfExists(file);
      Files.delete(folder);
    }
  }

  private ServicesResult.Row row(
      String way, Timed timed, DemandReport report, LatencyAudit.Found found) {
    HeldGpus held = HeldGpus.of(demand, timed.plan);
    double eur = report.objectiveEur().euro().doubleValue();
    double first = rows.isEmpty() ? eur : rows.getFirst().eur().doubleValue();
    double tonnes = report.carbonEur().euro().doubleValue() / demand.base().carbonEurPerTonne();
    return new ServicesResult.Row(
        way,
        report.objectiveEur().euro(),
        rounded(eur / first, 1e4),
        report.energyEur().euro(),
        report.carbonEur().euro(),
        report.unservedEur().euro(),
        report.mwhAboveIdle(),
        rounded(tonnes * KILOGRAMS_PER_TONNE, 10),
        held.most(),
        rounded(held.gpuHours(), 10),
        rounded(held.unserved(), 10),
        found.looked(),
        found.missed(),
        rounded(found.p50Ms(), 10),
        rounded(found.p95Ms(), 10),
        rounded(found.p50OfBudget(), 1e3),
        rounded(found.p95OfBudget(), 1e3),
        timed.firstSeconds,
        timed.seconds);
  }

  private static double rounded(double value, double parts) {
    return Math.rint(value * parts) / parts;
  }
}
