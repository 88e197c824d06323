package eu.megawatt.service.live;

import eu.megawatt.fleet.demand.JobTerms;
import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.job.JobKind;
import eu.megawatt.fleet.job.LoadShape;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.scheduler.live.Offer;
import eu.megawatt.scheduler.live.Work;
import eu.megawatt.service.json.Nearest;
import eu.megawatt.service.problem.FieldError;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads one job and finds everything that is wrong with it, by pointer. For one job; not
 * thread-safe.
 */
public final class JobCheck {

  private static final int LONGEST_NAME = 200;
  private static final int MOST_GPUS = 1_000_000;
  private static final long MOST_SECONDS = 92L * 24 * 3_600;
  private static final long MOST_WATTS = 100_000;
  private static final long MOST_MINOR = 100_000_000_000L;
  private static final int MOST_LOAD = 2_880;
  private static final int PERMILLE = 1_000;
  private static final double MINOR_PER_EURO = 100;
  private static final double SECONDS_PER_HOUR = 3_600;
  private static final String CURRENCY = "EUR";
  private static final List<String> KINDS =
      Arrays.stream(JobKind.values()).map(JobKind::word).toList();

  private final Scenario fleet;
  private final Instant now;
  private final List<FieldError> errors = new ArrayList<>();

  /**
   * A check.
   *
   * @param fleet what is planned on: its GPU types and policies are known
   */
  public JobCheck(Scenario fleet, Instant now) {
    this.fleet = fleet;
    this.now = now;
  }

  /** Everything that is wrong. */
  public List<FieldError> errors() {
    return List.copyOf(errors);
  }

  /**
   * Reads a job; only to be used where nothing is wrong.
   *
   * @param id that it is to have
   */
  public Optional<Work> work(JobBody body, String id) {
    String tenant = name(body.tenant(), "/tenant");
    Optional<JobKind> kind = kind(body.kind());
    int gpus = (int) number(body.gpuCount().map(Long::valueOf), "/gpuCount", 1, MOST_GPUS, "GPUs");
    String residency = known(body.residency(), "/residency", fleet.policyIds(), "policy");
    Map<String, Double> hours =
        byType(body.runSeconds(), "/runSeconds", 1, MOST_SECONDS, "seconds", SECONDS_PER_HOUR);
    Map<String, Double> watts = byType(body.perGpuW(), "/perGpuW", 0, MOST_WATTS, "watts", 1);
    mustAgree(hours, watts);
    LoadShape load = load(body.loadPermille());
    Instant earliest = instant(body.earliestStartAt(), "/earliestStartAt").orElse(now);
    Optional<Instant> deadline = instant(body.deadlineAt(), "/deadlineAt");
    boolean isHard = body.hardDeadline().orElse(false);
    if (isHard && body.deadlineAt().isEmpty()) {
      error("/deadlineAt", "Missing", "must be there where hardDeadline is true.");
    }
    double lateness =
        number(
                Optional.of(body.latenessMinorPerHour().orElse(0L)),
                "/latenessMinorPerHour",
                0,
                MOST_MINOR,
                "cents an hour")
            / MINOR_PER_EURO;
    double value =
        number(body.valueMinor(), "/valueMinor", 0, MOST_MINOR, "cents") / MINOR_PER_EURO;
    if (!body.currency().orElse(CURRENCY).equals(CURRENCY)) {
      error("/currency", "UnknownValue", "must be EUR, which it is where it is left out.");
    }
    JobTerms terms = new TermsCheck(fleet, errors).terms(body);
    reference(body.externalRef());
    body.offer()
        .filter(it -> Offer.Kind.ofWord(it).isEmpty())
        .ifPresent(it -> error("/offer", "UnknownValue", unknown(it, Offer.Kind.words(), "offer")));
    if (!errors.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Work(
            new Job(
                id,
                kind.orElseThrow(),
                tenant,
                gpus,
                residency,
                hours,
                watts,
                load,
                body.powerCapping().orElse(false),
                earliest,
                deadline,
                isHard,
                lateness,
                value),
            terms,
            now));
  }

  /** What the job is called where it comes from; only to be used where nothing is wrong. */
  public static Optional<ExternalRef> referenceOf(JobBody body) {
    return body.externalRef()
        .map(it -> new ExternalRef(it.system().orElse(""), it.id().orElse("")));
  }

  /** The place that is asked for; empty where the cheapest is taken as any other. */
  public static Optional<Offer.Kind> offerOf(JobBody body) {
    return body.offer().flatMap(Offer.Kind::ofWord);
  }

  private void reference(Optional<JobBody.Reference> reference) {
    reference.ifPresent(
        it -> {
          name(it.system(), "/externalRef/system");
          name(it.id(), "/externalRef/id");
        });
  }

