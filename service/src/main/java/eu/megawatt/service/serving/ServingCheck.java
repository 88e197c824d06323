package eu.megawatt.service.serving;

import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.site.GpuType;
import eu.megawatt.service.json.Nearest;
import eu.megawatt.service.predict.WorkBody;
import eu.megawatt.service.predict.WorkCheck;
import eu.megawatt.service.problem.FieldError;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads what is said of inference, and finds everything that is wrong with it at once. */
final class ServingCheck {

  private static final int LONGEST_NAME = 200;
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,79}");
  private static final long MOST_GPUS = 1_024;
  private static final long MOST_PARTS = 64;
  private static final long MOST_MILLIS = 600_000;
  private static final long MOST_TOKENS = 10_000_000;
  private static final long MOST_WATTS = 100_000;
  private static final long MOST_REPLICAS = 100_000;
  private static final long MOST_MINOR = 1_000_000_000L;
  private static final double MOST_REQUESTS = 1e7;
  private static final int MOST_POINTS = 20;
  private static final int MOST_TYPES = 50;
  private static final int MOST_QUARTERS = 21 * 24 * 4;
  private static final int FULL = 1_000;

  private final Scenario fleet;
  private final List<FieldError> errors = new ArrayList<>();

  /**
   * A check.
   *
   * @param fleet that is planned on: its GPU types, sites and policies are known
   */
  ServingCheck(Scenario fleet) {
    this.fleet = fleet;
  }

  private void refuse() {
    if (!errors.isEmpty()) {
      throw Problem.invalid(errors).toException();
    }
  }

  /**
   * Holds a model against the rules.
   *
   * @param measured GPU types of which tokens a second are predicted
   * @throws ProblemException 422 with all that is wrong
   */
  void model(String id, ModelBody body, Set<String> measured) {
    id(id);
    number(
        body.gpuPerReplicaCount().map(Long::valueOf), "/gpuPerReplicaCount", 1, MOST_GPUS, "GPUs");
    long parts =
        number(
            body.replicaPerGpuCount().map(Long::valueOf),
            "/replicaPerGpuCount",
            1,
            MOST_PARTS,
            "replicas");
    int gpus = body.gpuPerReplicaCount().orElse(1);
    if (parts > 1 && gpus > 1) {
      error(
          "/replicaPerGpuCount",
          "OutOfRange",
          "must be 1 where a replica has %d GPUs, not %d; only replicas of one GPU share it."
              .formatted(gpus, parts));
    }
    number(body.latencyMillis(), "/latencyMillis", 0, MOST_MILLIS, "milliseconds");
    Map<String, Long> tokens = body.perGpuTokensPerSecond().orElse(Map.of());
    Map<String, List<ModelBody.LoadPoint>> draws = body.drawByLoad().orElse(Map.of());
    architecture(body, gpus);
    if (body.architecture().isEmpty() || !tokens.isEmpty()) {
      types(tokens.keySet(), "/perGpuTokensPerSecond");
    }
    tokens.forEach(
        (type, it) ->
            number(
                Optional.ofNullable(it),
                "/perGpuTokensPerSecond/" + type,
                1,
                MOST_TOKENS,
                "tokens a second"));
    types(draws.keySet(), "/drawByLoad");
    draws.forEach((type, it) -> curve(type, Optional.ofNullable(it).orElse(List.of())));
    Set<String> known = new HashSet<>(tokens.keySet());
    draws.keySet().stream().filter(measured::contains).forEach(known::add);
    if (body.architecture().isPresent() && !known.containsAll(draws.keySet())) {
      unmeasured(draws.keySet(), known);
    } else if (!tokens.isEmpty() && !draws.isEmpty() && !known.equals(draws.keySet())) {
      error(
          "/drawByLoad",
          "OtherTypes",
          "must name the same GPU types as perGpuTokensPerSecond: %s."
              .formatted(String.join(", ", tokens.keySet())));
    }
    refuse();
  }

  private void architecture(ModelBody body, int gpus) {
    if (body.architecture().isEmpty()) {
      return;
    }
    WorkBody its = body.architecture().get();
    new WorkCheck("/architecture", errors).work(its.ofOneBatch());
    if (its.requestCount().isPresent()) {
      error("/architecture/requestCount", "OutOfRange", "must be left out: batchSize says it.");
    }
    if (gpus > 1) {
      error(
          "/architecture",
          "OutOfRange",
          "is only of replicas of one GPU, not of %d: how fast they are together was not measured. Maybe say perGpuTokensPerSecond."
              .formatted(gpus));
    }
  }

  private void unmeasured(Set<String> drawn, Set<String> known) {
    Set<String> left = new TreeSet<>(drawn);
    left.removeAll(known);
    error(
        "/architecture",
        "Unmeasured",
        "has no measured rates on %s. Maybe say /perGpuTokensPerSecond, or see POST /api/v1/predictions for what is missing."
            .formatted(String.join(", ", left)));
  }

  private void types(Set<String> types, String pointer) {
    if (types.isEmpty() || types.size() > MOST_TYPES) {
      error(pointer, "Missing", "must name 1 to %d GPU types.".formatted(MOST_TYPES));
    }
    for (String type : types) {
      if (!fleet.gpuTypes().containsKey(type)) {
        error(
            pointer + "/" + type,
            "UnknownGpuType",
            unknown(type, fleet.gpuTypes().keySet(), "GPU type"));
      }
    }
  }

  private void curve(String type, List<ModelBody.LoadPoint> points) {
    String pointer = "/drawByLoad/" + type;
    if (points.size() < 2 || points.size() > MOST_POINTS) {
      error(
          pointer,
          "WrongLength",
          "must have 2 to %d points, the first of load 0 and the last of load %d."
              .formatted(MOST_POINTS, FULL));
      return;
    }
    long before = -1;
    for (int i = 0; i < points.size(); i++) {
      if (Objects.isNull(points.get(i))) {
        error(pointer + "/" + i, "Missing", "must not be null.");
        continue;
      }
      long load =
          number(
              points.get(i).loadPermille().map(Long::valueOf),
              pointer + "/" + i + "/loadPermille",
              0,
              FULL,
              "thousandths");
      long watts =
          number(points.get(i).perGpuW(), pointer + "/" + i + "/perGpuW", 0, MOST_WATTS, "watts");
      boolean isEnd = i == 0 ? load != 0 : i == points.size() - 1 && load != FULL;
      if (load <= before || isEnd) {
        error(
            pointer + "/" + i + "/loadPermille",
            "NotAscending",
            "must go up from 0 to %d, not be %d here.".formatted(FULL, load));
      }
      before = load;
      double idle =
          Optional.ofNullable(fleet.gpuTypes().get(type)).map(GpuType::idleWatts).orElse(0.0);
      if (points.get(i).perGpuW().isPresent() && watts < idle) {
        error(
            pointer + "/" + i + "/perGpuW",
            "TooSmall",
            "%d W is less than the %s W that an idle %s draws.".formatted(watts, idle, type));
      }
    }
  }

  /**
   * Holds a region against the rules.
   *
   * @throws ProblemException 422 with all that is wrong
   */
  void region(String id, RegionBody body) {
    id(id);
    Map<String, Long> network = body.networkMillis().orElse(Map.of());
    if (network.isEmpty()) {
      error("/networkMillis", "Missing", "must name one site at least, with milliseconds.");
    }
    network.forEach(
        (site, it) -> {
          String pointer = "/networkMillis/" + site;
          if (!fleet.sites().containsKey(site)) {
            error(pointer, "UnknownValue", unknown(site, fleet.sites().keySet(), "site"));
          }
          number(Optional.ofNullable(it), pointer, 0, MOST_MILLIS, "milliseconds");
        });
    refuse();
  }

  /**
   * Holds a service against the rules.
   *
   * @throws ProblemException 422 with all that is wrong
   */
  void service(String id, ServiceBody body, Catalogue known) {
    id(id);
    String tenant = body.tenant().orElse("");
    if (tenant.isBlank()
        || tenant.length() > LONGEST_NAME
        || tenant.chars().anyMatch(Character::isISOControl)) {
      error(
          "/tenant",
          "Missing",
          "must be there: 1 to %d characters, none of them a control character."
              .formatted(LONGEST_NAME));
    }
    known(body.residency(), "/residency", fleet.policyIds(), "policy");
    known(body.model(), "/model", known.models().keySet(), "model");
    known(body.region(), "/region", known.regions().keySet(), "region");
    number(body.latencyBudgetMillis(), "/latencyBudgetMillis", 1, MOST_MILLIS, "milliseconds");
    number(body.tokensPerRequestCount(), "/tokensPerRequestCount", 1, MOST_TOKENS, "tokens");
    long least =
        number(
            Optional.of((long) body.minReplicaCount().orElse(0)),
            "/minReplicaCount",
            0,
            MOST_REPLICAS,
            "replicas");
    long most =
        number(
            body.maxReplicaCount().map(Long::valueOf),
            "/maxReplicaCount",
            1,
            MOST_REPLICAS,
            "replicas");
    if (body.maxReplicaCount().isPresent() && least > most) {
      error(
          "/minReplicaCount",
          "OutOfRange",
          "must be %d at the most, as maxReplicaCount is, not %d.".formatted(most, least));
    }
    number(body.perThousandUnservedMinor(), "/perThousandUnservedMinor", 1, MOST_MINOR, "cents");
    if (!body.currency().orElse("EUR").equals("EUR")) {
      error("/currency", "UnknownValue", "must be EUR, which it is where it is left out.");
    }
    refuse();
  }

  /**
   * Reads a forecast.
   *
   * @throws ProblemException 422 with all that is wrong
   */
  Forecast forecast(ForecastBody body) {
    Optional<Instant> from = instant(body.from());
    if (from.isPresent() && !Forecast.quarterOf(from.get()).equals(from.get())) {
      error("/from", "OffTheGrid", "must be the beginning of a quarter of an hour.");
    }
    List<Double> requests = body.requestsPerSecond().orElse(List.of());
    if (requests.isEmpty() || requests.size() > MOST_QUARTERS) {
      error(
          "/requestsPerSecond",
          "WrongLength",
          "must have 1 to %d numbers, one for each quarter of an hour, not %d."
              .formatted(MOST_QUARTERS, requests.size()));
    }
    Set<Integer> wrong = new HashSet<>();
    for (int i = 0; i < requests.size(); i++) {
      Optional<Double> its = Optional.ofNullable(requests.get(i));
      if (its.filter(it -> it >= 0 && it <= MOST_REQUESTS).isEmpty()) {
        wrong.add(i);
      }
    }
    wrong.stream()
        .sorted()
        .limit(20)
        .forEach(
            it ->
                error(
                    "/requestsPerSecond/" + it,
                    "OutOfRange",
                    "must be a number of 0 to %.0f requests a second.".formatted(MOST_REQUESTS)));
    refuse();
    return new Forecast(from.orElseThrow(), requests);
  }

  private Optional<Instant> instant(Optional<String> text) {
    try {
      Optional<Instant> at = text.map(Instant::parse);
      if (at.isEmpty()) {
        error("/from", "Missing", "must be there: the beginning of a quarter of an hour.");
      }
      return at;
    } catch (DateTimeException _) {
      error(
          "/from",
          "NotATime",
          "must be a time such as 2026-11-23T00:00:00Z, not \"%s\".".formatted(text.orElse("")));
      return Optional.empty();
    }
  }

  private void id(String id) {
    if (!ID.matcher(id).matches()) {
      error(
          "id",
          "NotAName",
          "must be 1 to 80 letters, digits, dots, dashes and underscores, the first a letter or"
              + " digit.");
    }
  }

  private long number(Optional<Long> value, String pointer, long least, long most, String unit) {
    if (value.isEmpty()) {
      error(pointer, "Missing", "must be there: a whole number of %s.".formatted(unit));
      return least;
    }
    if (value.get() < least || value.get() > most) {
      error(
          pointer,
          "OutOfRange",
          "must be %d to %d %s, not %d.".formatted(least, most, unit, value.get()));
    }
    return value.get();
  }

  private void known(
      Optional<String> value, String pointer, Collection<String> known, String what) {
    if (value.isEmpty()) {
      error(pointer, "Missing", "must be there: the id of a %s.".formatted(what));
    } else if (!known.contains(value.get())) {
      error(pointer, "UnknownValue", unknown(value.get(), known, what));
    }
  }

  private static String unknown(String value, Collection<String> known, String what) {
    List<String> all = List.copyOf(known);
    return "\"%s\" is not a %s; known: %s.%s"
        .formatted(
            value,
            what,
            all.isEmpty() ? "none yet" : String.join(", ", all),
            Nearest.suggestion(value, all));
  }

  private void error(String pointer, String code, String detail) {
    errors.add(new FieldError(pointer, code, detail));
  }
}
