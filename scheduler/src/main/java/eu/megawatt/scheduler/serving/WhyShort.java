package eu.megawatt.scheduler.serving;

import eu.megawatt.fleet.plan.Reason;
import eu.megawatt.fleet.plan.ReasonCode;
import eu.megawatt.fleet.site.Pool;
import eu.megawatt.fleet.unit.GpuCount;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Why a service does not have all that it asks for: what no plan could change comes first. */
final class WhyShort {

  /** Of a service's requests: fewer without an answer are not worth a word. */
  private static final double HARDLY = 1e-5;

  private static final Reason NO_REASON = Reason.of(ReasonCode.PENDING_EVALUATION, "", "");

  private final Ground ground;
  private final Assignment assignment;

  /** By slot. */
  private final List<Books> books;

  WhyShort(Ground ground, Assignment assignment) {
    this.ground = ground;
    this.assignment = assignment;
    this.books =
        IntStream.range(0, ground.slots())
            .mapToObj(slot -> new Books(ground, assignment, slot))
            .toList();
  }

  /** What a service lacks; slots that follow each other for the same reason are one. */
  List<Lack> of(int service) {
    List<Lack> lacks = new ArrayList<>();
    for (Lack.What what : Lack.What.values()) {
      Optional<Lack> open = Optional.empty();
      for (int slot = 0; slot < ground.slots(); slot++) {
        Optional<Reason> reason = reason(service, slot, what);
        boolean goesOn = open.isPresent() && isSame(open.get().reason(), reason);
        if (!goesOn) {
          open.ifPresent(lacks::add);
        }
        int from = goesOn ? open.orElseThrow().from() : slot;
        Reason first = goesOn ? open.orElseThrow().reason() : reason.orElse(NO_REASON);
        int to = slot + 1;
        open = reason.map(_ -> new Lack(from, to, what, first));
      }
      open.ifPresent(lacks::add);
    }
    lacks.sort(Comparator.comparingInt(Lack::from));
    return lacks;
  }

  private static boolean isSame(Reason before, Optional<Reason> now) {
    return now.filter(it -> it.code() == before.code() && it.subject().equals(before.subject()))
        .isPresent();
  }

  private Optional<Reason> reason(int service, int slot, Lack.What what) {
    Reach reach = assignment.reach(service);
    double asked = reach.service.requestsPerSecond().at(slot);
    Books its = books.get(slot);
    return switch (what) {
      case ANSWERS ->
          asked > 0 && 1 - assignment.answered(service, slot) > HARDLY
              ? Optional.of(unanswered(reach, service, slot, its))
              : Optional.empty();
      case FAILOVER ->
          reach.service.failover() && !its.keepsFailover(service)
              ? Optional.of(noFailover(reach, service, slot))
              : Optional.empty();
      case REPLICAS ->
          assignment.replicas(service, slot) < reach.service.minReplicas()
              ? Optional.of(fewReplicas(reach, service, slot, its))
              : Optional.empty();
    };
  }

  private Reason unanswered(Reach reach, int service, int slot, Books books) {
    return never(reach, slot)
        .or(() -> bounded(reach, service, slot))
        .or(() -> unsafe(reach, service, slot, books))
        .orElseGet(() -> crowded(service, slot, books));
  }

  /**
   * What keeps a service from answers that it could give but not without one of its sites: the
   * others have no room for more.
   */
  private Optional<Reason> unsafe(Reach reach, int service, int slot, Books books) {
    if (!reach.service.failover() || !books.keepsFailover(service)) {
      return Optional.empty();
    }
    double answers =
        reach.service.requestsPerSecond().at(slot) * assignment.answered(service, slot);
    return reach.hosts.stream()
        .map(Host::siteId)
        .distinct()
        .filter(it -> assignment.without(service, it, slot) <= answers + HARDLY)
        .flatMap(
            site ->
                noRoom(
                    service,
                    reach.hosts.stream().filter(it -> !it.siteId().equals(site)).toList(),
                    slot,
                    books)
                    .stream())
        .findFirst();
  }

  /** What keeps a service out of the fleet as it is, whatever else runs. */
  private Optional<Reason> never(Reach reach, int slot) {
    String id = reach.service.id();
    if (reach.hosts.isEmpty()) {
      return Optional.of(nowhere(reach));
    }
    if (reach.hosts.stream().noneMatch(it -> it.permitted()[slot])) {
      return Optional.of(
          Reason.of(
              ReasonCode.RESIDENCY_FORBIDDEN,
              reach.service.residency(),
              "%s forbids every pool that %s could run in."
                  .formatted(reach.service.residency(), id)));
    }
    return Optional.empty();
  }

