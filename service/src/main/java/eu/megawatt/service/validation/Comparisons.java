package eu.megawatt.service.validation;

import eu.megawatt.kernels.verdict.Drift;
import eu.megawatt.kernels.verdict.Finding;
import eu.megawatt.kernels.verdict.FleetTest;
import eu.megawatt.kernels.verdict.FleetTest.Peers;
import eu.megawatt.kernels.verdict.FleetTest.Reached;
import eu.megawatt.kernels.verdict.FleetTest.Slow;
import eu.megawatt.kernels.verdict.Verdict;
import eu.megawatt.service.validation.StoredVerdict.Content;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Holds what keeps its promise against its peers and against its own days: a node that is becoming
 * slow is found before it breaks what was promised.
 *
 * <p>Peers are the nodes with devices of the same model and driver, in kernels of the same engine;
 * a node is as fast as its slowest device.
 */
record Comparisons(Evidence evidence) {

  private record Group(String deviceModel, String driver) {}

  private record Case(String kernel, String engine) {

    static Case of(StoredVerdict it) {
      return new Case(it.key().kernel(), it.engine());
    }

    String name() {
      return kernel + "\n" + engine;
    }
  }

  /** The same verdicts, worse where they have to be. */
  List<StoredVerdict> of(List<StoredVerdict> verdicts) {
    Map<Group, List<StoredVerdict>> groups = new LinkedHashMap<>();
    verdicts.stream()
        .filter(it -> it.speed() > 0)
        .forEach(
            it ->
                groups
                    .computeIfAbsent(
                        new Group(it.deviceModel(), it.driver()), _ -> new ArrayList<>())
                    .add(it));
    Map<StoredVerdict.Key, Slow> slow = new LinkedHashMap<>();
    groups.forEach((group, its) -> slow.putAll(slow(group, its)));
    return verdicts.stream()
        .map(it -> Optional.ofNullable(slow.get(it.key())).map(why -> slower(it, why)).orElse(it))
        .map(this::drifted)
        .toList();
  }

  /** The slowest device of the node in each kernel in which it is slower than its peers. */
  private Map<StoredVerdict.Key, Slow> slow(Group group, List<StoredVerdict> its) {
    List<Speeds> fleet = evidence.peers(group.deviceModel(), group.driver());
    Map<Case, StoredVerdict> slowest = new LinkedHashMap<>();
    its.forEach(
        it ->
            slowest.merge(
                Case.of(it), it, (one, other) -> other.speed() < one.speed() ? other : one));
    Map<String, StoredVerdict> byName = new LinkedHashMap<>();
    List<Peers> peers = new ArrayList<>();
    slowest.forEach(
        (which, own) -> {
          byName.put(which.name(), own);
          peers.add(new Peers(which.name(), reached(fleet, which, own)));
        });
    Map<StoredVerdict.Key, Slow> slow = new LinkedHashMap<>();
    FleetTest.slower(peers).stream()
        .filter(it -> it.node().equals(its.getFirst().nodeId()))
        .forEach(
            it ->
                Optional.ofNullable(byName.get(it.kernel()))
                    .ifPresent(own -> slow.put(own.key(), it)));
    return slow;
  }

  private static List<Reached> reached(List<Speeds> fleet, Case which, StoredVerdict own) {
    Map<String, Double> byNode = Speeds.byNode(fleet, which.kernel(), which.engine());
    byNode.put(own.nodeId(), own.speed());
    return byNode.entrySet().stream().map(it -> new Reached(it.getKey(), it.getValue())).toList();
  }

  private static StoredVerdict slower(StoredVerdict it, Slow why) {
    return worse(
        it,
        Finding.Reason.SLOWER_THAN_PEERS,
        String.format(
            Locale.ROOT,
            "%.1f %% slower than the median of its peers, %.1f standard deviations. %s",
            100 * why.effect(),
            why.z(),
            it.content().detail()));
  }

  /** Whoever is as fast again as at the beginning has not drifted, whatever was between. */
  private StoredVerdict drifted(StoredVerdict it) {
    double[] days = it.speed() > 0 ? evidence.days(it) : new double[0];
    if (Drift.alarm(days).isEmpty()) {
      return it;
    }
    double well = Speeds.median(Arrays.stream(days).limit(Drift.REFERENCE_DAYS).boxed().toList());
    double today = days[days.length - 1];
    return today >= well
        ? it
        : worse(
            it,
            Finding.Reason.DRIFTED,
            String.format(
                Locale.ROOT,
                "%.1f %% slower than in its first %d days, of %d. %s",
                100 * (1 - today / well),
                Drift.REFERENCE_DAYS,
                days.length,
                it.content().detail()));
  }

  private static StoredVerdict worse(StoredVerdict it, Finding.Reason reason, String detail) {
    Content its = it.content();
    if (it.verdict().compareTo(Verdict.DEGRADED) >= 0 || its.wantsMore()) {
      return it;
    }
    return new StoredVerdict(
        it.sequence(),
        it.orderId(),
        it.runId(),
        it.nodeId(),
        it.key(),
        it.deviceModel(),
        it.driver(),
        it.engine(),
        Verdict.DEGRADED,
        it.isNeeded(),
        it.speed(),
        it.profileVersion(),
        it.at(),
        new Content(
            reason,
            detail,
            its.unit(),
            its.blockCount(),
            its.value(),
            its.ratio(),
            its.medianRatio(),
            its.expected(),
            its.check(),
            its.draw(),
            false));
  }
}
