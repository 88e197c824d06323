package eu.megawatt.reports.series;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All that was ever imported of one series, in the order it was received. A correction is a version
 * more and erases nothing, so what was known at an instant can be said at any later one. Immutable.
 *
 * @param versions numbered from 1, none received before the one before it
 */
public record SeriesVersions(SeriesId id, List<Version> versions) {

  /** Versions at most: one a day for 27 years. */
  public static final int MOST_VERSIONS = 10_000;

  /**
   * One import that made a difference.
   *
   * @param number from 1
   * @param imported the series as the file had it, with its source
   * @param received when it was received, by the clock of the caller
   */
  public record Version(int number, Instant received, TimedSeries imported) {}

  /**
   * Checks numbers and order.
   *
   * @throws IllegalArgumentException where a version is of another series, out of turn, or one too
   *     many
   */
  public SeriesVersions {
    if (versions.size() > MOST_VERSIONS) {
      throw new IllegalArgumentException(
          "The series %s has %,d versions, the most that are kept. Maybe import longer files"
              .formatted(id, MOST_VERSIONS));
    }
    versions = List.copyOf(versions);
    for (int i = 0; i < versions.size(); i++) {
      Version version = versions.get(i);
      boolean isInTurn =
          version.number() == i + 1
              && (i == 0 || !version.received().isBefore(versions.get(i - 1).received()));
      if (!isInTurn || !version.imported().id().equals(id)) {
        throw new IllegalArgumentException(
            "Version %d of %s, received %s, cannot be number %d of %s"
                .formatted(
                    version.number(), version.imported().id(), version.received(), i + 1, id));
      }
    }
  }

  /** A series of which nothing has been imported. */
  public static SeriesVersions none(SeriesId id) {
    return new SeriesVersions(id, List.of());
  }

  /** What importing a series would do to what is known last. */
  public Applied preview(TimedSeries imported) {
    return latest()
        .map(known -> Applied.merge(known, imported))
        .orElseGet(() -> Applied.first(imported));
  }

  /**
   * With a version more; these same versions where it says nothing new.
   *
   * @param received not before the last version was
   * @throws IllegalArgumentException where it is of another series, or one too many
   */
  public SeriesVersions with(TimedSeries imported, Instant received) {
    if (imported.id().equals(id) && preview(imported).isNothing()) {
      return this;
    }
    List<Version> more = new ArrayList<>(versions);
    more.add(new Version(versions.size() + 1, received, imported));
    return new SeriesVersions(id, more);
  }

  /** All that is known last, the newest value for each time; empty where nothing ever was. */
  public Optional<TimedSeries> latest() {
    return merged(versions);
  }

  /** All that was known at an instant; empty where nothing had been received. */
  public Optional<TimedSeries> knownAt(Instant known) {
    return merged(receivedBy(known));
  }

  /** The value for an instant, as it was known at another. */
  public Optional<BigDecimal> at(Instant instant, Instant known) {
    return receivedBy(known).reversed().stream()
        .flatMap(version -> version.imported().at(instant).stream())
        .findFirst();
  }

  /**
   * Imports of one series laid over each other, the last one on top and its source the source.
   *
   * @param imports in the order they were received, at least one
   * @throws IllegalArgumentException where they have too many steps together
   */
  public static TimedSeries overlaid(List<TimedSeries> imports) {
    Overlay overlay = new Overlay();
    imports.forEach(it -> overlay.lay(it.steps()));
    TimedSeries last = imports.getLast();
    return new TimedSeries(last.id(), last.source(), overlay.steps());
  }

  private List<Version> receivedBy(Instant known) {
    return versions.stream().takeWhile(version -> !version.received().isAfter(known)).toList();
  }

  private Optional<TimedSeries> merged(List<Version> some) {
    if (some.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(overlaid(some.stream().map(Version::imported).toList()));
  }
}
