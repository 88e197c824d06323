package eu.megawatt.planner.document;

import static java.util.Objects.requireNonNull;

import eu.megawatt.fleet.document.Cursor;
import eu.megawatt.fleet.document.Range;
import eu.megawatt.fleet.document.Shape;
import eu.megawatt.planner.buildout.BuildCase;
import eu.megawatt.planner.buildout.ask.Conditions;
import eu.megawatt.planner.outlook.Question;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How build-outs are judged, as read. */
final class ConditionsEntry {

  private static final int ALL = 1_000;
  private static final int MOST_RESERVE = 900;
  private static final int MOST_DRAWS = 10_000;

  /** What a kW may cost for a year at most: a hundred thousand EUR a quarter. */
  private static final long MOST_EURO_PER_KW_YEAR = 400_000;

  /** A hundred billion EUR. */
  private static final long MOST_EURO = 100_000_000_000L;

  private static final Shape<ConditionsEntry> SHAPE =
      Shape.<ConditionsEntry>of("a conditions object")
          .required("from", (in, its) -> its.from = firstOfMonth(in))
          .required(
              "quarterCount",
              (in, its) -> its.quarterCount = (int) Limits.whole(in, 1, BuildCase.MOST_QUARTERS))
          .required("discountRatio", (in, its) -> its.discountRatio = in.number(Range.UP_TO_ONE))
          .required("capitalEuroPerYear", (in, its) -> its.readCapital(in))
          .required(
              "shortageEuroPerKwYear",
              (in, its) -> its.shortage = Limits.whole(in, 0, MOST_EURO_PER_KW_YEAR))
          .required("demandPermille", (in, its) -> its.demand = (int) Limits.whole(in, 1, ALL))
          .optional("readyPermille", (in, its) -> its.ready = (int) Limits.whole(in, 0, ALL))
          .optional(
              "reservePermille", (in, its) -> its.reserve = (int) Limits.whole(in, 0, MOST_RESERVE))
          .optional("drawCount", (in, its) -> its.draws = (int) Limits.whole(in, 1, MOST_DRAWS))
          .optional("seed", (in, its) -> its.seed = in.wholeLong())
          .optional("priority", (in, its) -> its.readPriority(in));

  private @Nullable LocalDate from;
  private int quarterCount;
  private double discountRatio;
  private final List<Long> capital = new ArrayList<>();
  private long shortage;
  private int demand;
  private int ready = ALL / 2;
  private int reserve = Question.USUAL_RESERVE_PERMILLE;
  private int draws = ALL;
  private long seed = 1;
  private final List<String> priority = new ArrayList<>();

  void read(Cursor in) throws IOException {
    SHAPE.read(in, this);
  }

  private static @Nullable LocalDate firstOfMonth(Cursor in) throws IOException {
    LocalDate day = Fields.date(in);
    if (day != null && day.getDayOfMonth() != 1) {
      in.issue("%s is not the first day of a month; quarters begin with one".formatted(day));
      return null;
    }
    return day;
  }

  private void readCapital(Cursor in) throws IOException {
    in.items("whole numbers", it -> capital.add(Limits.whole(it, 0, MOST_EURO)));
    if (capital.isEmpty()) {
      in.issue("at least one year needs its capital; the last one holds on");
    }
  }

  private void readPriority(Cursor in) throws IOException {
    priority.addAll(in.strings());
    if (priority.stream().distinct().count() < priority.size()) {
      in.issue("each profile stands here once");
    }
  }

  Conditions complete() {
    return new Conditions(
        requireNonNull(from),
        quarterCount,
        discountRatio,
        capital,
        shortage,
        demand,
        ready,
        reserve,
        draws,
        seed,
        priority);
  }
}
