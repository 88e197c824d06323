package eu.megawatt.fleet.inventory.document;

import static java.util.Objects.requireNonNull;

import eu.megawatt.fleet.document.Issues;
import eu.megawatt.fleet.document.Section;
import eu.megawatt.fleet.inventory.GpuModel;
import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.inventory.InventoryDomain;
import eu.megawatt.fleet.inventory.LimitKind;
import eu.megawatt.fleet.inventory.Node;
import eu.megawatt.fleet.inventory.PowerLimit;
import eu.megawatt.fleet.inventory.Rack;
import eu.megawatt.fleet.site.Measures;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the nodes of a fleet draw while none of them works, held against the limits above them. Of
 * an A/B pair each feed must carry all of it, for the day that the other fails. Curtailments are
 * not checked: they may mean switching nodes off.
 */
final class BaseLoad {

  private static final double MILLIWATTS_PER_WATT = 1e3;

  private final Inventory inventory;
  private final Map<String, List<Node>> byRack;

  BaseLoad(Inventory inventory) {
    this.inventory = inventory;
    byRack = inventory.nodes().values().stream().collect(Collectors.groupingBy(Node::rack));
  }

  /** Adds an issue for each limit that idle nodes break, naming when they first do. */
  void check(Section<DomainEntry> domains, Issues issues) {
    for (DomainEntry entry : domains.items()) {
      InventoryDomain domain = inventory.domain(requireNonNull(entry.id).value());
      if (domain.limits().isEmpty()) {
        continue;
      }
      NavigableMap<Instant, Long> idle = idleMilliwatts(domain);
      for (int i = 0; i < domain.limits().size(); i++) {
        LimitEntry limit = entry.limits().get(i);
        fault(domain.limits().get(i), domain, idle)
            .ifPresent(
                message ->
                    issues.add(
                        requireNonNull(limit.watts).at(), limit.pointer + "/limitW", message));
      }
    }
  }

  private Optional<String> fault(
      PowerLimit limit, InventoryDomain domain, NavigableMap<Instant, Long> idle) {
    if (limit.kind() == LimitKind.CURTAILMENT || idle.isEmpty()) {
      return Optional.empty();
    }
    Instant from = limit.from().orElse(Instant.MIN);
    Instant held = Optional.ofNullable(idle.floorKey(from)).orElse(from);
    return idle.tailMap(held, true).entrySet().stream()
        .filter(step -> limit.to().map(step.getKey()::isBefore).orElse(true))
        .filter(step -> step.getValue() > limit.limit().milliwatts())
        .findFirst()
        .map(step -> message(limit, domain, step.getKey(), step.getValue()));
  }

  private static String message(
      PowerLimit limit, InventoryDomain domain, Instant since, long milliwatts) {
    return "the nodes below draw %d W idle%s, on the %s side; the limit is %d W"
        .formatted(
            Math.round(milliwatts / MILLIWATTS_PER_WATT),
            since.equals(Instant.MIN) ? "" : " from " + since,
            domain.measures().word(),
            Math.round(limit.limit().watts()));
  }

  /** The idle draw of everything below a domain, from each instant at which it changes. */
  private NavigableMap<Instant, Long> idleMilliwatts(InventoryDomain domain) {
    double factor = domain.measures() == Measures.FACILITY ? pue(domain) : 1;
    TreeMap<Instant, Long> steps = new TreeMap<>();
    for (Rack rack : inventory.racksBelow(domain)) {
      for (Node node : byRack.getOrDefault(rack.id(), List.of())) {
        long idle = Math.round(idleMilliwatts(node) * factor);
        steps.merge(node.inServiceFrom().orElse(Instant.MIN), idle, Long::sum);
        node.retiredAt().ifPresent(end -> steps.merge(end, -idle, Long::sum));
      }
    }
    long sum = 0;
    for (Map.Entry<Instant, Long> step : steps.entrySet()) {
      sum += step.getValue();
      step.setValue(sum);
    }
    return steps;
  }

  private double pue(InventoryDomain domain) {
    return inventory.site(domain.site()).designPue().orElse(1.0);
  }

  private long idleMilliwatts(Node node) {
    GpuModel model = inventory.gpuModelOf(node);
    return node.base().milliwatts() + model.idle().milliwatts() * node.gpuCount();
  }
}
