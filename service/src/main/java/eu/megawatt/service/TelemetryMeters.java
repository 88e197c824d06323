package eu.megawatt.service;

import eu.megawatt.service.telemetry.FleetSummary;
import eu.megawatt.service.telemetry.SourceFigures;
import eu.megawatt.service.telemetry.Telemetry;
import eu.megawatt.telemetry.live.AttentionKind;
import eu.megawatt.telemetry.live.LiveDomain;
import eu.megawatt.telemetry.live.LiveView;
import eu.megawatt.telemetry.sample.Rejection;
import io.helidon.metrics.api.FunctionalCounter;
import io.helidon.metrics.api.Gauge;
import io.helidon.metrics.api.Meter;
import io.helidon.metrics.api.MeterRegistry;
import io.helidon.metrics.api.Tag;
import io.helidon.service.registry.Services;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/**
 * The fleet's figures at {@code /observe/metrics}: of every site, and of the power domains near the
 * roots, so that their number stays small in any fleet. What is unknown is NaN, never 0.
 */
final class TelemetryMeters implements AutoCloseable {

  /** Steps below the grid connection that are shown. */
  private static final int DEEPEST = 2;

  private static final int MOST_DOMAINS = 500;
  private static final int MOST_SOURCES = 200;
  private static final double WATT = 1e3;

  private final Telemetry telemetry;
  private final MeterRegistry registry = Services.get(MeterRegistry.class);
  private final List<Meter> lasting = new ArrayList<>();
  private final List<Meter> ofFleet = new ArrayList<>();
  private final List<Meter> ofSources = new ArrayList<>();
  private Set<String> shown = Set.of();
  private List<String> shownSources = List.of();

  TelemetryMeters(Telemetry telemetry) {
    this.telemetry = telemetry;
    lasting.add(
        registry.getOrCreate(
            FunctionalCounter.builder(
                    "megawatt.samples.accepted", telemetry, it -> it.ingest().acceptedCount())
                .description("samples that are on disk, since the start")));
    for (Rejection reason : Rejection.values()) {
      lasting.add(
          registry.getOrCreate(
              FunctionalCounter.builder(
                      "megawatt.samples.rejected",
                      telemetry,
                      it -> it.ingest().rejectedCount(reason))
                  .description("samples that were not taken, since the start")
                  .tags(List.of(Tag.create("reason", reason.word())))));
    }
    gauge(
        lasting,
        "megawatt.records.waiting.quarters",
        "quarter-hours that wait for their records, and changes not looked at yet",
        List.of(),
        () -> telemetry.ingest().waitingQuarters());
    for (AttentionKind kind : AttentionKind.values()) {
      gauge(
          lasting,
          "megawatt.attention.items",
          "matters that need somebody",
          List.of(Tag.create("kind", kind.word())),
          () -> telemetry.live().attention().stream().filter(it -> it.kind() == kind).count());
    }
    gauge(
        lasting,
        "megawatt.allocations.recent",
        "allocations that are open or ended within a day",
        List.of(),
        () -> telemetry.allocationLoad().count());
    gauge(
        lasting,
        "megawatt.allocation.changes.waiting",
        "changes of allocations that wait to be rolled up",
        List.of(),
        () -> telemetry.allocationLoad().changeCount());
  }

  /** Shows the domains and sites that there are, if they are others than before. */
  synchronized void see(LiveView view) {
    seeSources();
    List<LiveDomain> domains =
        view.domains().stream().filter(it -> it.depth() <= DEEPEST).limit(MOST_DOMAINS).toList();
    Set<String> now = new HashSet<>();
    view.sites().forEach(site -> now.add("site " + site.site().id()));
    domains.forEach(domain -> now.add("domain " + domain.domain().id()));
    if (now.equals(shown)) {
      return;
    }
    shown = now;
    ofFleet.forEach(registry::remove);
    ofFleet.clear();
    view.sites().forEach(site -> site(site.site().id()));
    domains.forEach(this::domain);
  }

  /** The first so many sources of the document. */
  private void seeSources() {
    List<String> now = telemetry.ingest().sources().keySet().stream().limit(MOST_SOURCES).toList();
    if (now.equals(shownSources)) {
      return;
    }
    shownSources = now;
    ofSources.forEach(registry::remove);
    ofSources.clear();
    now.forEach(this::source);
  }

