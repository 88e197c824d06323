package eu.megawatt.fleet.document;

import static java.util.Objects.requireNonNull;

import eu.megawatt.fleet.site.Pool;
import org.jspecify.annotations.Nullable;

/** A pool as read. */
final class PoolEntry extends Entry {

  static final Shape<PoolEntry> SHAPE =
      Shape.<PoolEntry>of("a pool object")
          .required("id", (in, pool) -> pool.id = in.id())
          .required("domain", (in, pool) -> pool.domain = in.id())
          .required("gpuType", (in, pool) -> pool.gpuType = in.id())
          .required("gpus", (in, pool) -> pool.gpus = in.series(Range.COUNT));

  @Nullable Text domain;
  @Nullable Text gpuType;
  private @Nullable Values gpus;

  void checkLengths(int slots, Issues issues) {
    if (gpus != null) {
      gpus.checkLength(slots, pointer("gpus"), issues);
    }
  }

  Pool complete(int slots) {
    return new Pool(
        requireNonNull(id).value(),
        requireNonNull(domain).value(),
        requireNonNull(gpuType).value(),
        requireNonNull(gpus).series(slots));
  }
}
