package eu.megawatt.service.books.input;

import eu.megawatt.reports.series.SeriesId;
import eu.megawatt.reports.series.SeriesKind;
import eu.megawatt.reports.series.SeriesVersions;
import eu.megawatt.reports.series.Step;
import eu.megawatt.reports.series.TimedSeries;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Imports of series; what is known of one is all of them laid over each other. */
final class SeriesTable {

  /** Series at most: all bidding zones of Europe in two currencies and three kinds of each. */
  static final int MOST_SERIES = 300;

  private static final String NEWEST =
      "SELECT s.* FROM books_series s JOIN"
          + " (SELECT id, MAX(version) AS version FROM books_series GROUP BY id) newest"
          + " ON s.id = newest.id AND s.version = newest.version";

  /** All series as they are known, by id. */
  List<SeriesVersion> newest(Handle handle) {
    return handle.createQuery(NEWEST + " ORDER BY s.id").map((rs, _) -> version(rs)).list();
  }

  /** A series as it is known; empty where nothing of it was imported. */
  Optional<SeriesVersion> newest(Handle handle, String id) {
    return handle
        .createQuery(NEWEST + " WHERE s.id = :id")
        .bind("id", id)
        .map((rs, _) -> version(rs))
        .findOne();
  }

  /** All of a series; empty where nothing of it was imported. */
  Optional<TimedSeries> whole(Handle handle, SeriesId id) {
    return overlaid(
        handle
            .createQuery("SELECT source, steps FROM books_series WHERE id = :id ORDER BY version")
            .bind("id", id.toString())
            .map((rs, _) -> imported(id, rs))
            .list());
  }

  /** What is known of a series in a time, cut to it; empty where that is nothing. */
  Optional<TimedSeries> within(Handle handle, SeriesId id, Instant from, Instant to) {
    List<TimedSeries> imports =
        handle
            .createQuery(
                "SELECT source, steps FROM books_series"
                    + " WHERE id = :id AND to_ms > :from AND from_ms < :to ORDER BY version")
            .bind("id", id.toString())
            .bind("from", floorMs(from))
            .bind("to", ceilingMs(to))
            .map((rs, _) -> imported(id, rs))
            .list()
            .stream()
            .map(it -> new TimedSeries(id, it.source(), it.within(from, to)))
            .filter(it -> !it.steps().isEmpty())
            .toList();
    return overlaid(imports).map(it -> cut(it, from, to));
  }

  private static TimedSeries cut(TimedSeries series, Instant from, Instant to) {
    List<Step> steps =
        series.within(from, to).stream()
            .map(
                it ->
                    new Step(
                        it.from().isBefore(from) ? from : it.from(),
                        it.to().isAfter(to) ? to : it.to(),
                        it.value()))
            .toList();
    return new TimedSeries(series.id(), series.source(), steps);
  }

  private static Optional<TimedSeries> overlaid(List<TimedSeries> imports) {
    return imports.isEmpty() ? Optional.empty() : Optional.of(SeriesVersions.overlaid(imports));
  }

  /**
   * Adds an import.
   *
   * @param known the series with it
   */
  void add(Handle handle, SeriesVersion known, TimedSeries imported, String sha256) {
    SeriesId id = known.id();
    handle.execute(
        "INSERT INTO books_series (id, version, zone, kind, currency, source, received_ms,"
            + " received_by, sha256, from_ms, to_ms, known_from_ms, known_to_ms, known_steps,"
            + " known_gaps, steps) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        id.toString(),
        known.version(),
        id.zone(),
        id.kind().word(),
        id.currency().orElse(""),
        known.source(),
        known.receivedAt().toEpochMilli(),
        known.receivedBy(),
        sha256,
        floorMs(imported.steps().getFirst().from()),
        ceilingMs(imported.steps().getLast().to()),
        known.from().toEpochMilli(),
        known.to().toEpochMilli(),
        known.stepCount(),
        known.gapCount(),
        StepBytes.of(imported.steps()));
  }

  private static long floorMs(Instant instant) {
    return instant.toEpochMilli();
  }

  private static long ceilingMs(Instant instant) {
    return instant.plusNanos(999_999).toEpochMilli();
  }

  private static TimedSeries imported(SeriesId id, ResultSet rs) throws SQLException {
    List<Step> steps = StepBytes.read(rs.getBytes("steps"));
    return new TimedSeries(id, rs.getString("source"), steps);
  }

  private static SeriesVersion version(ResultSet rs) throws SQLException {
    String currency = rs.getString("currency");
    return new SeriesVersion(
        new SeriesId(
            rs.getString("zone"),
            SeriesKind.of(rs.getString("kind")).orElseThrow(),
            Optional.of(currency).filter(it -> !it.isEmpty())),
        rs.getInt("version"),
        rs.getString("source"),
        Instant.ofEpochMilli(rs.getLong("known_from_ms")),
        Instant.ofEpochMilli(rs.getLong("known_to_ms")),
        rs.getInt("known_steps"),
        rs.getInt("known_gaps"),
        Instant.ofEpochMilli(rs.getLong("received_ms")),
        rs.getString("received_by"));
  }
}
