package eu.megawatt.planner.models.move;

import static eu.megawatt.planner.models.move.Workload.YEAR_HOURS;

import eu.megawatt.planner.models.mix.MixFigures;
import java.math.BigDecimal;

/**
 * What a workload takes of a model that serves it: whole copies that run all year.
 *
 * @param facilityMw with cooling
 * @param yearMWh of the facility in 365 days
 * @param yearEur price of the GPUs' time
 * @param yearTco2e of the facility's energy
 */
public record Footprint(
    String nickname,
    long gpus,
    BigDecimal facilityMw,
    BigDecimal yearMWh,
    BigDecimal yearEur,
    BigDecimal yearTco2e) {

  /** A gram by kWh is a kilogram by MWh. */
  private static final BigDecimal KG_PER_T = BigDecimal.valueOf(1_000);

  static Footprint of(BigDecimal requestsPerSecond, MixFigures figures) {
    long gpus = 0;
    BigDecimal facilityMw = BigDecimal.ZERO;
    BigDecimal hourEur = BigDecimal.ZERO;
    for (Serving task : Serving.of(figures)) {
      long copies = task.copies(requestsPerSecond);
      long its = Math.multiplyExact(copies, (long) task.gpus());
      gpus = Math.addExact(gpus, its);
      facilityMw = facilityMw.add(task.facilityMw().multiply(BigDecimal.valueOf(copies)));
      hourEur = hourEur.add(task.terms().gpuHourEur().value().multiply(BigDecimal.valueOf(its)));
    }
    BigDecimal yearMWh = facilityMw.multiply(YEAR_HOURS);
    return new Footprint(
        figures.nickname(),
        gpus,
        facilityMw,
        yearMWh,
        hourEur.multiply(YEAR_HOURS),
        yearMWh
            .multiply(figures.under().carbonGco2ePerKWh().value())
            .divide(KG_PER_T, Serving.DIGITS));
  }
}
