package eu.megawatt.service.validation;

import eu.megawatt.kernels.verdict.Promise;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What plans assume of a device model. Immutable; every version is kept.
 *
 * @param source whose numbers these are
 */
public record Profile(
    String deviceModel,
    long version,
    Instant changedAt,
    String changedBy,
    String reason,
    String source,
    List<Assumed> kernels) {

  /** Copies the kernels. */
  public Profile {
    kernels = List.copyOf(kernels);
  }

  /** What is assumed of one kernel. */
  public record Assumed(
      String name,
      String engine,
      double value,
      String unit,
      double marginRatio,
      double failureMarginRatio,
      boolean needed) {}

  /** As it stands in an ETag. */
  public String tag() {
    return Long.toString(version);
  }

  /** What is assumed of a kernel that an engine runs; empty where nothing is. */
  Optional<Promise> promise(String kernel, String engine) {
    return kernels.stream()
        .filter(it -> it.name().equals(kernel) && it.engine().equals(engine))
        .findFirst()
        .map(
            it ->
                new Promise(
                    it.value(),
                    it.marginRatio(),
                    it.failureMarginRatio(),
                    "%s, version %d (%s)".formatted(deviceModel, version, source)));
  }

  /** The kernels that placements need. */
  Set<String> needed() {
    return kernels.stream()
        .filter(Assumed::needed)
        .map(Assumed::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The same but for its version and who has said it when. */
  boolean saysTheSame(Profile other) {
    return source.equals(other.source) && kernels.equals(other.kernels);
  }
}
