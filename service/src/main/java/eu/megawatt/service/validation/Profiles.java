package eu.megawatt.service.validation;

import eu.megawatt.kernels.verdict.ToleranceBound;
import eu.megawatt.service.change.Expectation;
import eu.megawatt.service.change.StaleException;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemException;
import eu.megawatt.service.problem.ProblemKind;
import eu.megawatt.service.store.Database;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * What plans assume of device models. Nothing is built in: what nobody has said of a kernel is not
 * assumed. Thread-safe.
 */
public final class Profiles {

  /** Models of which something may be said. */
  public static final int MOST = 500;

  private final Database database;
  private final Clock clock;
  private volatile Map<String, Profile> current;

  private Profiles(Database database, Clock clock, Map<String, Profile> current) {
    this.database = database;
    this.clock = clock;
    this.current = current;
  }

  static Profiles open(Database database, Clock clock) {
    Map<String, Profile> current = new TreeMap<>();
    database
        .jdbi()
        .withHandle(ProfileRows::current)
        .forEach(it -> current.put(it.deviceModel(), it));
    return new Profiles(database, clock, current);
  }

  /**
   * What was put.
   *
   * @param isNew whether nothing was said of the model before
   */
  public record Put(Profile profile, boolean isNew) {}

  /** The newest of each model, by model. */
  public List<Profile> all() {
    return List.copyOf(current.values());
  }

  /** The newest of a model. */
  public Optional<Profile> find(String deviceModel) {
    return Optional.ofNullable(current.get(deviceModel));
  }

  /** One of a model's versions. */
  public Optional<Profile> find(String deviceModel, long version) {
    return find(deviceModel)
        .filter(it -> it.version() == version)
        .or(
            () ->
                database
                    .jdbi()
                    .withHandle(handle -> ProfileRows.find(handle, deviceModel, version)));
  }

  /**
   * Says what is assumed of a model; the same again changes nothing.
   *
   * @param by id of the caller
   * @throws StaleException where another is there than was looked at
   */
  public Put put(
      String deviceModel, ProfileBody body, Expectation expected, String by, boolean isTrial) {
    ProfileCheck.Asked asked = new ProfileCheck().read(deviceModel, body);
    return put(deviceModel, asked, expected, by, isTrial);
  }

  private synchronized Put put(
      String deviceModel,
      ProfileCheck.Asked asked,
      Expectation expected,
      String by,
      boolean isTrial) {
    Optional<Profile> before = find(deviceModel);
    Profile next =
        new Profile(
            deviceModel,
            before.map(it -> it.version() + 1).orElse(1L),
            clock.instant().truncatedTo(ChronoUnit.MILLIS),
            by,
            asked.reason(),
            asked.source(),
            asked.kernels());
    if (before.filter(it -> it.saysTheSame(next)).isPresent()) {
      return new Put(before.get(), false);
    }
    expected.check(
        "The profile of %s is at version".formatted(deviceModel),
        before.map(Profile::tag),
        isTrial);
    requireRoom(before.isEmpty());
    if (!isTrial) {
      keep(next);
    }
    return new Put(next, before.isEmpty());
  }

  private void requireRoom(boolean isNew) {
    if (isNew && current.size() >= MOST) {
      throw Problem.of(
              ProblemKind.UNAVAILABLE,
              "There are profiles of %d models already, which is the most.".formatted(MOST))
          .toException();
    }
  }

  private void keep(Profile next) {
    database.jdbi().useTransaction(handle -> ProfileRows.add(handle, next));
    database.force();
    Map<String, Profile> all = new TreeMap<>(current);
    all.put(next.deviceModel(), next);
    current = all;
  }

  /**
   * Has a model's profile say what nearly all of the fleet reach: of each kernel and engine that it
   * names, where as many nodes as that needs were measured.
   *
   * @throws ProblemException 404 where nothing is said of the model yet, 422 where too few nodes
   *     were measured
   */
  public Profile update(String deviceModel, String reason, String by) {
    Profile before =
        find(deviceModel)
            .orElseThrow(
                () ->
                    Problem.of(
                            ProblemKind.NOT_FOUND,
                            "Nothing is assumed of \"%s\" yet. Maybe PUT a profile first."
                                .formatted(deviceModel))
                        .toException());
    List<Speeds> fleet =
        database.jdbi().withHandle(handle -> VerdictRows.speeds(handle, deviceModel));
    Instant now = clock.instant();
    int most = 0;
    int updated = 0;
    List<Profile.Assumed> kernels = new ArrayList<>();
    for (Profile.Assumed it : before.kernels()) {
      double[] speeds = Speeds.of(fleet, it.name(), it.engine());
      OptionalDouble bound = ToleranceBound.of(speeds);
      most = Math.max(most, speeds.length);
      updated += bound.isPresent() ? 1 : 0;
      kernels.add(bound.isPresent() ? withValue(it, bound.getAsDouble()) : it);
    }
    if (updated == 0) {
      throw tooFew(deviceModel, most);
    }
    String source =
        "%d of %d kernels measured on %d nodes, %s"
            .formatted(updated, kernels.size(), most, now.truncatedTo(ChronoUnit.SECONDS));
    return put(
            deviceModel,
            new ProfileCheck.Asked(source, kernels, reason),
            new Expectation(Optional.of(before.tag())),
            by,
            false)
        .profile();
  }

  private static ProblemException tooFew(String deviceModel, int nodes) {
    return Problem.of(
            ProblemKind.INVALID_VALUE,
            "A bound needs %d nodes at least; of %s %d were measured with the kernels and engines of its profile. Maybe run a validation on more."
                .formatted(ToleranceBound.LEAST_NODES, deviceModel, nodes))
        .toException();
  }

  private static Profile.Assumed withValue(Profile.Assumed it, double speed) {
    return new Profile.Assumed(
        it.name(),
        it.engine(),
        Speeds.value(it.unit(), speed),
        it.unit(),
        it.marginRatio(),
        it.failureMarginRatio(),
        it.needed());
  }

  /** Models of which something is said. */
  public int count() {
    return current.size();
  }
}
