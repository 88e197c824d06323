package eu.megawatt.telemetry.resolve;

import eu.megawatt.fleet.inventory.GpuModel;
import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.inventory.Node;
import eu.megawatt.fleet.unit.Power;
import eu.megawatt.telemetry.sample.EntityKind;
import eu.megawatt.telemetry.sample.Rejection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An inventory by the names that readings use. The adopted GPUs grow while it is in use; all else
 * stays. Thread-safe.
 */
final class Roster implements Owners {

  private final Inventory inventory;
  private final Map<String, Node> byHost = new HashMap<>();
  private final Map<String, Node> byUuid = new ConcurrentHashMap<>();
  private final Map<String, Integer> gpusKnown = new ConcurrentHashMap<>();

  Roster(Inventory inventory) {
    this.inventory = inventory;
    for (Node node : inventory.nodes().values()) {
      node.aliases().forEach(alias -> byHost.putIfAbsent(lower(alias), node));
      node.gpuUuids().forEach(uuid -> assign(uuid, node));
    }
    inventory.nodes().values().forEach(node -> byHost.put(lower(node.id()), node));
  }

  /** Host names know no case. */
  private static String lower(String host) {
    return host.toLowerCase(Locale.ROOT);
  }

  private void assign(String uuid, Node node) {
    if (byUuid.putIfAbsent(uuid, node) == null) {
      gpusKnown.merge(node.id(), 1, Integer::sum);
    }
  }

  boolean hasRoom(Node node) {
    return gpusKnown.getOrDefault(node.id(), 0) < node.gpuCount();
  }

  /** Counts a GPU as one of a node's if the node has room for it; false where it has not. */
  boolean adopt(String uuid, Node node) {
    if (!hasRoom(node)) {
      return false;
    }
    assign(uuid, node);
    return true;
  }

  boolean has(String uuid) {
    return byUuid.containsKey(uuid);
  }

  Optional<Node> node(String id) {
    return Optional.ofNullable(inventory.nodes().get(id));
  }

  @Override
  public Owner gpu(LabelRoles roles, Map<String, String> labels) {
    Optional<String> uuid = roles.gpus(labels).findFirst();
    if (uuid.isEmpty()) {
      return nameless("a GPU", "UUID");
    }
    Node owner = byUuid.get(uuid.get());
    if (owner != null) {
      return new Found(EntityKind.GPU, uuid.get(), ratedGpu(owner));
    }
    return host(roles, labels)
        .<Owner>map(node -> new Newcomer(uuid.get(), node, ratedGpu(node)))
        .orElseGet(
            () ->
                new Nobody(
                    Rejection.UNKNOWN_ENTITY,
                    uuid.get(),
                    "no node has this GPU, and no label names a node of the inventory"));
  }

  @Override
  public Owner node(LabelRoles roles, Map<String, String> labels) {
    return host(roles, labels)
        .<Owner>map(Roster::found)
        .orElseGet(
            () ->
                roles
                    .hosts(labels)
                    .findFirst()
                    .<Owner>map(
                        host ->
                            new Nobody(
                                Rejection.UNKNOWN_ENTITY,
                                host,
                                "the inventory has no node of this name, nor with this alias"))
                    .orElseGet(() -> nameless("a node", "Hostname, node or instance")));
  }

  @Override
  public Owner cpuHost(LabelRoles roles, Map<String, String> labels) {
    Optional<Node> host = host(roles, labels);
    if (host.filter(node -> node.gpuCount() > 0).isPresent()) {
      return new Nobody(
          Rejection.UNSUPPORTED_KIND, "", "the CPUs' power is not the node's where it has GPUs");
    }
    return host.<Owner>map(Roster::found).orElseGet(() -> node(roles, labels));
  }

  @Override
  public Owner meter(LabelRoles roles, Map<String, String> labels) {
    Optional<String> meter = roles.meters(labels).findFirst();
    if (meter.isEmpty()) {
      return nameless("a meter", "meter");
    }
    return inventory.meters().containsKey(meter.get())
        ? new Found(EntityKind.METER, meter.get(), 0)
        : new Nobody(
            Rejection.UNKNOWN_ENTITY, meter.get(), "the inventory has no meter of this id");
  }

  private Optional<Node> host(LabelRoles roles, Map<String, String> labels) {
    return roles
        .hosts(labels)
        .flatMap(host -> Optional.ofNullable(byHost.get(lower(host))).stream())
        .findFirst();
  }

  private static Owner found(Node node) {
    return new Found(EntityKind.NODE, node.id(), node.rated().milliwatts());
  }

  private long ratedGpu(Node node) {
    return Optional.ofNullable(inventory.gpuModels().get(node.gpuModel()))
        .map(GpuModel::rated)
        .orElse(Power.ZERO)
        .milliwatts();
  }

  static Nobody nameless(String what, String label) {
    return new Nobody(
        Rejection.NO_IDENTITY, "", "no label names %s, such as %s".formatted(what, label));
  }
}
