package eu.megawatt.service.live;

import eu.megawatt.fleet.demand.Link;
import eu.megawatt.scheduler.live.LiveScheduler;
import eu.megawatt.scheduler.live.Replan;
import eu.megawatt.service.change.Expectation;
import eu.megawatt.service.change.StaleException;
import eu.megawatt.service.json.Json;
import eu.megawatt.service.json.Nearest;
import eu.megawatt.service.problem.FieldError;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemException;
import eu.megawatt.service.store.Sha256;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The ways that data takes from site to site, all of them together: a job whose data lies elsewhere
 * runs at a site only once it has come over one. Thread-safe.
 */
public final class DataLinks {

  /** The largest data there is, in bytes. */
  public static final long MOST_BYTES = TermsCheck.MOST_BYTES;

  private static final int MOST = 1_000;
  private static final int LONGEST_REASON = 500;
  private static final int VERSION_LENGTH = 20;
  private static final long MOST_MEGABITS = 100_000_000;
  private static final long MOST_MINOR = 1_000_000_000;
  private static final double MEGABITS_PER_GIGABIT = 1e3;
  private static final double BYTES_PER_GIGABYTE = 1e9;
  private static final double MINOR_PER_EUR = 100;

  /** Cents for a terabyte where a gigabyte costs a euro. */
  private static final double MINOR_PER_TERABYTE = 1e5;

  private final LiveDesk desk;

  public DataLinks(LiveDesk desk) {
    this.desk = desk;
  }

  /** A way from one site to another. */
  public record LinkView(
      String fromSiteId, String toSiteId, long megabitPerSecond, long perTerabyteMinor) {

    static LinkView of(Link link) {
      return new LinkView(
          link.from(),
          link.to(),
          Math.round(link.gigabitsPerSecond() * MEGABITS_PER_GIGABIT),
          Math.round(link.eurPerGigabyte() * MINOR_PER_TERABYTE));
    }
  }

  /**
   * All there are.
   *
   * @param version another one whenever something in it is another
   */
  public record LinksView(String version, List<LinkView> items) {

    static LinksView of(List<Link> links) {
      List<LinkView> items = links.stream().map(LinkView::of).toList();
      return new LinksView(
          Sha256.hex(Json.bytes(items)).substring(0, VERSION_LENGTH), List.copyOf(items));
    }
  }

  /**
   * What bringing so much over a link takes.
   *
   * @param durationMillis until all of it has come
   */
  public record TransferView(
      String fromSiteId, String toSiteId, long durationMillis, long costMinor, String currency) {

    static TransferView of(Link link, double gigabytes) {
      return new TransferView(
          link.from(),
          link.to(),
          link.transfer(gigabytes).toMillis(),
          Math.round(link.eur(gigabytes) * MINOR_PER_EUR),
          "EUR");
    }
  }

  /** What bringing so much over each link takes, as it is planned with. */
  public record TransfersView(long sizeBytes, List<TransferView> items) {}

  /** A way as it is asked for. */
  public record LinkBody(
      Optional<String> fromSiteId,
      Optional<String> toSiteId,
      Optional<Long> megabitPerSecond,
      Optional<Long> perTerabyteMinor) {}

  /** All ways as they are asked for. */
  public record LinksBody(Optional<List<LinkBody>> items, Optional<String> reason) {}

  /** The ways there are. */
  public LinksView all() {
    return LinksView.of(known());
  }

  private List<Link> known() {
    return desk.ask(turn -> turn.scheduler().world().links());
  }

  /** What bringing so many bytes over each of them takes. */
  public TransfersView transfers(long sizeBytes) {
    double gigabytes = sizeBytes / BYTES_PER_GIGABYTE;
    return new TransfersView(
        sizeBytes, known().stream().map(it -> TransferView.of(it, gigabytes)).toList());
  }

