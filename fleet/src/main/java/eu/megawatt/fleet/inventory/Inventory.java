package eu.megawatt.fleet.inventory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Everything that stands in a fleet: {@code megawatt/fleet/1}. An inventory that came out of {@code
 * eu.megawatt.fleet.inventory.document} has been checked: its references resolve, its power trees
 * are trees, its A/B partners know each other. The maps are by id, in the document's order.
 * Immutable.
 */
public record Inventory(
    String name,
    Map<String, InventorySite> sites,
    Map<String, Hall> halls,
    Map<String, GpuModel> gpuModels,
    Map<String, InventoryDomain> domains,
    Map<String, Rack> racks,
    Map<String, Node> nodes,
    Map<String, Meter> meters) {

  /** The format's name in the document. */
  public static final String FORMAT = "megawatt/fleet/1";

  public Inventory {
    sites = ordered(sites);
    halls = ordered(halls);
    gpuModels = ordered(gpuModels);
    domains = ordered(domains);
    racks = ordered(racks);
    nodes = ordered(nodes);
    meters = ordered(meters);
  }

  /** A fleet of nothing. */
  public static Inventory empty(String name) {
    return new Inventory(
        name, Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of());
  }

  /** Collections in place of maps, for those who make an inventory in code; later ids win. */
  public static Inventory of(
      String name,
      Collection<InventorySite> sites,
      Collection<Hall> halls,
      Collection<GpuModel> gpuModels,
      Collection<InventoryDomain> domains,
      Collection<Rack> racks,
      Collection<Node> nodes,
      Collection<Meter> meters) {
    return new Inventory(
        name,
        byId(sites),
        byId(halls),
        byId(gpuModels),
        byId(domains),
        byId(racks),
        byId(nodes),
        byId(meters));
  }

  /** Everything of one kind, by id. */
  public Map<String, ? extends InventoryEntry> entries(EntryKind kind) {
    return switch (kind) {
      case SITE -> sites;
      case HALL -> halls;
      case GPU_MODEL -> gpuModels;
      case DOMAIN -> domains;
      case RACK -> racks;
      case NODE -> nodes;
      case METER -> meters;
    };
  }

  /** The same with an entry in the place of the one of its kind and id, or as the last. */
  public Inventory with(InventoryEntry entry) {
    return switch (entry) {
      case InventorySite it ->
          new Inventory(name, plus(sites, it), halls, gpuModels, domains, racks, nodes, meters);
      case Hall it ->
          new Inventory(name, sites, plus(halls, it), gpuModels, domains, racks, nodes, meters);
      case GpuModel it ->
          new Inventory(name, sites, halls, plus(gpuModels, it), domains, racks, nodes, meters);
      case InventoryDomain it ->
          new Inventory(name, sites, halls, gpuModels, plus(domains, it), racks, nodes, meters);
      case Rack it ->
          new Inventory(name, sites, halls, gpuModels, domains, plus(racks, it), nodes, meters);
      case Node it ->
          new Inventory(name, sites, halls, gpuModels, domains, racks, plus(nodes, it), meters);
      case Meter it ->
          new Inventory(name, sites, halls, gpuModels, domains, racks, nodes, plus(meters, it));
    };
  }

  /** The same without an entry; what refers to it is left as it is. */
  public Inventory without(EntryKind kind, String id) {
    return new Inventory(
        name,
        kind == EntryKind.SITE ? minus(sites, id) : sites,
        kind == EntryKind.HALL ? minus(halls, id) : halls,
        kind == EntryKind.GPU_MODEL ? minus(gpuModels, id) : gpuModels,
        kind == EntryKind.DOMAIN ? minus(domains, id) : domains,
        kind == EntryKind.RACK ? minus(racks, id) : racks,
        kind == EntryKind.NODE ? minus(nodes, id) : nodes,
        kind == EntryKind.METER ? minus(meters, id) : meters);
  }

  public InventorySite site(String id) {
    return known(sites, id, "site");
  }

  public Hall hall(String id) {
    return known(halls, id, "hall");
  }

  public GpuModel gpuModel(String id) {
    return known(gpuModels, id, "GPU model");
  }

  public InventoryDomain domain(String id) {
    return known(domains, id, "power domain");
  }

  public Rack rack(String id) {
    return known(racks, id, "rack");
  }

  public Node node(String id) {
    return known(nodes, id, "node");
  }

  public Meter meter(String id) {
    return known(meters, id, "meter");
  }

  /** The rack a node stands in. */
  public Rack rackOf(Node node) {
    return rack(node.rack());
  }

  /** The model of a node's GPUs. */
  public GpuModel gpuModelOf(Node node) {
    return gpuModel(node.gpuModel());
  }

  /** The site a rack stands at. */
  public InventorySite siteOf(Rack rack) {
    return site(hall(rack.hall()).site());
  }

  /** The site a node stands at. */
  public InventorySite siteOf(Node node) {
    return siteOf(rackOf(node));
  }

  /** The domains that feed a rack: one, or the two partners of an A/B pair. */
  public List<InventoryDomain> domainsOf(Rack rack) {
    return rack.domains().stream().map(this::domain).toList();
  }

  /** Every domain that carries a rack's load, each once: its feeds first, the site's grid last. */
  public List<InventoryDomain> domainsAbove(Rack rack) {
    return domainsOf(rack).stream()
        .flatMap(feed -> path(feed).stream())
        .distinct()
        .sorted((a, b) -> path(b).size() - path(a).size())
        .toList();
  }

  /** The way from a domain up to the root of its tree, both included. */
  public List<InventoryDomain> path(InventoryDomain domain) {
    Set<InventoryDomain> path = new LinkedHashSet<>();
    Optional<InventoryDomain> next = Optional.of(domain);
    while (next.isPresent() && path.add(next.get())) {
      next = next.get().parent().map(this::domain);
    }
    return List.copyOf(path);
  }

  /** Every domain, a parent before its children, which follow at once. */
  public List<InventoryDomain> domainsInOrder() {
    Map<String, List<InventoryDomain>> children = new LinkedHashMap<>();
    List<InventoryDomain> left = new ArrayList<>();
    for (InventoryDomain domain : domains.values()) {
      if (domain.parent().isPresent()) {
        children.computeIfAbsent(domain.parent().get(), _ -> new ArrayList<>()).add(domain);
      } else {
        left.add(domain);
      }
    }
    left = new ArrayList<>(left.reversed());
    List<InventoryDomain> order = new ArrayList<>(domains.size());
    while (!left.isEmpty()) {
      InventoryDomain next = left.removeLast();
      order.add(next);
      left.addAll(children.getOrDefault(next.id(), List.of()).reversed());
    }
    return List.copyOf(order);
  }

  /** The domains that a domain feeds directly. */
  public List<InventoryDomain> childrenOf(InventoryDomain domain) {
    return domains.values().stream()
        .filter(child -> child.parent().equals(Optional.of(domain.id())))
        .toList();
  }

  /** The racks whose load a domain carries, in the document's order. */
  public List<Rack> racksBelow(InventoryDomain domain) {
    Set<String> below = domainIdsFrom(domain);
    return racks.values().stream()
        .filter(rack -> rack.domains().stream().anyMatch(below::contains))
        .toList();
  }

  /** The nodes whose load a domain carries, each once, in the document's order. */
  public List<Node> nodesBelow(InventoryDomain domain) {
    Set<String> below =
        racksBelow(domain).stream().map(Rack::id).collect(Collectors.toUnmodifiableSet());
    return nodes.values().stream().filter(node -> below.contains(node.rack())).toList();
  }

  /** The ids of a domain and of all below it. */
  private Set<String> domainIdsFrom(InventoryDomain domain) {
    Map<String, List<String>> children =
        domains.values().stream()
            .filter(child -> child.parent().isPresent())
            .collect(
                Collectors.groupingBy(
                    child -> child.parent().orElseThrow(),
                    Collectors.mapping(InventoryDomain::id, Collectors.toList())));
    Set<String> found = new LinkedHashSet<>();
    List<String> left = new ArrayList<>(List.of(domain.id()));
    while (!left.isEmpty()) {
      String id = left.removeLast();
      if (found.add(id)) {
        left.addAll(children.getOrDefault(id, List.of()));
      }
    }
    return found;
  }

  private static <T> T known(Map<String, T> byId, String id, String what) {
    T found = byId.get(id);
    if (found == null) {
      throw new IllegalArgumentException("No " + what + " is called \"" + id + "\"");
    }
    return found;
  }

  private static <T extends InventoryEntry> Map<String, T> plus(Map<String, T> byId, T entry) {
    Map<String, T> all = new LinkedHashMap<>(byId);
    all.put(entry.id(), entry);
    return all;
  }

  private static <T> Map<String, T> minus(Map<String, T> byId, String id) {
    Map<String, T> all = new LinkedHashMap<>(byId);
    all.remove(id);
    return all;
  }

  private static <T> Map<String, T> ordered(Map<String, T> byId) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(byId));
  }

  private static <T extends InventoryEntry> Map<String, T> byId(Collection<T> items) {
    Map<String, T> byId = LinkedHashMap.newLinkedHashMap(items.size());
    items.forEach(item -> byId.put(item.id(), item));
    return byId;
  }
}