  private void source(String id) {
    sourceCounter(id, "samples.accepted", "samples on disk", SourceFigures::acceptedCount);
    sourceCounter(
        id,
        "samples.rejected",
        "samples that were not taken",
        it -> it.rejected().values().stream().mapToLong(Long::longValue).sum());
    sourceCounter(
        id,
        "samples.undelivered",
        "samples for which there was no room",
        SourceFigures::undeliveredCount);
    sourceCounter(id, "failures", "times that nothing could be read", SourceFigures::failureCount);
    sourceCounter(
        id, "gaps", "times that it was silent for two intervals", SourceFigures::gapCount);
    gauge(
        ofSources,
        "megawatt.source.last.sample.age.seconds",
        "age of the newest sample",
        List.of(Tag.create("source", id)),
        () ->
            figures(id)
                .flatMap(SourceFigures::ageSeconds)
                .map(Long::doubleValue)
                .orElse(Double.NaN));
  }

  private void sourceCounter(
      String id, String name, String description, ToLongFunction<SourceFigures> count) {
    ofSources.add(
        registry.getOrCreate(
            FunctionalCounter.builder(
                    "megawatt.source." + name,
                    telemetry,
                    _ -> figures(id).map(count::applyAsLong).orElse(0L))
                .description(description + ", since the source began")
                .tags(List.of(Tag.create("source", id)))));
  }

  private Optional<SourceFigures> figures(String source) {
    return telemetry.ingest().source(source);
  }

  private void site(String id) {
    siteGauge(id, "it.power.watts", "IT power", FleetSummary.SiteSummary::itPowerW);
    siteGauge(id, "facility.power.watts", "all power", FleetSummary.SiteSummary::facilityPowerW);
    siteGauge(id, "limit.watts", "least active limit", FleetSummary.SiteSummary::limitW);
    siteGauge(id, "headroom.watts", "limit less load", FleetSummary.SiteSummary::headroomW);
    gauge(
        ofFleet,
        "megawatt.site.estimated.ratio",
        "share of the power without a fresh reading",
        List.of(Tag.create("site", id)),
        () -> summary(id).map(FleetSummary.SiteSummary::estimatedRatio).orElse(Double.NaN));
  }

  private void siteGauge(
      String id,
      String name,
      String description,
      Function<FleetSummary.SiteSummary, Optional<Long>> watts) {
    gauge(
        ofFleet,
        "megawatt.site." + name,
        description,
        List.of(Tag.create("site", id)),
        () -> summary(id).flatMap(watts).map(Long::doubleValue).orElse(Double.NaN));
  }

  private Optional<FleetSummary.SiteSummary> summary(String site) {
    return telemetry.summary().sites().stream().filter(it -> it.siteId().equals(site)).findFirst();
  }

  private void domain(LiveDomain domain) {
    String id = domain.domain().id();
    List<Tag> tags = List.of(Tag.create("site", domain.domain().site()), Tag.create("domain", id));
    domainGauge(id, tags, "power.watts", "power", it -> watts(it.milliwatts()));
    domainGauge(
        id,
        tags,
        "limit.watts",
        "least active limit",
        it -> it.limit().map(limit -> limit.limit().milliwatts() / WATT).orElse(Double.NaN));
    domainGauge(id, tags, "headroom.watts", "limit less power", it -> watts(it.headroom()));
    domainGauge(
        id,
        tags,
        "oldest.reading.age.seconds",
        "age of the oldest reading behind the power",
        it -> watts(it.ageMillis()));
  }

  /** Thousandths to ones; NaN where there is none. */
  private static double watts(OptionalLong thousandths) {
    return thousandths.isPresent() ? thousandths.getAsLong() / WATT : Double.NaN;
  }

  private void domainGauge(
      String id,
      List<Tag> tags,
      String name,
      String description,
      ToDoubleFunction<LiveDomain> value) {
    gauge(
        ofFleet,
        "megawatt.domain." + name,
        description,
        tags,
        () -> telemetry.live().view().domain(id).map(value::applyAsDouble).orElse(Double.NaN));
  }

  private <N extends Number> void gauge(
      List<Meter> into, String name, String description, List<Tag> tags, Supplier<N> value) {
    into.add(registry.getOrCreate(Gauge.builder(name, value).description(description).tags(tags)));
  }

  @Override
  public synchronized void close() {
    ofFleet.forEach(registry::remove);
    ofSources.forEach(registry::remove);
    lasting.forEach(registry::remove);
  }
}