  /**
   * Has there be these ways and no others.
   *
   * @throws ProblemException 422 where something is wrong with what is asked for
   * @throws StaleException where others have been put than were looked at
   */
  public ReplanView put(LinksBody body, boolean validateOnly, Expectation expected) {
    List<Link> links = read(body);
    return desk.ask(
        turn -> {
          LiveScheduler scheduler = turn.scheduler();
          List<Link> known = scheduler.world().links();
          expected.check(
              "The links are at version", Optional.of(LinksView.of(known).version()), validateOnly);
          Replan replan =
              (validateOnly
                      ? scheduler.previewOf(scheduler.world().linked(links), turn.now())
                      : scheduler.become(scheduler.world().linked(links), turn.now()))
                  .orElseThrow(CurrentPlan::idleAlone);
          if (!validateOnly && !links.equals(known)) {
            turn.keep(Inputs.of(links, desk.nextInput()));
            turn.because(Cause.LINKS, body.reason().orElse(""));
          }
          return ReplanView.of(
              Optional.empty(), scheduler.pendingRevision(), replan, scheduler.world().basis());
        });
  }

  private List<Link> read(LinksBody body) {
    Set<String> sites = desk.fleet().sites().keySet();
    List<FieldError> errors = new ArrayList<>();
    List<LinkBody> items = body.items().orElse(List.of());
    if (body.items().isEmpty() || items.size() > MOST || items.stream().anyMatch(Objects::isNull)) {
      errors.add(
          new FieldError(
              "/items", "Missing", "must be there: a list of 0 to %d links.".formatted(MOST)));
      items = List.of();
    }
    String reason = body.reason().orElse("");
    if (reason.isBlank() || reason.length() > LONGEST_REASON) {
      errors.add(
          new FieldError(
              "/reason",
              "Missing",
              "must be there: why, in 1 to %d characters.".formatted(LONGEST_REASON)));
    }
    List<Link> links = new ArrayList<>();
    Set<List<String>> ways = new HashSet<>();
    for (int i = 0; i < items.size(); i++) {
      Link link = read(items.get(i), "/items/" + i, sites, errors);
      if (!ways.add(List.of(link.from(), link.to()))) {
        errors.add(
            new FieldError(
                "/items/" + i,
                "Twice",
                "is a second link from %s to %s; there is one at most."
                    .formatted(link.from(), link.to())));
      }
      links.add(link);
    }
    if (!errors.isEmpty()) {
      throw Problem.invalid(errors).toException();
    }
    return links;
  }

  private static Link read(
      LinkBody body, String pointer, Set<String> sites, List<FieldError> errors) {
    String from = site(body.fromSiteId(), pointer + "/fromSiteId", sites, errors);
    String to = site(body.toSiteId(), pointer + "/toSiteId", sites, errors);
    if (!from.isEmpty() && from.equals(to)) {
      errors.add(
          new FieldError(
              pointer + "/toSiteId", "SameSite", "must be another site than " + from + "."));
    }
    long speed =
        number(body.megabitPerSecond(), pointer + "/megabitPerSecond", 1, MOST_MEGABITS, errors);
    long cost =
        number(
            Optional.of(body.perTerabyteMinor().orElse(0L)),
            pointer + "/perTerabyteMinor",
            0,
            MOST_MINOR,
            errors);
    return new Link(from, to, speed / MEGABITS_PER_GIGABIT, cost / MINOR_PER_TERABYTE);
  }

  private static String site(
      Optional<String> id, String pointer, Set<String> sites, List<FieldError> errors) {
    if (id.filter(sites::contains).isEmpty()) {
      errors.add(
          new FieldError(
              pointer,
              id.isEmpty() ? "Missing" : "UnknownValue",
              "\"%s\" is not a site; known: %s.%s"
                  .formatted(
                      id.orElse(""),
                      String.join(", ", sites),
                      Nearest.suggestion(id.orElse(""), List.copyOf(sites)))));
    }
    return id.orElse("");
  }

  private static long number(
      Optional<Long> value, String pointer, long least, long most, List<FieldError> errors) {
    if (value.filter(it -> it >= least && it <= most).isEmpty()) {
      errors.add(
          new FieldError(
              pointer,
              value.isEmpty() ? "Missing" : "OutOfRange",
              "must be a whole number of %d to %d.".formatted(least, most)));
    }
    return value.orElse(least);
  }
}
