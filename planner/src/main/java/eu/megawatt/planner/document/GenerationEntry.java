package eu.megawatt.planner.document;

import static java.util.Objects.requireNonNull;

import eu.megawatt.fleet.document.Entry;
import eu.megawatt.fleet.document.Shape;
import eu.megawatt.planner.buildout.ask.Generation;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A generation of GPUs as read. */
final class GenerationEntry extends Entry {

  private static final int USUAL_PERMILLE = 1_000;
  private static final int MOST_PERMILLE = 100_000;
  private static final int MOST_WATTS = 1_000_000;
  private static final long MOST_EURO = 10_000_000;

  static final Shape<GenerationEntry> SHAPE =
      Shape.<GenerationEntry>of("a generation object")
          .required("id", (in, its) -> its.id = in.id())
          .required("wattsPerGpu", (in, its) -> its.watts = (int) Limits.whole(in, 1, MOST_WATTS))
          .required("euroPerGpu", (in, its) -> its.euro = Limits.whole(in, 0, MOST_EURO))
          .optional("lifeYears", (in, its) -> its.lifeYears = Limits.lifeYears(in))
          .optional(
              "performancePermille",
              (in, its) -> its.performance = (int) Limits.whole(in, 1, MOST_PERMILLE))
          .optional("availableFrom", (in, its) -> its.from = Fields.date(in))
          .required("source", (in, its) -> its.source = in.text());

  private int watts;
  private long euro;
  private @Nullable Integer lifeYears;
  private int performance = USUAL_PERMILLE;
  private @Nullable LocalDate from;
  private @Nullable String source;

  Generation complete() {
    return new Generation(
        requireNonNull(id).value(),
        watts,
        euro,
        Optional.ofNullable(lifeYears),
        performance,
        Optional.ofNullable(from),
        requireNonNull(source));
  }
}
