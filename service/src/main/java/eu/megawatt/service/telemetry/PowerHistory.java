package eu.megawatt.service.telemetry;

import eu.megawatt.telemetry.live.LiveDomain;
import eu.megawatt.telemetry.live.LiveSite;
import eu.megawatt.telemetry.live.LiveView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The last two hours of the fleet, each site and each power domain, a step every 15 s: a few bytes
 * a domain and step. Thread-safe.
 */
public final class PowerHistory {

  /** From one step to the next. */
  public static final Duration STEP = Duration.ofSeconds(15);

  /** How far back it goes. */
  public static final Duration KEPT = Duration.ofHours(2);

  private static final int MOST = (int) KEPT.dividedBy(STEP);

  /** More of a load without a fresh reading makes it an estimate. */
  private static final double ESTIMATED = 0.01;

  private final Deque<Step> steps = new ArrayDeque<>();
  private Map<String, Integer> places = Map.of();

  /** A load and its limits at one instant, in W. */
  public record Point(
      Optional<Long> loadW, Optional<Long> limitW, Optional<Long> operatingW, boolean estimated) {}

  @SuppressWarnings("ArrayRecordComponent") // columns that are filled once and never compared
  private record Step(
      Instant at,
      Map<String, Integer> places,
      int[] load,
      int[] limit,
      int[] operating,
      boolean[] estimated,
      FleetSummary summary) {}

  /**
   * Keeps what is seen first in each step. What is seen of another fleet, or the first readings at
   * all, take the place of what the step had: a link to that moment shows what there was to see.
   */
  public synchronized void add(LiveView view, FleetSummary summary) {
    long millis = STEP.toMillis();
    Instant slot = Instant.ofEpochMilli(Math.floorDiv(view.at().toEpochMilli(), millis) * millis);
    if (!steps.isEmpty() && !steps.getLast().at().isBefore(slot)) {
      if (!saysMore(summary, steps.getLast().summary())) {
        return;
      }
      steps.removeLast();
    } else if (steps.size() == MOST) {
      steps.removeFirst();
    }
    steps.addLast(step(slot, view, summary));
  }

  private static boolean saysMore(FleetSummary now, FleetSummary kept) {
    return !now.snapshotId().equals(kept.snapshotId())
        || (now.itPowerW().isPresent() && kept.itPowerW().isEmpty());
  }

  private Step step(Instant slot, LiveView view, FleetSummary summary) {
    Map<String, Integer> now = placesOf(view);
    int size = now.size();
    Step step =
        new Step(slot, now, none(size), none(size), none(size), new boolean[size], summary.brief());
    for (LiveSite site : view.sites()) {
      int place = now.getOrDefault(siteKey(site.site().id()), 0);
      put(step, place, site.load(), site.limit(), site.operatingLimit(), site.silentShare());
    }
    for (LiveDomain domain : view.domains()) {
      int place = now.getOrDefault(domainKey(domain.domain().id()), 0);
      OptionalLong limit =
          domain.limit().stream().mapToLong(it -> it.limit().milliwatts()).findFirst();
      put(step, place, domain.milliwatts(), limit, OptionalLong.empty(), domain.silentShare());
    }
    return step;
  }

  private static void put(
      Step step,
      int place,
      OptionalLong load,
      OptionalLong limit,
      OptionalLong operating,
      double silent) {
    step.load()[place] = watts(Watts.drawn(load));
    step.limit()[place] = watts(Watts.allowed(limit));
    step.operating()[place] = watts(Watts.allowed(operating));
    step.estimated()[place] = silent > ESTIMATED;
  }

  /** No site draws two gigawatts. */
  private static int watts(Optional<Long> watts) {
    return watts.map(it -> (int) Math.clamp(it, 0L, Integer.MAX_VALUE)).orElse(-1);
  }

  private static int[] none(int size) {
    int[] none = new int[size];
    Arrays.fill(none, -1);
    return none;
  }

  private Map<String, Integer> placesOf(LiveView view) {
    Map<String, Integer> now = new HashMap<>();
    view.sites().forEach(site -> now.put(siteKey(site.site().id()), now.size()));
    view.domains().forEach(domain -> now.put(domainKey(domain.domain().id()), now.size()));
    if (!now.equals(places)) {
      places = now;
    }
    return places;
  }

  static String siteKey(String id) {
    return "site " + id;
  }

  static String domainKey(String id) {
    return "domain " + id;
  }

  /** The points of a site or domain in a half-open range, by their instants. */
  synchronized Map<Instant, Point> points(String key, Instant from, Instant to) {
    Map<Instant, Point> points = new HashMap<>();
    for (Step step : steps) {
      Integer place = step.places().get(key);
      if (place != null && !step.at().isBefore(from) && step.at().isBefore(to)) {
        points.put(
            step.at(),
            new Point(
                at(step.load(), place),
                at(step.limit(), place),
                at(step.operating(), place),
                step.estimated()[place]));
      }
    }
    return points;
  }

  private static Optional<Long> at(int[] watts, int place) {
    return watts[place] < 0 ? Optional.empty() : Optional.of((long) watts[place]);
  }

  /**
   * The last summary that was kept at an instant or before it; empty where that is too long ago.
   */
  public synchronized Optional<FleetSummary> summaryAt(Instant at) {
    Optional<FleetSummary> found = Optional.empty();
    for (Step step : steps) {
      if (!step.at().isAfter(at)) {
        found = Optional.of(step.summary());
      }
    }
    return found;
  }
}
