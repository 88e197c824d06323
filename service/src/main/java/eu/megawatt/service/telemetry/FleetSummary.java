package eu.megawatt.service.telemetry;

import eu.megawatt.fleet.inventory.Hall;
import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.inventory.InventoryDomain;
import eu.megawatt.fleet.inventory.Rack;
import eu.megawatt.telemetry.live.Attention;
import eu.megawatt.telemetry.live.LiveSite;
import eu.megawatt.telemetry.live.LiveView;
import eu.megawatt.telemetry.live.Subject;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The fleet in a few figures. A limit or headroom of the whole is the sum over the sites that have
 * one, so a site without a limit adds no headroom.
 *
 * @param limitW the least of the active limits of each site's grid connections
 * @param headroomW that less the load on the same side
 * @param jobsWaitingForPowerCount absent while no plan says
 * @param sites by least headroom; those without a headroom come first
 */
public record FleetSummary(
    Instant at,
    String snapshotId,
    Optional<Long> itPowerW,
    Optional<Long> facilityPowerW,
    Optional<Long> limitW,
    Optional<Long> operatingLimitW,
    Optional<Long> headroomW,
    Optional<Double> pueRatio,
    Optional<Long> jobsWaitingForPowerCount,
    Optional<Long> oldestReadingAgeSeconds,
    double estimatedRatio,
    List<SiteSummary> sites,
    List<AttentionItem> attention) {

  /** Matters that a summary of the past keeps. */
  private static final int MOST_KEPT = 20;

  public FleetSummary {
    sites = List.copyOf(sites);
    attention = List.copyOf(attention);
  }

  /**
   * A site in a few figures.
   *
   * @param loadW what its grid connections draw, on the side of their limits
   */
  public record SiteSummary(
      String siteId,
      String name,
      String country,
      Optional<Long> itPowerW,
      Optional<Long> facilityPowerW,
      Optional<Long> loadW,
      Optional<Long> limitW,
      Optional<Long> operatingLimitW,
      Optional<Long> headroomW,
      Optional<Double> pueRatio,
      String state,
      Optional<Instant> staleSince,
      Optional<Long> oldestReadingAgeSeconds,
      double estimatedRatio,
      int nodeCount,
      long gpuCount,
      int unknownNodeCount,
      List<String> unknownNodeIds) {

    public SiteSummary {
      unknownNodeIds = List.copyOf(unknownNodeIds);
    }

    static SiteSummary of(LiveSite site) {
      Optional<Long> load = Watts.drawn(site.load());
      Optional<Long> limit = Watts.allowed(site.limit());
      return new SiteSummary(
          site.site().id(),
          site.site().name(),
          site.site().country(),
          Watts.drawn(site.itMilliwatts()),
          Watts.drawn(site.facilityMilliwatts()),
          load,
          limit,
          Watts.allowed(site.operatingLimit()),
          Watts.headroom(limit, load),
          site.pue().isPresent() ? Optional.of(site.pue().getAsDouble()) : Optional.empty(),
          site.state().word(),
          site.staleSince(),
          Watts.seconds(site.ageMillis()),
          site.estimatedShare(),
          site.nodeCount(),
          site.gpuCount(),
          site.unknownNodeCount(),
          site.unknownNodes());
    }
  }

  /**
   * Something that needs somebody.
   *
   * @param members what of the subject it is about, where that is several things: the first of them
   * @param memberCount how many there are; absent where it is about the subject as a whole
   */
  public record AttentionItem(
      String kind,
      AttentionSubject subject,
      String message,
      Instant since,
      Optional<Long> valueW,
      Optional<Long> limitW,
      Optional<List<AttentionSubject>> members,
      Optional<Integer> memberCount) {

    static AttentionItem of(Attention attention, Inventory inventory) {
      boolean several = attention.memberCount() > 0;
      return new AttentionItem(
          attention.kind().word(),
          AttentionSubject.of(attention.subject(), inventory),
          attention.message(),
          attention.since(),
          Watts.drawn(attention.milliwatts()),
          Watts.allowed(attention.limitMilliwatts()),
          several
              ? Optional.of(
                  attention.members().stream()
                      .map(it -> AttentionSubject.of(it, inventory))
                      .toList())
              : Optional.empty(),
          several ? Optional.of(attention.memberCount()) : Optional.empty());
    }
  }

  /**
   * What somebody should look at.
   *
   * @param siteId where it is; absent where the fleet no longer has it
   * @param rackId the rack it is or stands in
   */
  public record AttentionSubject(
      String kind, String id, Optional<String> siteId, Optional<String> rackId) {

    static AttentionSubject of(Subject subject, Inventory inventory) {
      Optional<Rack> rack =
          switch (subject.kind()) {
            case "rack" -> Optional.ofNullable(inventory.racks().get(subject.id()));
            case "node" ->
                Optional.ofNullable(inventory.nodes().get(subject.id()))
                    .flatMap(it -> Optional.ofNullable(inventory.racks().get(it.rack())));
            default -> Optional.empty();
          };
      return new AttentionSubject(
          subject.kind(), subject.id(), site(subject, rack, inventory), rack.map(Rack::id));
    }

    private static Optional<String> site(
        Subject subject, Optional<Rack> rack, Inventory inventory) {
      return switch (subject.kind()) {
        case "site" -> Optional.of(subject.id());
        case "domain" ->
            Optional.ofNullable(inventory.domains().get(subject.id())).map(InventoryDomain::site);
        case "hall" -> Optional.ofNullable(inventory.halls().get(subject.id())).map(Hall::site);
        default ->
            rack.flatMap(it -> Optional.ofNullable(inventory.halls().get(it.hall())))
                .map(Hall::site);
      };
    }
  }

  /** Of a look at what is measured, and of what needs somebody for another reason. */
  static FleetSummary of(
      LiveView view,
      String snapshotId,
      List<Attention> attention,
      List<AttentionItem> others,
      Optional<Long> jobsWaiting) {
    List<SiteSummary> sites =
        view.sites().stream()
            .map(SiteSummary::of)
            .sorted(
                Comparator.comparing((SiteSummary it) -> it.headroomW().orElse(Long.MIN_VALUE))
                    .thenComparing(SiteSummary::siteId))
            .toList();
    return new FleetSummary(
        view.at(),
        snapshotId,
        sum(sites, SiteSummary::itPowerW),
        sum(sites, SiteSummary::facilityPowerW),
        sum(sites, SiteSummary::limitW),
        sum(sites, SiteSummary::operatingLimitW),
        sum(sites, SiteSummary::headroomW),
        pue(sites),
        jobsWaiting,
        Watts.seconds(oldest(view)),
        estimated(sites),
        sites,
        Stream.concat(
                attention.stream().map(it -> AttentionItem.of(it, view.inventory())),
                others.stream())
            .toList());
  }

  /** The same with no more than the most pressing matters, to be kept for hours. */
  FleetSummary brief() {
    return new FleetSummary(
        at,
        snapshotId,
        itPowerW,
        facilityPowerW,
        limitW,
        operatingLimitW,
        headroomW,
        pueRatio,
        jobsWaitingForPowerCount,
        oldestReadingAgeSeconds,
        estimatedRatio,
        sites,
        attention.subList(0, Math.min(attention.size(), MOST_KEPT)));
  }

  private static Optional<Long> sum(
      List<SiteSummary> sites, Function<SiteSummary, Optional<Long>> figure) {
    return sites.stream().flatMap(site -> figure.apply(site).stream()).reduce(Long::sum);
  }

  /** Of the sites of which both sides are known. */
  private static Optional<Double> pue(List<SiteSummary> sites) {
    List<SiteSummary> known =
        sites.stream()
            .filter(it -> it.facilityPowerW().isPresent() && it.itPowerW().orElse(0L) > 0)
            .toList();
    Optional<Long> it = sum(known, SiteSummary::itPowerW);
    return it.flatMap(
        watts ->
            sum(known, SiteSummary::facilityPowerW).map(facility -> (double) facility / watts));
  }

  private static OptionalLong oldest(LiveView view) {
    return view.sites().stream()
        .map(LiveSite::ageMillis)
        .filter(OptionalLong::isPresent)
        .mapToLong(OptionalLong::getAsLong)
        .max();
  }

  private static double estimated(List<SiteSummary> sites) {
    double estimated = 0;
    double all = 0;
    for (SiteSummary site : sites) {
      long watts = site.itPowerW().orElse(0L);
      estimated += site.estimatedRatio() * watts;
      all += watts;
    }
    return all > 0 ? estimated / all : 0;
  }
}
