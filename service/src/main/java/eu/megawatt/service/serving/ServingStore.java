package eu.megawatt.service.serving;

import eu.megawatt.service.change.Expectation;
import eu.megawatt.service.change.StaleException;
import eu.megawatt.service.json.Json;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemKind;
import eu.megawatt.service.store.Database;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/**
 * Models, regions, services and forecasts in their table, and in memory as long as the service
 * runs. What is answered as put survives a power cut. Thread-safe.
 */
public final class ServingStore {

  /** Models, regions and services that are kept, of each. */
  public static final int MOST_OF_EACH = 500;

  private final Database database;
  private final Clock clock;
  private volatile Catalogue catalogue;
  private long lastVersion;

  private ServingStore(Database database, Clock clock, Catalogue catalogue, long lastVersion) {
    this.database = database;
    this.clock = clock;
    this.catalogue = catalogue;
    this.lastVersion = lastVersion;
  }

  /** What is kept. */
  enum Kind {
    MODEL("model", "The model %s is at version"),
    REGION("region", "The region %s is at version"),
    SERVICE("service", "The service %s is at version"),
    FORECAST("forecast", "The forecast of %s is at version");

    private final String word;
    private final String sentence;

    Kind(String word, String sentence) {
      this.word = word;
      this.sentence = sentence;
    }
  }

  private record Row(String kind, String id, long version, Instant changedAt, String body) {

    <T> Versioned<T> as(Class<T> type) {
      return new Versioned<>(id, version, changedAt, Json.read(body, type));
    }
  }

  /** Takes up what is kept. */
  public static ServingStore open(Database database, Clock clock) {
    List<Row> rows = database.jdbi().withHandle(ServingStore::rows);
    return new ServingStore(
        database,
        clock,
        new Catalogue(
            of(Kind.MODEL, rows, ModelBody.class),
            of(Kind.REGION, rows, RegionBody.class),
            of(Kind.SERVICE, rows, ServiceBody.class),
            of(Kind.FORECAST, rows, Forecast.class)),
        rows.stream().mapToLong(Row::version).max().orElse(0));
  }

  private static List<Row> rows(Handle handle) {
    return handle
        .createQuery("SELECT kind, id, version, changed_at_ms, body FROM serving_document")
        .map(
            (rs, _) ->
                new Row(
                    rs.getString(1),
                    rs.getString(2),
                    rs.getLong(3),
                    Instant.ofEpochMilli(rs.getLong(4)),
                    rs.getString(5)))
        .list();
  }

  private static <T> Map<String, Versioned<T>> of(Kind kind, List<Row> rows, Class<T> type) {
    Map<String, Versioned<T>> of = new TreeMap<>();
    rows.stream()
        .filter(it -> it.kind().equals(kind.word))
        .forEach(it -> of.put(it.id(), it.as(type)));
    return of;
  }

  /** All that is kept. */
  public Catalogue catalogue() {
    return catalogue;
  }

  /**
   * What came of a put.
   *
   * @param isChange whether anything is other than before
   */
  record Put<T>(Versioned<T> kept, boolean isNew, boolean isChange) {}

  synchronized Put<ModelBody> put(String id, ModelBody body, Expectation expected) {
    Map<String, Versioned<ModelBody>> all = new TreeMap<>(catalogue.models());
    Put<ModelBody> put = put(Kind.MODEL, all, id, body, expected, false);
    catalogue =
        new Catalogue(all, catalogue.regions(), catalogue.services(), catalogue.forecasts());
    return put;
  }

  synchronized Put<RegionBody> put(String id, RegionBody body, Expectation expected) {
    Map<String, Versioned<RegionBody>> all = new TreeMap<>(catalogue.regions());
    Put<RegionBody> put = put(Kind.REGION, all, id, body, expected, false);
    catalogue = new Catalogue(catalogue.models(), all, catalogue.services(), catalogue.forecasts());
    return put;
  }

  synchronized Put<ServiceBody> put(String id, ServiceBody body, Expectation expected) {
    Map<String, Versioned<ServiceBody>> all = new TreeMap<>(catalogue.services());
    Put<ServiceBody> put = put(Kind.SERVICE, all, id, body, expected, false);
    catalogue = new Catalogue(catalogue.models(), catalogue.regions(), all, catalogue.forecasts());
    return put;
  }

  /** A newer forecast; who says nothing of the older means whatever there is. */
  synchronized Put<Forecast> put(String id, Forecast forecast, Expectation expected) {
    Map<String, Versioned<Forecast>> all = new TreeMap<>(catalogue.forecasts());
    Put<Forecast> put = put(Kind.FORECAST, all, id, forecast, expected, true);
    catalogue = new Catalogue(catalogue.models(), catalogue.regions(), catalogue.services(), all);
    return put;
  }

