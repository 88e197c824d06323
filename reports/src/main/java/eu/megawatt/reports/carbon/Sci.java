package eu.megawatt.reports.carbon;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The software carbon intensity of ISO/IEC 21031:2024: SCI = ((E times I) + M) through R. */
public final class Sci {

  private static final int SCALE = 9;
  private static final BigDecimal MILLIGRAMS_PER_G = BigDecimal.valueOf(1_000);

  /** From mg per mJ to g per kWh. */
  private static final BigDecimal MILLIJOULES_PER_KWH_AND_MILLI = BigDecimal.valueOf(3_600_000);

  private Sci() {}

  /** The intensity per functional unit, or what is missing. */
  public static SciResult of(SciInput input) {
    List<String> missing = missing(input);
    if (!missing.isEmpty()) {
      return new SciResult.Missing(input, missing);
    }
    long embodiedMilliG =
        input.embodied().stream()
            .flatMap(share -> share.milliG().stream())
            .reduce(BigDecimal.ZERO, BigDecimal::add)
            .setScale(0, RoundingMode.HALF_UP)
            .longValueExact();
    BigDecimal milliG = BigDecimal.valueOf(Math.addExact(input.locationMilliG(), embodiedMilliG));
    return new SciResult.Score(
        input,
        embodiedMilliG,
        milliG.divide(input.unitCount().multiply(MILLIGRAMS_PER_G), SCALE, RoundingMode.HALF_UP),
        gPerKwh(input));
  }

  private static List<String> missing(SciInput input) {
    List<String> missing = new ArrayList<>();
    if (input.unitCount().signum() == 0) {
      missing.add(
          "(%s) did no %s; there is nothing to divide by"
              .formatted(input.what(), input.unit().word()));
    }
    for (EmbodiedShare share : input.embodied()) {
      if (share.embodiedG().isEmpty()) {
        missing.add(
            "Asset (%s) has no embodied carbon. Maybe take it from its maker's product carbon footprint."
                .formatted(share.assetId()));
      }
    }
    return missing;
  }

  private static Optional<BigDecimal> gPerKwh(SciInput input) {
    return input.energyMilliJ() == 0
        ? Optional.empty()
        : Optional.of(
            BigDecimal.valueOf(input.locationMilliG())
                .multiply(MILLIJOULES_PER_KWH_AND_MILLI)
                .divide(BigDecimal.valueOf(input.energyMilliJ()), SCALE, RoundingMode.HALF_UP));
  }
}
