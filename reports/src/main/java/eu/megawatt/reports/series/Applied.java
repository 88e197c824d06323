package eu.megawatt.reports.series;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What applying a series to another one does, before or after it is done. Where the two have steps
 * of unlike length, the parts they have in common are told apart.
 *
 * @param merged the existing series with the new steps in place of what they cover; the existing
 *     one itself where nothing is added and nothing changed
 * @param added what had no value
 * @param unchanged what has the value it had
 * @param changed what has another value than it had
 */
public record Applied(
    TimedSeries merged, List<Step> added, List<Step> unchanged, List<Change> changed) {

  /** A time whose value is another one now. */
  public record Change(Instant from, Instant to, BigDecimal was, BigDecimal is) {}

  public Applied {
    added = List.copyOf(added);
    unchanged = List.copyOf(unchanged);
    changed = List.copyOf(changed);
  }

  /** Whether applying it makes any difference. */
  public boolean isNothing() {
    return added.isEmpty() && changed.isEmpty();
  }

  /**
   * Applies a series to an existing one of the same id. Applying it again is nothing.
   *
   * @throws IllegalArgumentException where they are not the same series, or have too many steps
   *     together
   */
  public static Applied merge(TimedSeries existing, TimedSeries imported) {
    if (!existing.id().equals(imported.id())) {
      throw new IllegalArgumentException(
          "%s cannot be applied to %s".formatted(imported.id(), existing.id()));
    }
    List<Step> added = new ArrayList<>();
    List<Step> unchanged = new ArrayList<>();
    List<Change> changed = new ArrayList<>();
    for (Step step : imported.steps()) {
      for (Step part : parts(step, existing)) {
        Optional<BigDecimal> was = existing.at(part.from());
        if (was.isEmpty()) {
          added.add(part);
        } else if (was.get().compareTo(part.value()) == 0) {
          unchanged.add(part);
        } else {
          changed.add(new Change(part.from(), part.to(), was.get(), part.value()));
        }
      }
    }
    boolean isNothing = added.isEmpty() && changed.isEmpty();
    return new Applied(
        isNothing ? existing : overlaid(existing, imported), added, unchanged, changed);
  }

  /** The first series of its id: all of it is added. */
  public static Applied first(TimedSeries imported) {
    return new Applied(imported, imported.steps(), List.of(), List.of());
  }

  /** A step, cut where one of the existing steps begins or ends. */
  private static List<Step> parts(Step step, TimedSeries existing) {
    TreeSet<Instant> cuts = new TreeSet<>(List.of(step.from(), step.to()));
    for (Step known : existing.within(step.from(), step.to())) {
      cuts.add(known.from().isAfter(step.from()) ? known.from() : step.from());
      cuts.add(known.to().isBefore(step.to()) ? known.to() : step.to());
    }
    List<Step> parts = new ArrayList<>();
    Instant from = cuts.removeFirst();
    for (Instant to : cuts) {
      parts.add(new Step(from, to, step.value()));
      from = to;
    }
    return parts;
  }

  private static TimedSeries overlaid(TimedSeries existing, TimedSeries imported) {
    List<Step> steps = new Overlay().lay(existing.steps()).lay(imported.steps()).steps();
    return new TimedSeries(existing.id(), imported.source(), steps);
  }
}
