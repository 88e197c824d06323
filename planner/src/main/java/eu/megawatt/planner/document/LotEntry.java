package eu.megawatt.planner.document;

import static java.util.Objects.requireNonNull;

import eu.megawatt.fleet.document.Entry;
import eu.megawatt.fleet.document.Issues;
import eu.megawatt.fleet.document.Range;
import eu.megawatt.fleet.document.Section;
import eu.megawatt.fleet.document.Shape;
import eu.megawatt.fleet.document.Text;
import eu.megawatt.planner.capacity.Delay;
import eu.megawatt.planner.capacity.GpuLot;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** GPUs that come or go, as read. */
final class LotEntry extends Entry {

  static final Shape<LotEntry> SHAPE =
      Shape.<LotEntry>of("an object of GPUs")
          .required("id", (in, its) -> its.id = in.id())
          .required("site", (in, its) -> its.site = in.id())
          .required("gpuType", (in, its) -> its.gpuType = in.text())
          .required("on", (in, its) -> its.on = Fields.date(in))
          .required(
              "count",
              (in, its) -> {
                its.at = in.at();
                its.count = in.whole(Range.WHOLE);
              })
          .required("wattsPerGpu", (in, its) -> its.watts = in.whole(Range.COUNT_FROM_ONE))
          .optional("delay", (in, its) -> its.delay = DelayEntry.read(in));

  private @Nullable Text site;
  private @Nullable String gpuType;
  private @Nullable LocalDate on;
  private int count;
  private int watts;
  private long at;
  private Delay delay = Delay.NONE;

  void check(Section<SiteEntry> sites, Issues issues) {
    SiteEntry _ = sites.resolve(site, pointer("site"), issues);
    if (count == 0) {
      issues.add(at, pointer("count"), "a lot is some GPUs, or below 0 where they are retired");
    }
  }

  GpuLot complete() {
    return new GpuLot(
        requireNonNull(id).value(),
        requireNonNull(site).value(),
        requireNonNull(gpuType),
        requireNonNull(on),
        count,
        watts,
        delay);
  }
}
