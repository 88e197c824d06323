package eu.megawatt.service.telemetry;

import eu.megawatt.fleet.inventory.Rack;
import eu.megawatt.telemetry.live.LiveDevice;
import eu.megawatt.telemetry.live.LiveNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A rack with its nodes and their GPUs. */
public record RackDetail(
    String id,
    String hallId,
    List<String> domainIds,
    Optional<Long> powerW,
    List<NodeDetail> nodes) {

  public RackDetail {
    domainIds = List.copyOf(domainIds);
    nodes = List.copyOf(nodes);
  }

  /**
   * A node.
   *
   * @param state {@code fresh}, {@code partly}, {@code silent} or {@code never} heard
   */
  public record NodeDetail(
      String id,
      String gpuModelId,
      Optional<Long> powerW,
      long ratedW,
      String state,
      List<Device> devices) {

    public NodeDetail {
      devices = List.copyOf(devices);
    }
  }

  /** A GPU's last readings, however old; {@code at} says when the power was read. */
  public record Device(
      String uuid,
      Optional<Long> powerW,
      Optional<Double> temperatureC,
      Optional<Double> utilisationRatio,
      Optional<Instant> at) {

    static Device of(LiveDevice device) {
      return new Device(
          device.uuid(),
          Watts.drawn(device.milliwatts()),
          scaled(device.milliCelsius(), 1e3),
          scaled(device.ppm(), 1e6),
          Watts.boxed(device.atMillis()).map(Instant::ofEpochMilli));
    }

    private static Optional<Double> scaled(OptionalLong value, double of) {
      return Watts.boxed(value).map(it -> it / of);
    }
  }

  public static RackDetail of(Rack rack, List<LiveNode> nodes) {
    List<LiveNode> known = nodes.stream().filter(it -> it.milliwatts().isPresent()).toList();
    return new RackDetail(
        rack.id(),
        rack.hall(),
        rack.domains(),
        known.isEmpty() && !nodes.isEmpty()
            ? Optional.empty()
            : Optional.of(
                Watts.drawn(known.stream().mapToLong(it -> it.milliwatts().orElse(0)).sum())),
        nodes.stream().map(RackDetail::node).toList());
  }

  private static NodeDetail node(LiveNode live) {
    return new NodeDetail(
        live.node().id(),
        live.node().gpuModel(),
        Watts.drawn(live.milliwatts()),
        Watts.drawn(live.node().rated().milliwatts()),
        live.hearing().word(),
        live.devices().stream().map(Device::of).toList());
  }
}