  private void mustAgree(Map<String, Double> hours, Map<String, Double> watts) {
    for (String type : hours.keySet()) {
      if (!watts.isEmpty() && !watts.containsKey(type)) {
        error(
            "/perGpuW",
            "Missing",
            "has no \"%s\", but /runSeconds has; both name the same GPU types.".formatted(type));
      }
    }
    watts.forEach(
        (type, draw) -> {
          if (!hours.isEmpty() && !hours.containsKey(type)) {
            error(
                "/runSeconds",
                "Missing",
                "has no \"%s\", but /perGpuW has; both name the same GPU types.".formatted(type));
          }
          double idle = fleet.gpuType(type).idleWatts();
          if (draw < idle) {
            error(
                "/perGpuW/" + type,
                "TooSmall",
                "%.0f W is less than the %s W that an idle %s draws.".formatted(draw, idle, type));
          }
        });
  }

  private Map<String, Double> byType(
      Optional<Map<String, Long>> values,
      String pointer,
      long least,
      long most,
      String unit,
      double divisor) {
    Map<String, Double> read = new LinkedHashMap<>();
    if (values.isEmpty() || values.get().isEmpty()) {
      error(pointer, "Missing", "must name one GPU type at least, with a number of " + unit + ".");
      return read;
    }
    Set<String> types = fleet.gpuTypes().keySet();
    values
        .get()
        .forEach(
            (type, value) -> {
              String its = pointer + "/" + type;
              if (!types.contains(type)) {
                error(its, "UnknownGpuType", unknown(type, types, "GPU type"));
              } else {
                read.put(
                    type, number(Optional.ofNullable(value), its, least, most, unit) / divisor);
              }
            });
    return read;
  }

  private LoadShape load(Optional<List<Integer>> permille) {
    if (permille.isEmpty()) {
      return LoadShape.FULL;
    }
    List<Integer> values = permille.get();
    if (values.isEmpty() || values.size() > MOST_LOAD) {
      error(
          "/loadPermille",
          "OutOfRange",
          "has %d values; 1 to %d are allowed. Left out it means full load."
              .formatted(values.size(), MOST_LOAD));
      return LoadShape.FULL;
    }
    double[] cycle = new double[values.size()];
    for (int slot = 0; slot < cycle.length; slot++) {
      cycle[slot] =
          number(
                  Optional.ofNullable(values.get(slot)).map(Long::valueOf),
                  "/loadPermille/" + slot,
                  0,
                  PERMILLE,
                  "thousandths")
              / (double) PERMILLE;
    }
    return LoadShape.of(cycle);
  }

  private String name(Optional<String> value, String pointer) {
    if (value.isEmpty() || value.get().isBlank()) {
      error(pointer, "Missing", "must be there and not be empty.");
      return "";
    }
    if (value.get().length() > LONGEST_NAME
        || value.get().chars().anyMatch(Character::isISOControl)) {
      error(
          pointer,
          "NotAName",
          "must have %d characters at most, none of them a control character."
              .formatted(LONGEST_NAME));
    }
    return value.get();
  }

  private Optional<JobKind> kind(Optional<String> word) {
    Optional<JobKind> kind = word.flatMap(JobKind::ofWord);
    if (kind.isEmpty()) {
      error(
          "/kind",
          word.isEmpty() ? "Missing" : "UnknownValue",
          word.map(it -> unknown(it, KINDS, "kind of job"))
              .orElse("must be one of %s.".formatted(String.join(", ", KINDS))));
    }
    return kind;
  }

  private String known(
      Optional<String> value, String pointer, Collection<String> known, String what) {
    if (value.isEmpty()) {
      error(
          pointer,
          "Missing",
          "must be there: a %s such as %s.".formatted(what, String.join(", ", known)));
      return "";
    }
    if (!known.contains(value.get())) {
      error(pointer, "UnknownValue", unknown(value.get(), known, what));
    }
    return value.get();
  }

  private static String unknown(String value, Collection<String> known, String what) {
    List<String> all = List.copyOf(known);
    return "\"%s\" is not a %s; known: %s.%s"
        .formatted(value, what, String.join(", ", all), Nearest.suggestion(value, all));
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
      return least;
    }
    return value.get();
  }

  private Optional<Instant> instant(Optional<String> text, String pointer) {
    try {
      return text.map(it -> Instant.ofEpochMilli(Instant.parse(it).toEpochMilli()));
    } catch (DateTimeException | ArithmeticException _) {
      error(
          pointer,
          "NotATime",
          "must be a time such as 2026-11-23T00:00:00Z, not \"%s\".".formatted(text.orElse("")));
      return Optional.empty();
    }
  }

  private void error(String pointer, String code, String detail) {
    errors.add(new FieldError(pointer, code, detail));
  }
}