  private Reason nowhere(Reach reach) {
    String id = reach.service.id();
    List<Pool> able =
        ground.pools.stream()
            .filter(it -> reach.model.tokensPerSecondPerGpu().containsKey(it.gpuType()))
            .toList();
    if (able.isEmpty()) {
      return Reason.of(
          ReasonCode.NO_MATCHING_HARDWARE,
          reach.model.id(),
          "No pool has a GPU type that model %s runs on: %s."
              .formatted(
                  reach.model.id(),
                  String.join(", ", reach.model.tokensPerSecondPerGpu().keySet())));
    }
    OptionalDouble nearest =
        able.stream()
            .flatMapToDouble(it -> reach.region.toSite(ground.scenario.siteOf(it).id()).stream())
            .min();
    if (nearest.isEmpty()) {
      return Reason.of(
          ReasonCode.LATENCY_OUT_OF_REACH,
          reach.region.id(),
          "Users in %s reach no site with a GPU type that model %s runs on."
              .formatted(reach.region.id(), reach.model.id()));
    }
    double latency = nearest.getAsDouble() + reach.model.latencyMs();
    if (latency > reach.service.latencyBudgetMs()) {
      return Reason.of(
          ReasonCode.LATENCY_OUT_OF_REACH,
          reach.region.id(),
          latency,
          reach.service.latencyBudgetMs(),
          "ms",
          String.format(
              Locale.ROOT,
              "An answer takes %.0f ms from the nearest site, %.0f ms of them network; %s may take %.0f ms.",
              latency,
              nearest.getAsDouble(),
              id,
              reach.service.latencyBudgetMs()));
    }
    return Reason.of(
        ReasonCode.RESIDENCY_FORBIDDEN,
        reach.service.residency(),
        "Nobody knows the policy %s any more.".formatted(reach.service.residency()));
  }

  /** What the service itself says it may have at the most. */
  private Optional<Reason> bounded(Reach reach, int service, int slot) {
    if (assignment.replicas(service, slot) < reach.service.maxReplicas()) {
      return Optional.empty();
    }
    double asked = reach.service.requestsPerSecond().at(slot);
    double answered = asked * assignment.answered(service, slot);
    return Optional.of(
        Reason.of(
            ReasonCode.MISCONFIGURED,
            reach.service.id(),
            asked,
            answered,
            "requests/s",
            String.format(
                Locale.ROOT,
                "%d replicas, the most that %s may have, answer %.1f requests/s%s; %.1f are asked.",
                reach.service.maxReplicas(),
                reach.service.id(),
                answered,
                reach.service.failover() ? " with failover" : "",
                asked)));
  }

  private Reason crowded(int service, int slot, Books books) {
    Reach reach = assignment.reach(service);
    return noRoom(service, reach.hosts, slot, books).orElseGet(() -> notWorthIt(reach));
  }

  /** What the first of some hosts lacks for a replica more; empty where one has room. */
  private Optional<Reason> noRoom(int service, List<Host> hosts, int slot, Books books) {
    Reach reach = assignment.reach(service);
    Optional<Reason> gpus = Optional.empty();
    for (Host host : hosts) {
      if (!host.permitted()[slot]) {
        continue;
      }
      String pool = ground.pools.get(host.pool()).id();
      int left = books.gpusLeft(host.pool());
      int has = assignment.replicasIn(host.pool(), service, slot);
      if (left < host.gpus(has + 1) - host.gpus(has)) {
        gpus =
            gpus.or(
                () ->
                    Optional.of(
                        Reason.of(
                            ReasonCode.WAITING_FOR_DEVICES,
                            pool,
                            host.gpus(),
                            Math.max(0, left),
                            "GPU",
                            "%s has %s left and a replica of %s needs %d."
                                .formatted(
                                    pool,
                                    new GpuCount(Math.max(0, left)),
                                    reach.service.id(),
                                    host.gpus()))));
        continue;
      }
      double needs = host.wattsOfOneMore(has);
      double watts = books.wattsLeft(host.pool());
      if (watts < needs) {
        String domain = books.tightest(host.pool());
        return Optional.of(
            Reason.of(
                ReasonCode.WAITING_FOR_POWER,
                domain,
                needs,
                Math.max(0, watts),
                "W",
                String.format(
                    Locale.ROOT,
                    "%s has %.0f W above idle left and a busy replica of %s draws %.0f W.",
                    domain,
                    Math.max(0, watts),
                    reach.service.id(),
                    needs)));
      }
      return Optional.empty();
    }
    return gpus;
  }

  private static Reason notWorthIt(Reach reach) {
    return Reason.of(
        ReasonCode.NOT_WORTH_ITS_COST,
        reach.service.id(),
        "More answers would cost more than the %s EUR that a thousand of them are worth."
            .formatted(reach.service.unservedEurPerThousand()));
  }

  private Reason noFailover(Reach reach, int service, int slot) {
    double answers =
        reach.service.requestsPerSecond().at(slot) * assignment.answered(service, slot);
    String worst =
        reach.hosts.stream()
            .map(Host::siteId)
            .distinct()
            .min(Comparator.comparingDouble(it -> assignment.without(service, it, slot)))
            .orElse("");
    double left = assignment.without(service, worst, slot);
    return Reason.of(
        ReasonCode.WAITING_FOR_DEVICES,
        worst,
        answers,
        left,
        "requests/s",
        String.format(
            Locale.ROOT,
            "Without %s the others could answer %.1f of %.1f requests/s; the fleet has no room for more.",
            worst,
            left,
            answers));
  }

  private Reason fewReplicas(Reach reach, int service, int slot, Books books) {
    int has = assignment.replicas(service, slot);
    Reason why = never(reach, slot).orElseGet(() -> crowded(service, slot, books));
    return Reason.of(
        why.code(),
        why.subject(),
        reach.service.minReplicas(),
        has,
        "replicas",
        "%d of %d replicas have a place. %s"
            .formatted(has, reach.service.minReplicas(), why.message()));
  }
}
