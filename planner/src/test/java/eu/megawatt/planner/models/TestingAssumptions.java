package eu.megawatt.planner.models;

import java.util.Map;
import java.util.OptionalDouble;

/** The assumptions that the published comparison was worked out under. */
public final class TestingAssumptions {

  private TestingAssumptions() {}

  public static Assumptions published(OptionalDouble gapTargetMs) {
    return new Assumptions(
        Map.of(
            "H100",
            new GpuTerms(
                Assumed.estimated("1.275", "DGX H100, largest power by 8"),
                Assumed.measured("2.60", "contract")),
            "B200",
            new GpuTerms(
                Assumed.estimated("1.7875", "DGX B200, largest power by 8"),
                Assumed.measured("4.50", "contract"))),
        Assumed.measured("1.15", "meter of the hall"),
        Assumed.measured("19.9", "grid operator"),
        Assumed.measured("1", "full"),
        gapTargetMs);
  }

  public static Assumptions published() {
    return published(OptionalDouble.of(50));
  }

  public static Assumptions at(String utilisation) {
    Assumptions it = published();
    return new Assumptions(
        it.byGpuType(),
        it.pue(),
        it.carbonGco2ePerKWh(),
        Assumed.measured(utilisation, "meter"),
        it.gapTargetMs());
  }
}
