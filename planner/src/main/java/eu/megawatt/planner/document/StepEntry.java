package eu.megawatt.planner.document;

import static java.util.Objects.requireNonNull;

import eu.megawatt.fleet.document.Entry;
import eu.megawatt.fleet.document.Issues;
import eu.megawatt.fleet.document.Range;
import eu.megawatt.fleet.document.Section;
import eu.megawatt.fleet.document.Shape;
import eu.megawatt.fleet.document.Text;
import eu.megawatt.planner.capacity.Delay;
import eu.megawatt.planner.capacity.StepKind;
import eu.megawatt.planner.capacity.SupplyStep;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A step of supply as read. */
final class StepEntry extends Entry {

  private static final int ALWAYS = 1_000;

  static final Shape<StepEntry> SHAPE =
      Shape.<StepEntry>of("a step object")
          .required("id", (in, its) -> its.id = in.id())
          .required("site", (in, its) -> its.site = in.id())
          .required(
              "kind", (in, its) -> its.kind = in.word(StepKind.class, StepKind::word, "a kind"))
          .required("on", (in, its) -> its.on = Fields.date(in))
          .required(
              "gridKw",
              (in, its) -> {
                its.at = in.at();
                its.gridKw = in.wholeLong();
              })
          .optional("availabilityPermille", (in, its) -> its.available = in.whole(Range.COUNT))
          .optional("delay", (in, its) -> its.delay = DelayEntry.read(in))
          .required("source", (in, its) -> its.source = in.text());

  private @Nullable Text site;
  private @Nullable StepKind kind;
  private @Nullable LocalDate on;
  private long gridKw;
  private long at;
  private int available = ALWAYS;
  private Delay delay = Delay.NONE;
  private @Nullable String source;

  void check(Section<SiteEntry> sites, Issues issues) {
    SiteEntry _ = sites.resolve(site, pointer("site"), issues);
    if (gridKw == 0) {
      issues.add(at, pointer("gridKw"), "a step is some power, more or less than 0");
    }
    if (available > ALWAYS || (available != ALWAYS && kind != StepKind.FLEXIBLE)) {
      issues.add(
          at,
          pointer("availabilityPermille"),
          "%d is not allowed: only what is flexible is away in some hours, and never at hand in more than 1000 of 1000"
              .formatted(available));
    }
  }

  SupplyStep complete() {
    return new SupplyStep(
        requireNonNull(id).value(),
        requireNonNull(site).value(),
        requireNonNull(kind),
        requireNonNull(on),
        gridKw,
        available,
        delay,
        requireNonNull(source));
  }
}
