package eu.megawatt.planner.document;

import static java.util.Objects.requireNonNull;

import eu.megawatt.fleet.document.Cursor;
import eu.megawatt.fleet.document.Entry;
import eu.megawatt.fleet.document.Issues;
import eu.megawatt.fleet.document.Range;
import eu.megawatt.fleet.document.Shape;
import eu.megawatt.planner.capacity.DemandStream;
import eu.megawatt.planner.capacity.Growth;
import eu.megawatt.planner.capacity.Growth.Forecast.Point;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** A demand that is there and grows, as read: by a rate, or along a forecast. */
final class DemandEntry extends Entry {

  static final Shape<DemandEntry> SHAPE =
      Shape.<DemandEntry>of("a demand object")
          .required(
              "id",
              (in, its) -> {
                its.at = in.at();
                its.id = in.id();
              })
          .required("profile", (in, its) -> its.profile = in.text())
          .required("tenant", (in, its) -> its.tenant = in.text())
          .required("workKind", (in, its) -> its.workKind = in.text())
          .required("gpuType", (in, its) -> its.gpuType = in.text())
          .optional("startKw", (in, its) -> its.startKw = in.number(Range.NOT_NEGATIVE))
          .optional("growth", (in, its) -> its.rate = Optional.of(RateEntry.read(in)))
          .optional("forecast", (in, its) -> in.items("points", it -> its.points.read(it)));

  private long at;
  private @Nullable String profile;
  private @Nullable String tenant;
  private @Nullable String workKind;
  private @Nullable String gpuType;
  private double startKw;
  private Optional<RateEntry> rate = Optional.empty();
  private final Points points = new Points();

  /** A growth as read. */
  private static final class RateEntry {
    private static final Shape<RateEntry> SHAPE =
        Shape.<RateEntry>of("a growth object")
            .required("meanRatio", (in, its) -> its.mean = in.number(Range.ANY))
            .required("deviationRatio", (in, its) -> its.deviation = in.number(Range.NOT_NEGATIVE));

    private double mean;
    private double deviation;

    static RateEntry read(Cursor in) throws IOException {
      RateEntry entry = new RateEntry();
      SHAPE.read(in, entry);
      if (entry.mean <= -1) {
        in.issue("a growth of %s a year leaves nothing; it is above -1".formatted(entry.mean));
      }
      return entry;
    }
  }

  /** A forecast as read. */
  private static final class Points {
    private static final Shape<PointEntry> SHAPE =
        Shape.<PointEntry>of("a point of a forecast")
            .required("day", (in, its) -> its.day = Fields.date(in))
            .required("medianKw", (in, its) -> its.median = in.number(Range.NOT_NEGATIVE))
            .optional(
                "p10Kw", (in, its) -> its.p10 = OptionalDouble.of(in.number(Range.NOT_NEGATIVE)))
            .optional(
                "p90Kw", (in, its) -> its.p90 = OptionalDouble.of(in.number(Range.NOT_NEGATIVE)));

    private final List<PointEntry> all = new ArrayList<>();

    void read(Cursor in) throws IOException {
      PointEntry entry = new PointEntry();
      SHAPE.read(in, entry);
      PointEntry before = all.isEmpty() ? entry : all.getLast();
      if (before != entry
          && before.day != null
          && entry.day != null
          && !entry.day.isAfter(before.day)) {
        in.issue("%s is not after %s; points are in order".formatted(entry.day, before.day));
      }
      if (entry.p10() > entry.median || entry.median > entry.p90()) {
        in.issue(
            "P10, P50 and P90 are %s, %s and %s kW; they rise"
                .formatted(entry.p10(), entry.median, entry.p90()));
      }
      all.add(entry);
    }
  }

  private static final class PointEntry {
    private @Nullable LocalDate day;
    private double median;
    private OptionalDouble p10 = OptionalDouble.empty();
    private OptionalDouble p90 = OptionalDouble.empty();

    /** What is left out is as sure as the median. */
    double p10() {
      return p10.orElse(median);
    }

    double p90() {
      return p90.orElse(median);
    }

    Point complete() {
      return new Point(requireNonNull(day), median, p10(), p90());
    }
  }

  void check(Issues issues) {
    boolean hasForecast = points.all.size() > 1;
    if (rate.isPresent() == hasForecast) {
      issues.add(
          at,
          pointer,
          "a demand has a growth, or a forecast of two points or more; here are both or neither");
    }
  }

  DemandStream complete() {
    Growth growth =
        rate.<Growth>map(it -> new Growth.Compound(it.mean, it.deviation))
            .orElseGet(
                () -> new Growth.Forecast(points.all.stream().map(PointEntry::complete).toList()));
    return new DemandStream(
        requireNonNull(id).value(),
        requireNonNull(profile),
        requireNonNull(tenant),
        requireNonNull(workKind),
        requireNonNull(gpuType),
        startKw,
        growth);
  }
}
