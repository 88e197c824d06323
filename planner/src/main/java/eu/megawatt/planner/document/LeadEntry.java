package eu.megawatt.planner.document;

import static java.util.Objects.requireNonNull;

import eu.megawatt.fleet.document.Shape;
import eu.megawatt.planner.leadtime.LeadItem;
import java.time.Period;
import org.jspecify.annotations.Nullable;

/** A lead time as read. */
final class LeadEntry {

  static final Shape<LeadEntry> SHAPE =
      Shape.<LeadEntry>of("a lead time object")
          .required("name", (in, its) -> its.name = in.text())
          .required("lead", (in, its) -> its.lead = Fields.period(in))
          .optional("beforeOperation", (in, its) -> its.before = Fields.period(in))
          .optional("isOfGreenField", (in, its) -> its.isOfGreenField = in.flag())
          .required("source", (in, its) -> its.source = in.text());

  private @Nullable String name;
  private @Nullable Period lead;
  private @Nullable Period before = Period.ZERO;
  private boolean isOfGreenField;
  private @Nullable String source;

  LeadItem complete() {
    return new LeadItem(
        requireNonNull(name),
        requireNonNull(lead),
        requireNonNull(before),
        isOfGreenField,
        requireNonNull(source));
  }
}
