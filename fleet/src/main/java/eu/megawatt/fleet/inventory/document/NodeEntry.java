package eu.megawatt.fleet.inventory.document;

import static java.util.Objects.requireNonNull;

import eu.megawatt.fleet.document.Entry;
import eu.megawatt.fleet.document.Issues;
import eu.megawatt.fleet.document.Range;
import eu.megawatt.fleet.document.Shape;
import eu.megawatt.fleet.document.Text;
import eu.megawatt.fleet.inventory.Node;
import eu.megawatt.fleet.inventory.document.Watts.Bounds;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A node as read. */
final class NodeEntry extends Entry {

  static final Shape<NodeEntry> SHAPE =
      Shape.<NodeEntry>of("a node object")
          .required("id", (in, node) -> node.id = Line.id(in))
          .required("rack", (in, node) -> node.rack = Line.id(in))
          .required("gpuModel", (in, node) -> node.gpuModel = Line.id(in))
          .required("gpuCount", (in, node) -> node.gpuCount = in.whole(Range.GPUS_OF_A_NODE))
          .optional(
              "gpuUuids",
              (in, node) -> {
                node.uuidsAt = in.at();
                node.gpuUuids = Line.ids(in);
              })
          .required("ratedW", (in, node) -> node.rated = Watts.read(in))
          .required("baseW", (in, node) -> node.base = Watts.read(in))
          .optional("aliases", (in, node) -> node.aliases = Line.ids(in))
          .optional("inServiceFrom", (in, node) -> node.from = in.isNull() ? null : in.instant())
          .optional(
              "retiredAt",
              (in, node) -> {
                node.retiredAtAt = in.at();
                node.retiredAt = in.isNull() ? null : in.instant();
              })
          .optional("nvlinkDomain", (in, node) -> node.nvlinkDomain = Line.idOrNull(in));

  @Nullable Text rack;
  @Nullable Text gpuModel;
  List<Text> gpuUuids = List.of();
  List<Text> aliases = List.of();
  private int gpuCount;
  private long uuidsAt;
  private @Nullable Watts rated;
  private @Nullable Watts base;
  private @Nullable Instant from;
  private @Nullable Instant retiredAt;
  private long retiredAtAt;
  private @Nullable Text nvlinkDomain;

  /** What can be said of the node alone, and of it beside its GPUs' model where that is known. */
  void check(@Nullable GpuModelEntry model, Issues issues) {
    if (gpuCount > 0 && gpuUuids.size() > gpuCount) {
      issues.add(
          uuidsAt,
          pointer("gpuUuids"),
          "%d UUIDs for %d GPUs; there are as many or fewer".formatted(gpuUuids.size(), gpuCount));
    }
    if (from != null && retiredAt != null && !from.isBefore(retiredAt)) {
      issues.add(
          retiredAtAt,
          pointer("retiredAt"),
          "the node is retired at %s, but in service only from %s".formatted(retiredAt, from));
    }
    boolean ratedIn = rated != null && rated.check(Bounds.NODE_RATED, pointer("ratedW"), issues);
    boolean baseIn = base != null && base.check(Bounds.NODE_BASE, pointer("baseW"), issues);
    if (ratedIn && baseIn) {
      checkIdle(model == null ? null : model.idle, issues);
    }
  }

  private void checkIdle(@Nullable Watts idleGpu, Issues issues) {
    long ofGpus = idleGpu == null ? 0 : idleGpu.value() * gpuCount;
    long idle = requireNonNull(base).value() + ofGpus;
    if (idle > requireNonNull(rated).value()) {
      issues.add(
          requireNonNull(rated).at(),
          pointer("ratedW"),
          "%d W is less than the %d W that the node draws idle: baseW and its %d idle GPUs"
              .formatted(requireNonNull(rated).value(), idle, gpuCount));
    }
  }

  Node complete() {
    return new Node(
        requireNonNull(id).value(),
        requireNonNull(rack).value(),
        requireNonNull(gpuModel).value(),
        gpuCount,
        gpuUuids.stream().map(Text::value).toList(),
        requireNonNull(rated).power(),
        requireNonNull(base).power(),
        aliases.stream().map(Text::value).toList(),
        Optional.ofNullable(from),
        Optional.ofNullable(retiredAt),
        Optional.ofNullable(nvlinkDomain).map(Text::value));
  }
}