  /**
   * The same again changes nothing, whatever version it was meant for.
   *
   * @throws StaleException where another is there than was looked at
   */
  private <T> Put<T> put(
      Kind kind,
      Map<String, Versioned<T>> all,
      String id,
      T body,
      Expectation expected,
      boolean silenceIsFine) {
    Optional<Versioned<T>> before = Optional.ofNullable(all.get(id));
    if (before.map(Versioned::body).equals(Optional.of(body))) {
      return new Put<>(before.orElseThrow(), false, false);
    }
    expected.check(kind.sentence.formatted(id), before.map(Versioned::tag), silenceIsFine);
    if (before.isEmpty() && all.size() >= MOST_OF_EACH) {
      throw Problem.of(
              ProblemKind.UNAVAILABLE,
              "There are %d of this kind already, which is the most. Maybe delete one."
                  .formatted(MOST_OF_EACH))
          .toException();
    }
    Versioned<T> kept = new Versioned<>(id, nextVersion(), clock.instant(), body);
    write(
        handle -> {
          delete(handle, kind, id);
          handle.execute(
              "INSERT INTO serving_document (kind, id, version, changed_at_ms, body)"
                  + " VALUES (?, ?, ?, ?, ?)",
              kind.word,
              id,
              kept.version(),
              kept.changedAt().toEpochMilli(),
              Json.write(body));
        });
    all.put(id, kept);
    return new Put<>(kept, before.isEmpty(), true);
  }

  /** Greater than any before, also of those that were deleted before a restart. */
  private long nextVersion() {
    lastVersion = Math.max(lastVersion + 1, clock.millis());
    return lastVersion;
  }

  private interface Write {
    void by(Handle handle);
  }

  private void write(Write write) {
    database.jdbi().useTransaction(write::by);
    database.force();
  }

  private static void delete(Handle handle, Kind kind, String id) {
    handle.execute("DELETE FROM serving_document WHERE kind = ? AND id = ?", kind.word, id);
  }

  /** Deletes a model that no service names; false where there is none. */
  synchronized boolean deleteModel(String id, Expectation expected) {
    Map<String, Versioned<ModelBody>> all = new TreeMap<>(catalogue.models());
    if (!delete(Kind.MODEL, all, id, expected, catalogue.servicesOf(id, true))) {
      return false;
    }
    catalogue =
        new Catalogue(all, catalogue.regions(), catalogue.services(), catalogue.forecasts());
    return true;
  }

  /** Deletes a region that no service names; false where there is none. */
  synchronized boolean deleteRegion(String id, Expectation expected) {
    Map<String, Versioned<RegionBody>> all = new TreeMap<>(catalogue.regions());
    if (!delete(Kind.REGION, all, id, expected, catalogue.servicesOf(id, false))) {
      return false;
    }
    catalogue = new Catalogue(catalogue.models(), all, catalogue.services(), catalogue.forecasts());
    return true;
  }

  /** Deletes a service and its forecast; false where there is none. */
  synchronized boolean deleteService(String id, Expectation expected) {
    Map<String, Versioned<ServiceBody>> all = new TreeMap<>(catalogue.services());
    if (!delete(Kind.SERVICE, all, id, expected, List.of())) {
      return false;
    }
    Map<String, Versioned<Forecast>> forecasts = new TreeMap<>(catalogue.forecasts());
    forecasts.remove(id);
    catalogue = new Catalogue(catalogue.models(), catalogue.regions(), all, forecasts);
    return true;
  }

  private <T> boolean delete(
      Kind kind,
      Map<String, Versioned<T>> all,
      String id,
      Expectation expected,
      List<String> users) {
    Optional<Versioned<T>> before = Optional.ofNullable(all.get(id));
    if (before.isEmpty()) {
      return false;
    }
    expected.check(kind.sentence.formatted(id), before.map(Versioned::tag), false);
    if (!users.isEmpty()) {
      throw Problem.of(
              ProblemKind.IN_USE,
              "Services name %s: %s. Maybe delete them first."
                  .formatted(id, String.join(", ", users.subList(0, Math.min(20, users.size())))))
          .toException();
    }
    write(
        handle -> {
          delete(handle, kind, id);
          if (kind == Kind.SERVICE) {
            delete(handle, Kind.FORECAST, id);
          }
        });
    all.remove(id);
    return true;
  }
}
