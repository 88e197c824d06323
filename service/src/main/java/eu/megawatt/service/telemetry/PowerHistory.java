package eu.megawatt.service.telemetry;

import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.telemetry.live.DomainState;
import eu.megawatt.telemetry.live.LiveDomain;
import eu.megawatt.telemetry.live.LiveRack;
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

/**
 * The last two hours of the fleet, each site, each power domain and each rack, a step every 15 s: a
 * few bytes a domain or rack and step. Thread-safe.
 */
public final class PowerHistory {

  /** From one step to the next. */
  public static final Duration STEP = Duration.ofSeconds(15);

  /** How far back it goes. */
  public static final Duration KEPT = Duration.ofHours(2);

  /** What a fleet that changes all the time may have of one step. */
  private static final int MOST_IN_A_STEP = 4;

  /** More of a load without a fresh reading makes it an estimate. */
  private static final double ESTIMATED = 0.01;

  private static final String SITE = "site ";

  private final Deque<Step> steps = new ArrayDeque<>();
  private Map<String, Integer> places = Map.of();

  /**
   * A load and its limits at one instant, in W.
   *
   * @param classesW what of the load is of classes of work and what is idle, of sites only; the
   *     rest of it is unassigned
   */
  public record Point(
      Optional<Long> loadW,
      Optional<Long> limitW,
      Optional<Long> operatingW,
      boolean estimated,
      Map<String, Long> classesW) {}

  /**
   * What was seen at an instant, which counts for its slot of time.
   *
   * @param of the sites and domains, by {@code places}
   * @param racks in the inventory's order
   */
  private record Step(
      Instant slot,
      Instant at,
      Inventory inventory,
      Map<String, Integer> places,
      Columns of,
      RackColumns racks,
      FleetSummary summary,
      SiteClasses classes) {

    Step with(SiteClasses newer) {
      return new Step(slot, at, inventory, places, of, racks, summary, newer);
    }
  }

  /** Watts, -1 where unknown, and what else is kept of sites and domains. */
  @SuppressWarnings("ArrayRecordComponent") // columns that are filled once and never compared
  private record Columns(
      int[] load,
      int[] limit,
      int[] operating,
      int[] partnerFails,
      boolean[] silent,
      float[] estimated,
      DomainState[] state,
      short[] unknownNodes) {

    static Columns of(int size) {
      return new Columns(
          none(size),
          none(size),
          none(size),
          none(size),
          new boolean[size],
          new float[size],
          new DomainState[size],
          new short[size]);
    }
  }

  /** Watts, -1 where unknown; tenths of a degree Celsius. */
  @SuppressWarnings("ArrayRecordComponent") // columns that are filled once and never compared
  private record RackColumns(int[] load, short[] celsius, boolean[] silent) {

    static final short UNKNOWN = Short.MIN_VALUE;

    static RackColumns of(LiveView view) {
      int size = view.racks().size();
      RackColumns columns = new RackColumns(none(size), new short[size], new boolean[size]);
      for (int rack = 0; rack < size; rack++) {
        LiveRack live = view.racks().get(rack);
        FleetMoment.Stand stand = FleetMoment.Stand.of(live);
        columns.load[rack] = watts(stand.loadW());
        columns.silent[rack] = stand.silent();
        columns.celsius[rack] =
            stand
                .celsius()
                .map(it -> (short) Math.clamp(Math.round(it * 10), -5_000L, 20_000L))
                .orElse(UNKNOWN);
      }
      return columns;
    }

    FleetMoment.Stand at(int rack) {
      return new FleetMoment.Stand(
          PowerHistory.at(load, rack),
          silent[rack],
          celsius[rack] == UNKNOWN ? Optional.empty() : Optional.of(celsius[rack] / 10.0));
    }
  }

  /**
   * Keeps what is seen first in each step, and beside it what is seen of another fleet or as the
   * first readings at all: a link to a moment shows what there was to see then, however often it is
   * opened. Only whose work the load of a step is follows what becomes known of that within it.
   */
  public synchronized void add(LiveView view, FleetSummary summary) {
    long millis = STEP.toMillis();
    Instant slot = Instant.ofEpochMilli(Math.floorDiv(view.at().toEpochMilli(), millis) * millis);
    if (!steps.isEmpty() && !steps.getLast().slot().isBefore(slot)) {
      Instant last = steps.getLast().slot();
      if (!saysMore(summary, steps.getLast().summary())
          || steps.stream().filter(it -> it.slot().equals(last)).count() >= MOST_IN_A_STEP) {
        reassign(view);
        return;
      }
      slot = last;
    }
    while (!steps.isEmpty() && !steps.getFirst().slot().isAfter(slot.minus(KEPT))) {
      steps.removeFirst();
    }
    steps.addLast(step(slot, view, summary));
  }

