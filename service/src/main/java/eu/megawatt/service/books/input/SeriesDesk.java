package eu.megawatt.service.books.input;

import eu.megawatt.reports.series.Applied;
import eu.megawatt.reports.series.SeriesId;
import eu.megawatt.reports.series.SeriesVersions;
import eu.megawatt.reports.series.Step;
import eu.megawatt.reports.series.TimedSeries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/** Holds imports of series against what is known and against the bounds, and adds them. */
final class SeriesDesk {

  private static final int LONGEST_ZONE = 200;
  private static final int LONGEST_SOURCE = 2_000;

  private final SeriesTable table = new SeriesTable();

  SeriesTable table() {
    return table;
  }

  /**
   * What importing series would do.
   *
   * @throws IllegalArgumentException where there would be too much of something; says all of it
   */
  List<SeriesImport> preview(Handle handle, List<TimedSeries> imported) {
    List<String> wrong = new ArrayList<>();
    List<SeriesImport> made = new ArrayList<>();
    Set<String> ids = new TreeSet<>();
    table.newest(handle).forEach(it -> ids.add(it.id().toString()));
    for (TimedSeries one : imported) {
      ids.add(one.id().toString());
      int before = table.newest(handle, one.id().toString()).map(SeriesVersion::version).orElse(0);
      bounds(one, before).ifPresent(wrong::add);
      try {
        Applied applied = applied(handle, one);
        made.add(new SeriesImport(one, applied, applied.isNothing() ? before : before + 1));
      } catch (IllegalArgumentException e) {
        wrong.add(String.valueOf(e.getMessage()));
      }
    }
    if (ids.size() > SeriesTable.MOST_SERIES) {
      wrong.add(
          "There would be %d series; at most %d are kept"
              .formatted(ids.size(), SeriesTable.MOST_SERIES));
    }
    if (!wrong.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", wrong));
    }
    return made;
  }

  private Applied applied(Handle handle, TimedSeries imported) {
    return table
        .whole(handle, imported.id())
        .map(it -> Applied.merge(it, imported))
        .orElseGet(() -> Applied.first(imported));
  }

  private static Optional<String> bounds(TimedSeries one, int before) {
    SeriesId id = one.id();
    if (id.zone().length() > LONGEST_ZONE) {
      return Optional.of(
          "A zone has at most %d characters, not %d".formatted(LONGEST_ZONE, id.zone().length()));
    }
    return before < SeriesVersions.MOST_VERSIONS
        ? Optional.empty()
        : Optional.of(
            "The series %s has %,d versions, the most that are kept. Maybe import longer files"
                .formatted(id, before));
  }

  /** Adds an import that makes a difference; nothing where it makes none. */
  void add(Handle handle, SeriesImport one, String sha256, Instant at, String by) {
    if (one.applied().isNothing()) {
      return;
    }
    List<Step> steps = one.applied().merged().steps();
    Instant from = steps.getFirst().from();
    Instant to = steps.getLast().to();
    String source = one.imported().source();
    table.add(
        handle,
        new SeriesVersion(
            one.imported().id(),
            one.version(),
            source.substring(0, Math.min(source.length(), LONGEST_SOURCE)),
            from,
            to,
            steps.size(),
            one.applied().merged().coverage(from, to).gaps().size(),
            at,
            by),
        one.imported(),
        sha256);
  }
}
