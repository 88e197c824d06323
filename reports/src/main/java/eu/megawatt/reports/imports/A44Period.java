package eu.megawatt.reports.imports;

import eu.megawatt.fleet.document.Names;
import eu.megawatt.reports.series.Step;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/** One Period element of an A44 document: a time cut into positions of one length, with prices. */
final class A44Period {

  private static final Map<String, Duration> RESOLUTIONS =
      new TreeMap<>(
          Map.of(
              "PT15M", Duration.ofMinutes(15),
              "PT30M", Duration.ofMinutes(30),
              "PT60M", Duration.ofMinutes(60)));

  /** Positions of a period: those of a leap year and a day in quarter hours. */
  private static final int MOST_POSITIONS = 367 * 96;

  private static final Pattern POSITION = Pattern.compile("\\d{1,6}");

  private record Text(String value, String pointer) {}

  private record Point(String position, String price, String pointer) {}

  private final String pointer;
  private final Gathering into;
  private Text start;
  private Text end;
  private Text resolution;
  private final List<Point> points = new ArrayList<>();

  private A44Period(String pointer, Gathering into) {
    this.pointer = pointer;
    this.into = into;
    start = end = resolution = new Text("", pointer);
  }

  /** Reads the element that a cursor is at. */
  static A44Period read(XmlCursor xml, Gathering into) {
    A44Period period = new A44Period(xml.pointer(), into);
    xml.children(
        name -> {
          switch (name) {
            case "timeInterval" -> period.readInterval(xml);
            case "resolution" -> period.resolution = text(xml);
            case "Point" -> period.readPoint(xml);
            default -> {}
          }
        });
    return period;
  }

  private void readInterval(XmlCursor xml) {
    xml.children(
        name -> {
          switch (name) {
            case "start" -> start = text(xml);
            case "end" -> end = text(xml);
            default -> {}
          }
        });
  }

  private void readPoint(XmlCursor xml) {
    into.row();
    String at = xml.pointer();
    String[] found = {"", ""};
    xml.children(
        name -> {
          switch (name) {
            case "position" -> found[0] = xml.text();
            case "price.amount" -> found[1] = xml.text();
            default -> {}
          }
        });
    points.add(new Point(found[0], found[1], at));
  }

  private static Text text(XmlCursor xml) {
    String at = xml.pointer();
    return new Text(xml.text(), at);
  }

  /** Hands over the steps, each with where its price stands. */
  void addSteps(boolean repeating, BiConsumer<Step, String> add) {
    Optional<Instant> from = instant(start, "start");
    Optional<Instant> to = instant(end, "end");
    Optional<Duration> length = length();
    if (from.isPresent() && to.isPresent() && length.isPresent()) {
      int count = count(from.get(), to.get(), length.get());
      if (count > 0) {
        fill(new Slots(from.get(), length.get(), count), repeating, add);
      }
    }
  }

  private Optional<Instant> instant(Text text, String name) {
    Optional<Instant> instant = Accepted.instant(text.value());
    if (text.value().isEmpty()) {
      issue(pointer, "the period has no timeInterval with a " + name);
    } else if (instant.isEmpty()) {
      issue(text.pointer(), Accepted.noInstant(text.value()));
    }
    return instant;
  }

  private Optional<Duration> length() {
    Optional<Duration> length = Optional.ofNullable(RESOLUTIONS.get(resolution.value()));
    if (length.isEmpty()) {
      issue(
          resolution.pointer(),
          Names.unknown(resolution.value(), "a resolution of prices", RESOLUTIONS.keySet()));
    }
    return length;
  }

  /** How many positions there are; 0 where that cannot be said. */
  private int count(Instant from, Instant to, Duration length) {
    Duration whole = Duration.between(from, to);
    if (!to.isAfter(from)) {
      issue(end.pointer(), "the period ends at %s, not after it begins at %s".formatted(to, from));
    } else if (whole.toSeconds() % length.toSeconds() != 0) {
      issue(
          pointer,
          "the period from %s to %s is no whole number of %s"
              .formatted(from, to, resolution.value()));
    } else if (whole.dividedBy(length) > MOST_POSITIONS) {
      issue(
          pointer,
          "the period from %s to %s has more than %,d positions, those of a year"
              .formatted(from, to, MOST_POSITIONS));
    } else {
      return (int) whole.dividedBy(length);
    }
    return 0;
  }

  /** Where the positions of the period lie. */
  private record Slots(Instant from, Duration length, int count) {
    private Instant at(int position) {
      return from.plus(length.multipliedBy(position - 1L));
    }

    private Step step(int position, BigDecimal price) {
      return new Step(at(position), at(position + 1), price);
    }
  }

  private void fill(Slots slots, boolean repeating, BiConsumer<Step, String> add) {
    int reached = 0;
    Optional<Step> last = Optional.empty();
    for (Point point : points) {
      int position = position(point, slots.count(), reached);
      Optional<BigDecimal> price = Accepted.number(point.price());
      if (price.isEmpty()) {
        issue(point.pointer() + "/price.amount", Accepted.noNumber(point.price()));
      }
      if (position > 0) {
        between(slots, reached, position, last.filter(_ -> repeating), point.pointer(), add);
        reached = position;
        if (price.isPresent()) {
          Step step = slots.step(position, price.get());
          add.accept(step, point.pointer());
          last = Optional.of(step);
        }
      }
    }
    between(slots, reached, slots.count() + 1, last.filter(_ -> repeating), pointer, add);
  }

  /** The positions between two that are named: the one before again, or missing. */
  private void between(
      Slots slots,
      int before,
      int next,
      Optional<Step> repeated,
      String at,
      BiConsumer<Step, String> add) {
    if (repeated.isPresent()) {
      for (int position = before + 1; position < next; position++) {
        add.accept(slots.step(position, repeated.get().value()), at);
      }
    } else if (next - before > 1) {
      issue(
          at,
          "positions %d to %d are missing, from %s to %s"
              .formatted(before + 1, next - 1, slots.at(before + 1), slots.at(next)));
    }
  }

  /** The position of a point; 0 where it has none that can stand here. */
  private int position(Point point, int count, int reached) {
    boolean isWhole = POSITION.matcher(point.position()).matches();
    int position = isWhole ? Integer.parseInt(point.position()) : 0;
    if (position < 1 || position > count) {
      issue(
          point.pointer() + "/position",
          "%s is not a position from 1 to %d".formatted(Names.quoted(point.position()), count));
    } else if (position <= reached) {
      issue(
          point.pointer() + "/position",
          "position %d stands here after position %d".formatted(position, reached));
    } else {
      return position;
    }
    return 0;
  }

  private void issue(String at, String message) {
    into.findings().issue(at, message);
  }
}
