package eu.megawatt.service.models;

import eu.megawatt.planner.models.Assumed;
import eu.megawatt.planner.models.Assumptions;
import eu.megawatt.planner.models.GpuTerms;
import eu.megawatt.planner.models.measure.Source;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * What is assumed otherwise than usual.
 *
 * @param latencyMillis that the 95th percentile of the time between tokens keeps; empty where
 *     nobody waits
 * @param batchRequestCount that a copy serves at once on average, at most; empty where there are
 *     always as many as it takes
 * @param source of PUE, carbon, utilisation and requests at once
 */
public record AskedAssumptions(
    Optional<List<AskedGpu>> gpus,
    Optional<Double> pue,
    Optional<Double> carbonGco2ePerKWh,
    Optional<Double> utilisationRatio,
    Optional<Double> latencyMillis,
    Optional<Double> batchRequestCount,
    Optional<String> source,
    Optional<String> basis) {

  private static final String HERE = "/assumptions";
  static final String BATCH = HERE + "/batchRequestCount";

  static final AskedAssumptions NONE =
      new AskedAssumptions(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /** A type of GPU. */
  public record AskedGpu(
      Optional<String> gpuType,
      Optional<Double> hostKw,
      Optional<Double> gpuHourEur,
      Optional<String> source,
      Optional<String> basis) {}

  /** With what is usual where nothing is asked; empty where something is wrong. */
  Optional<Assumptions> meant(Asked asked) {
    Source from = asked.source(HERE, source, basis);
    Map<String, GpuTerms> byType = byType(asked);
    Assumed pueMeant = asked.assumed(HERE + "/pue", pue, from, UsualAssumptions.PUE);
    Assumed carbon =
        asked.assumed(
            HERE + "/carbonGco2ePerKWh",
            carbonGco2ePerKWh,
            from,
            UsualAssumptions.CARBON_GCO2E_PER_KWH);
    Assumed utilisation =
        asked.assumed(
            HERE + "/utilisationRatio", utilisationRatio, from, UsualAssumptions.UTILISATION);
    Optional<Assumed> batch =
        asked.number(BATCH, batchRequestCount).map(it -> new Assumed(it, from));
    try {
      return Optional.of(
          new Assumptions(
              byType,
              pueMeant,
              carbon,
              utilisation,
              latencyMillis.map(OptionalDouble::of).orElseGet(OptionalDouble::empty),
              batch));
    } catch (IllegalArgumentException e) {
      String.valueOf(e.getMessage())
          .lines()
          .forEach(line -> asked.add(pointer(line), "OutOfRange", line + "."));
      return Optional.empty();
    }
  }

  private Map<String, GpuTerms> byType(Asked asked) {
    Map<String, GpuTerms> byType = new HashMap<>(UsualAssumptions.GPUS);
    List<AskedGpu> all = gpus.orElse(List.of());
    for (int i = 0; i < all.size(); i++) {
      AskedGpu its = all.get(i);
      String at = HERE + "/gpus/" + i;
      String type = its.gpuType().orElse("");
      if (type.isBlank()) {
        asked.add(at + "/gpuType", "Missing", "must name a type of GPU as measurements do.");
      } else if (indexOf(type) < i) {
        asked.add(at + "/gpuType", "Twice", "\"%s\" is there already.".formatted(type));
      } else {
        terms(asked, at, its).ifPresent(it -> byType.put(type, it));
      }
    }
    return byType;
  }

  private static Optional<GpuTerms> terms(Asked asked, String at, AskedGpu its) {
    Optional<GpuTerms> usual =
        Optional.ofNullable(UsualAssumptions.GPUS.get(its.gpuType().orElse("")));
    Source from = asked.source(at, its.source(), its.basis());
    Optional<Assumed> hostKw =
        asked
            .number(at + "/hostKw", its.hostKw())
            .map(it -> new Assumed(it, from))
            .or(() -> usual.map(GpuTerms::hostKw));
    Optional<Assumed> gpuHourEur =
        asked
            .number(at + "/gpuHourEur", its.gpuHourEur())
            .map(it -> new Assumed(it, from))
            .or(() -> usual.map(GpuTerms::gpuHourEur));
    if (hostKw.isEmpty()) {
      asked.add(at + "/hostKw", "Missing", "must say how many kW a GPU takes with its host.");
    }
    if (gpuHourEur.isEmpty()) {
      asked.add(at + "/gpuHourEur", "Missing", "must say what an hour of a GPU costs.");
    }
    return hostKw.flatMap(kw -> gpuHourEur.map(eur -> new GpuTerms(kw, eur)));
  }

  private int indexOf(String gpuType) {
    return gpus.orElse(List.of()).stream()
        .map(it -> it.gpuType().orElse(""))
        .toList()
        .indexOf(gpuType);
  }

  /** Where a line is about that begins with the name of a value. */
  private String pointer(String line) {
    for (String member : List.of("hostKw", "gpuHourEur")) {
      List<AskedGpu> all = gpus.orElse(List.of());
      Optional<String> found =
          IntStream.range(0, all.size())
              .filter(
                  i ->
                      line.startsWith(
                          "%s of %s is ".formatted(member, all.get(i).gpuType().orElse(""))))
              .mapToObj(i -> "%s/gpus/%d/%s".formatted(HERE, i, member))
              .findFirst();
      if (found.isPresent()) {
        return found.get();
      }
    }
    String name = line.split(" ", 2)[0];
    return switch (name) {
      case "pue", "carbonGco2ePerKWh" -> HERE + "/" + name;
      case "utilisation" -> HERE + "/utilisationRatio";
      case "gapTargetMs" -> HERE + "/latencyMillis";
      case "batchMost" -> BATCH;
      default -> HERE + "/gpus";
    };
  }
}
