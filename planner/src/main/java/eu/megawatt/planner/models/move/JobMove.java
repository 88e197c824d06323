package eu.megawatt.planner.models.move;

import eu.megawatt.planner.models.mix.MixFigures;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * A job that another model would do in the same time. What is freed is less than 0 where it takes
 * more, and nothing at all where it has that model already.
 *
 * @param estimated each input that is estimated, with where it is from
 */
public record JobMove(TokenJob job, JobFootprint from, JobFootprint to, List<String> estimated) {

  public JobMove {
    estimated = List.copyOf(estimated);
  }

  /**
   * From the model that does it today to another one.
   *
   * @throws IllegalArgumentException where the two are measured at different tasks, in other
   *     shares, or under different assumptions
   */
  public static JobMove of(TokenJob job, MixFigures from, MixFigures to) {
    Move.checkComparable(from, to);
    return new JobMove(
        job, JobFootprint.of(job, from), JobFootprint.of(job, to), Move.estimated(from, to));
  }

  /** At a time, while it runs. */
  public long freedGpus() {
    return from.gpus() - to.gpus();
  }

  public BigDecimal freedGpuHours() {
    return freed(JobFootprint::gpuHours);
  }

  public BigDecimal freedKWh() {
    return freed(JobFootprint::facilityKWh);
  }

  public BigDecimal freedEur() {
    return freed(JobFootprint::eur);
  }

  public BigDecimal freedGco2e() {
    return freed(JobFootprint::gco2e);
  }

  private BigDecimal freed(Function<JobFootprint, BigDecimal> of) {
    return of.apply(from).subtract(of.apply(to));
  }

  /** Of several jobs together. */
  public static BigDecimal sum(List<JobMove> moves, Function<JobMove, BigDecimal> of) {
    return moves.stream().map(of).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /**
   * Several, in one sentence.
   *
   * @param to the model that would do them
   */
  public static String words(List<JobMove> moves, String to) {
    if (moves.isEmpty()) {
      return "No job can be compared with %s.".formatted(to);
    }
    BigDecimal kWh = sum(moves, JobMove::freedKWh);
    return String.format(
        Locale.ROOT,
        "Doing %s with %s %s %.4g kWh of facility: %.4g GPU-hours become %.4g.",
        moves.size() == 1 ? "the job" : "%d jobs".formatted(moves.size()),
        to,
        kWh.signum() >= 0 ? "frees" : "takes another",
        kWh.abs().doubleValue(),
        sum(moves, it -> it.from().gpuHours()).doubleValue(),
        sum(moves, it -> it.to().gpuHours()).doubleValue());
  }
}
