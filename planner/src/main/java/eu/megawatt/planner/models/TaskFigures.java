package eu.megawatt.planner.models;

import eu.megawatt.planner.models.measure.Measurement;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What one task takes of a model, as it is served. Figures have 16 digits; who shows them rounds
 * them.
 *
 * <p>A task takes {@code GPU-seconds = mean output tokens / tokens per second x GPUs / utilisation}
 * of its host, and with it {@code host kW x PUE} of the facility and the price of that time.
 *
 * @param under what the figures were made under
 * @param gpuTaskWh energy of the GPUs alone, as measured
 * @param gpuTaskSeconds time of GPUs, those places included that stay empty
 * @param taskWh energy of the facility
 * @param thousandTasksEur price of the GPUs' time for 1000 tasks
 * @param taskMgco2e carbon of the facility's energy
 * @param tokensPerSecondPerMw tokens of output of 1 MW of facility
 */
public record TaskFigures(
    Assumptions under,
    Choice choice,
    BigDecimal gpuTaskWh,
    BigDecimal gpuTaskSeconds,
    BigDecimal taskWh,
    BigDecimal thousandTasksEur,
    BigDecimal taskMgco2e,
    BigDecimal tokensPerSecondPerMw) {

  static final MathContext DIGITS = MathContext.DECIMAL64;

  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);
  private static final BigDecimal SECONDS_PER_HOUR = BigDecimal.valueOf(3_600);

  /**
   * Figures of a model.
   *
   * @param measurements all configurations of it at one task
   * @throws IllegalArgumentException where there is none, or none of so few requests at once as are
   *     assumed, nothing is assumed of its GPUs, or a host is assumed to take less than its GPUs
   *     did
   */
  public static TaskFigures of(List<Measurement> measurements, Assumptions under) {
    List<Measurement> filled = under.filled(measurements);
    if (filled.isEmpty() && !measurements.isEmpty()) {
      throw new IllegalArgumentException(fewest(measurements));
    }
    Choice choice = Choice.of(filled, under.gapTargetMs());
    Measurement it = choice.measurement();
    GpuTerms terms = under.terms(it.configuration().gpuType());
    checkHost(it, terms);
    BigDecimal seconds =
        BigDecimal.valueOf(it.gpuSecondsPerRequest()).divide(under.utilisation().value(), DIGITS);
    BigDecimal hours = seconds.divide(SECONDS_PER_HOUR, DIGITS);
    BigDecimal facilityW = facilityKw(terms, under).multiply(THOUSAND);
    BigDecimal taskWh = facilityW.multiply(hours, DIGITS);
    return new TaskFigures(
        under,
        choice,
        BigDecimal.valueOf(it.perRequestJ()).divide(SECONDS_PER_HOUR, DIGITS),
        seconds,
        taskWh,
        terms.gpuHourEur().value().multiply(hours, DIGITS).multiply(THOUSAND),
        taskWh.multiply(under.carbonGco2ePerKWh().value(), DIGITS),
        tokensPerSecondPerMw(it, under, facilityW));
  }

  /** With how many requests at once a model was measured at least, in words. */
  public static String fewest(List<Measurement> measurements) {
    Measurement any = measurements.getFirst();
    return measurements.stream()
        .mapToDouble(it -> it.configuration().atOnce())
        .filter(Double::isFinite)
        .min()
        .stream()
        .mapToObj(
            it ->
                String.format(
                    Locale.ROOT,
                    "%s was measured at %s with %.0f requests at once or more",
                    any.nickname(),
                    any.task(),
                    Math.ceil(it)))
        .findFirst()
        .orElse(
            "nobody said with how many requests at once %s was measured at %s"
                .formatted(any.nickname(), any.task()));
  }

  /** Of one GPU with its host and its cooling. */
  static BigDecimal facilityKw(GpuTerms terms, Assumptions under) {
    return terms.hostKw().value().multiply(under.pue().value());
  }

  private static BigDecimal tokensPerSecondPerMw(
      Measurement it, Assumptions under, BigDecimal gpuFacilityW) {
    return BigDecimal.valueOf(it.tokensPerSecond())
        .multiply(under.utilisation().value())
        .multiply(BigDecimal.valueOf(1_000_000))
        .divide(gpuFacilityW.multiply(BigDecimal.valueOf(it.configuration().gpuCount())), DIGITS);
  }

  private static void checkHost(Measurement it, GpuTerms terms) {
    if (it.gpuW() > terms.hostKw().value().doubleValue() * 1_000) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "hostKw of %s is %s, but a GPU alone drew %.3f kW with %s. Maybe it is another type",
              it.configuration().gpuType(),
              terms.hostKw().value().toPlainString(),
              it.gpuW() / 1_000,
              it.nickname()));
    }
  }

  public String nickname() {
    return choice.measurement().nickname();
  }

  public String task() {
    return choice.measurement().task();
  }

  /** Tasks of 1 MWh of the facility, in millions: at 1 Wh a task it is one million. */
  public BigDecimal millionTasksPerMWh() {
    return BigDecimal.ONE.divide(taskWh, DIGITS);
  }

  /** Energy of the facility by correct answer; empty where no answer is correct. */
  public Optional<BigDecimal> correctTaskWh(ModelQuality quality) {
    return quality.share() > 0
        ? Optional.of(taskWh.divide(BigDecimal.valueOf(quality.share()), DIGITS))
        : Optional.empty();
  }

  /** Which of these inputs are estimated, with where they are from, in the order of the inputs. */
  public List<String> estimated(Set<Input> inputs) {
    return new EstimatedInputs(under, choice.measurement()).among(inputs);
  }

  public BigDecimal taskEur() {
    return thousandTasksEur.divide(THOUSAND, DIGITS);
  }
}
