package eu.megawatt.fleet.inventory.document;

import static java.util.Objects.requireNonNull;

import eu.megawatt.fleet.document.Entry;
import eu.megawatt.fleet.document.Issues;
import eu.megawatt.fleet.document.Shape;
import eu.megawatt.fleet.inventory.GpuModel;
import eu.megawatt.fleet.inventory.document.Watts.Bounds;
import org.jspecify.annotations.Nullable;

/** A GPU model as read. */
final class GpuModelEntry extends Entry {

  static final Shape<GpuModelEntry> SHAPE =
      Shape.<GpuModelEntry>of("a GPU model object")
          .required("id", (in, model) -> model.id = Line.id(in))
          .required("vendor", (in, model) -> model.vendor = Line.readShared(in))
          .required("ratedW", (in, model) -> model.rated = Watts.read(in))
          .required("idleW", (in, model) -> model.idle = Watts.read(in));

  private @Nullable String vendor;
  private @Nullable Watts rated;
  @Nullable Watts idle;

  void check(Issues issues) {
    boolean ratedIn = rated != null && rated.check(Bounds.GPU_RATED, pointer("ratedW"), issues);
    boolean idleIn = idle != null && idle.check(Bounds.GPU_IDLE, pointer("idleW"), issues);
    if (ratedIn && idleIn && requireNonNull(idle).value() > requireNonNull(rated).value()) {
      issues.add(
          requireNonNull(idle).at(),
          pointer("idleW"),
          "%d W idle is more than the rating of %d W"
              .formatted(requireNonNull(idle).value(), requireNonNull(rated).value()));
    }
  }

  GpuModel complete() {
    return new GpuModel(
        requireNonNull(id).value(),
        requireNonNull(vendor),
        requireNonNull(rated).power(),
        requireNonNull(idle).power());
  }
}