  private void reassign(LiveView view) {
    Step last = steps.getLast();
    if (view.holdings() != last.classes().holdings()) {
      steps.removeLast();
      steps.addLast(last.with(SiteClasses.of(view, last.places(), last.of().load())));
    }
  }

  private static boolean saysMore(FleetSummary now, FleetSummary kept) {
    return !now.snapshotId().equals(kept.snapshotId())
        || (now.itPowerW().isPresent() && kept.itPowerW().isEmpty());
  }

  private Step step(Instant slot, LiveView view, FleetSummary summary) {
    Map<String, Integer> now = placesOf(view);
    Columns columns = Columns.of(now.size());
    for (LiveSite site : view.sites()) {
      int place = now.getOrDefault(siteKey(site.site().id()), 0);
      columns.load[place] = watts(Watts.drawn(site.load()));
      columns.limit[place] = watts(Watts.allowed(site.limit()));
      columns.operating[place] = watts(Watts.allowed(site.operatingLimit()));
      columns.silent[place] = site.silentShare() > ESTIMATED;
    }
    for (LiveDomain live : view.domains()) {
      int place = now.getOrDefault(domainKey(live.domain().id()), 0);
      FleetMoment.Domain domain = FleetMoment.Domain.of(live);
      columns.load[place] = watts(domain.loadW());
      columns.limit[place] = watts(domain.limitW());
      columns.partnerFails[place] = watts(domain.partnerFailsW());
      columns.silent[place] = live.silentShare() > ESTIMATED;
      columns.estimated[place] = (float) domain.estimatedRatio();
      columns.state[place] = domain.state();
      columns.unknownNodes[place] = (short) Math.min(domain.unknownNodeCount(), Short.MAX_VALUE);
    }
    return new Step(
        slot,
        view.at(),
        view.inventory(),
        now,
        columns,
        RackColumns.of(view),
        summary.brief(),
        SiteClasses.of(view, now, columns.load()));
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

  static boolean isSite(String key) {
    return key.startsWith(SITE);
  }

  static String siteKey(String id) {
    return SITE + id;
  }

  static String domainKey(String id) {
    return "domain " + id;
  }

  /** The points of a site or domain in a half-open range, by their slots. */
  synchronized Map<Instant, Point> points(String key, Instant from, Instant to) {
    Map<Instant, Point> points = new HashMap<>();
    for (Step step : steps) {
      Integer place = step.places().get(key);
      if (place != null && !step.slot().isBefore(from) && step.slot().isBefore(to)) {
        points.put(
            step.slot(),
            new Point(
                at(step.of().load(), place),
                at(step.of().limit(), place),
                at(step.of().operating(), place),
                step.of().silent()[place],
                isSite(key) ? step.classes().at(place) : Map.of()));
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
    return stepAt(at).map(Step::summary);
  }

  /** The fleet as it was last kept at an instant or before it; empty where that is too long ago. */
  public synchronized Optional<FleetMoment> momentAt(Instant at) {
    return stepAt(at).map(PowerHistory::moment);
  }

  private Optional<Step> stepAt(Instant at) {
    Optional<Step> found = Optional.empty();
    for (Step step : steps) {
      boolean seenBefore = !step.at().isAfter(at);
      boolean firstOfAll = found.isEmpty() && !step.slot().isAfter(at);
      if (seenBefore || firstOfAll) {
        found = Optional.of(step);
      }
    }
    return found;
  }

  private static FleetMoment moment(Step step) {
    Map<String, FleetMoment.Domain> domains = new HashMap<>();
    Columns of = step.of();
    for (String id : step.inventory().domains().keySet()) {
      Integer place = step.places().get(domainKey(id));
      if (place != null) {
        domains.put(
            id,
            new FleetMoment.Domain(
                at(of.load(), place),
                at(of.limit(), place),
                at(of.partnerFails(), place),
                of.state()[place],
                of.estimated()[place],
                of.unknownNodes()[place]));
      }
    }
    Map<String, FleetMoment.Stand> racks = new HashMap<>();
    int rack = 0;
    for (String id : step.inventory().racks().keySet()) {
      racks.put(id, step.racks().at(rack++));
    }
    return new FleetMoment(step.at(), step.inventory(), domains, racks);
  }
}
