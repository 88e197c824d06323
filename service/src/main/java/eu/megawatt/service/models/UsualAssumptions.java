package eu.megawatt.service.models;

import eu.megawatt.planner.models.Assumed;
import eu.megawatt.planner.models.GpuTerms;
import java.util.Map;

/** What is assumed where nobody says anything else; all of it is estimated. */
final class UsualAssumptions {

  static final Assumed PUE = estimated("1.15", "a new liquid-cooled data centre");
  static final Assumed CARBON_GCO2E_PER_KWH = estimated("19.9", "a grid with little fossil power");
  static final Assumed UTILISATION = estimated("1", "hosts are always as full as when measured");
  static final Assumed ERROR_EUR = estimated("0", "a refused answer does no harm");

  static final Map<String, GpuTerms> GPUS =
      Map.of("H100", terms("1.275", "2.60"), "B200", terms("1.7875", "4.50"));

  private UsualAssumptions() {}

  private static GpuTerms terms(String hostKw, String gpuHourEur) {
    return new GpuTerms(
        estimated(hostKw, "a data sheet's largest power by eight"),
        estimated(gpuHourEur, "a price of rented GPUs"));
  }

  private static Assumed estimated(String value, String why) {
    return Assumed.estimated(value, "example of our own: " + why);
  }
}
