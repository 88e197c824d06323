package eu.megawatt.bench.services;

import eu.megawatt.bench.record.Machine;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * What {@code bench services} keeps.
 *
 * @param slots quarter-hours
 * @param requests asked in all
 * @param checkedBy who found no breach in any of the plans
 */
public record ServicesResult(
    String format,
    Instant at,
    String commit,
    Machine machine,
    long seed,
    int services,
    int sites,
    int slots,
    int gpus,
    double requests,
    List<String> checkedBy,
    List<Row> rows) {

  public static final String FORMAT = "megawatt/bench-services/1";

  public ServicesResult {
    checkedBy = List.copyOf(checkedBy);
    rows = List.copyOf(rows);
  }

  /**
   * One way of running them.
   *
   * @param eur energy, carbon and what unserved requests cost
   * @param ofStatic {@code eur} by that of the first row
   * @param mwh above idle, on the facility's side
   * @param gpusHeld in the slot with most
   * @param budgetsLooked services by slots
   * @param budgetsMissed of these, counted from the documents
   * @param p50Ms latency of requests, network and model
   * @param p50OfBudget latency by budget
   * @param seconds until the plan was there
   * @param firstSeconds until the first plan was there, which is better than none
   */
  public record Row(
      String way,
      BigDecimal eur,
      double ofStatic,
      BigDecimal energyEur,
      BigDecimal carbonEur,
      BigDecimal unservedEur,
      BigDecimal mwh,
      double kilogramsCo2,
      double gpusHeld,
      double gpuHours,
      double unservedRequests,
      long budgetsLooked,
      long budgetsMissed,
      double p50Ms,
      double p95Ms,
      double p50OfBudget,
      double p95OfBudget,
      double firstSeconds,
      double seconds) {}
}
