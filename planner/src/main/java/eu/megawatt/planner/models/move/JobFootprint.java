package eu.megawatt.planner.models.move;

import eu.megawatt.planner.models.mix.MixFigures;
import java.math.BigDecimal;

/**
 * What a job takes of a model that does it.
 *
 * @param gpus at a time, in whole copies that are done when the plan has the job done
 * @param gpuHours that its requests take, without what is left of whole copies
 * @param facilityKWh of these hours, with hosts and cooling
 * @param eur price of these hours
 * @param gco2e of the facility's energy
 */
public record JobFootprint(
    String nickname,
    long gpus,
    BigDecimal gpuHours,
    BigDecimal facilityKWh,
    BigDecimal eur,
    BigDecimal gco2e) {

  private static final BigDecimal SECONDS_PER_HOUR = BigDecimal.valueOf(3_600);
  private static final BigDecimal WH_PER_KWH = BigDecimal.valueOf(1_000);
  private static final BigDecimal MG_PER_G = BigDecimal.valueOf(1_000);

  static JobFootprint of(TokenJob job, MixFigures figures) {
    BigDecimal requests = job.requests();
    return new JobFootprint(
        figures.nickname(),
        Footprint.of(job.requestsPerSecond(), figures).gpus(),
        requests.multiply(figures.gpuTaskSeconds()).divide(SECONDS_PER_HOUR, Serving.DIGITS),
        requests.multiply(figures.taskWh()).divide(WH_PER_KWH, Serving.DIGITS),
        requests.multiply(figures.taskEur(), Serving.DIGITS),
        requests.multiply(figures.taskMgco2e()).divide(MG_PER_G, Serving.DIGITS));
  }
}
