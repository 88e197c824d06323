package eu.megawatt.bench.speed;

import eu.megawatt.bench.jmh.BoundIteration;
import eu.megawatt.bench.jmh.FirstFeasible;
import eu.megawatt.bench.jmh.IncrementalScore;
import eu.megawatt.bench.jmh.JobAgainstPlaces;
import eu.megawatt.bench.jmh.KernelCheapestFeasible;
import eu.megawatt.bench.jmh.RuinAndRecreateMoves;
import eu.megawatt.bench.jmh.ScenarioReading;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is read off a benchmark.
 *
 * @param what in words
 * @param isRate whether more is better
 * @param goal what it should reach, in the unit
 * @param peerName what runs beside it in the same minutes, where something does
 */
record Measure(
    String what,
    String unit,
    boolean isRate,
    OptionalDouble goal,
    Reading reading,
    String peerName,
    Optional<Reading> peer) {

  private static final String MICROS = "µs";
  private static final String SECONDS = "s";

  static final List<Measure> ALL =
      List.of(
          time(
              "cheapest feasible placement of one job at L, p50",
              MICROS,
              15,
              Reading.percentile(KernelCheapestFeasible.class, "kernel", 50),
              "plain scan of every placement",
              Reading.percentile(KernelCheapestFeasible.class, "plainScan", 50)),
          time(
              "the same, p99",
              MICROS,
              100,
              Reading.percentile(KernelCheapestFeasible.class, "kernel", 99),
              "plain scan of every placement",
              Reading.percentile(KernelCheapestFeasible.class, "plainScan", 99)),
          rate(
              "incremental score evaluations in OptaPlanner at M",
              "1/s",
              700_000,
              Reading.score(IncrementalScore.class, "incremental"),
              "constraint streams",
              Reading.score(IncrementalScore.class, "constraintStreams")),
          rate(
              "ruin-and-recreate moves at L in OptaPlanner, one thread",
              "1/s",
              3_000,
              Reading.counter(RuinAndRecreateMoves.class, "optaPlanner", "moves"),
              "the kernel alone",
              Reading.score(RuinAndRecreateMoves.class, "kernel")),
          time(
              "one iteration of the bound at L, 2 threads",
              SECONDS,
              0.15,
              Reading.score(BoundIteration.class, "full")),
          time(
              "the same with each site's halls as one",
              SECONDS,
              0.15,
              Reading.score(BoundIteration.class, "merged")),
          time(
              "first feasible plan at L, Java just started",
              SECONDS,
              3,
              Reading.score(FirstFeasible.class, "greedy")),
          time(
              "one job against 200 places under a profile of ten clauses",
              MICROS,
              50,
              Reading.score(JobAgainstPlaces.class, "permissions"),
              "the same with every clause's word",
              Reading.score(JobAgainstPlaces.class, "verdicts")),
          new Measure(
              "reading and checking 100,000 jobs",
              SECONDS,
              false,
              OptionalDouble.empty(),
              Reading.score(ScenarioReading.class, "readAndCheck"),
              "Jackson's tree, unchecked",
              Optional.of(Reading.score(ScenarioReading.class, "jacksonTree"))));

  private static Measure time(String what, String unit, double goal, Reading reading) {
    return new Measure(what, unit, false, OptionalDouble.of(goal), reading, "", Optional.empty());
  }

  private static Measure time(
      String what, String unit, double goal, Reading reading, String peerName, Reading peer) {
    return new Measure(
        what, unit, false, OptionalDouble.of(goal), reading, peerName, Optional.of(peer));
  }

  private static Measure rate(
      String what, String unit, double goal, Reading reading, String peerName, Reading peer) {
    return new Measure(
        what, unit, true, OptionalDouble.of(goal), reading, peerName, Optional.of(peer));
  }

  /** How many times as good one value is as another. */
  double ratio(double value, double other) {
    return isRate ? value / other : other / value;
  }
}
