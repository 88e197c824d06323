package eu.megawatt.planner.document;

import static java.util.Objects.requireNonNull;

import eu.megawatt.fleet.document.Cursor;
import eu.megawatt.fleet.document.Entry;
import eu.megawatt.fleet.document.Format;
import eu.megawatt.fleet.document.Names;
import eu.megawatt.fleet.document.Range;
import eu.megawatt.fleet.document.Section;
import eu.megawatt.fleet.document.Shape;
import eu.megawatt.planner.power.Oversubscription.Drawn;
import eu.megawatt.planner.power.PowerMode;
import eu.megawatt.planner.power.PowerNode;
import eu.megawatt.planner.power.PowerQuestion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A tree of limits as read, with the modes and measurements that are asked for. */
final class PowerDraft {

  /** Ten gigawatts. */
  private static final long MOST_WATTS = 10_000_000_000L;

  private static final long MOST_NODE_WATTS = 10_000_000L;
  private static final int MOST_PERMILLE = 100_000;
  private static final int MOST_MODES = 100;

  /** Elements of a tree at most: every rack of the largest sites. */
  private static final int MOST_ELEMENTS = 20_000;

  private static final int MOST_LEVELS = 12;

  /** Hours at most, as a file of them has. */
  private static final int MOST_HOURS = 35_064;

  private static final Shape<PowerDraft> SHAPE =
      Shape.<PowerDraft>of("a power tree object")
          .required("format", (in, _) -> Format.read(in, PowerReader.FORMAT))
          .required("name", (in, its) -> its.name = in.text())
          .required("tree", (in, its) -> its.tree = its.element(in, 0))
          .optional("modes", (in, its) -> its.readModes(in))
          .optional("measured", (in, its) -> its.readHours(in))
          .optional("riskRatio", (in, its) -> its.risk = in.number(Range.UP_TO_ONE));

  private static final Shape<ModeEntry> MODE =
      Shape.<ModeEntry>of("a mode object")
          .required("id", (in, its) -> its.id = in.id())
          .required("nodeW", (in, its) -> its.watts = Limits.whole(in, 1, MOST_NODE_WATTS))
          .optional(
              "speedPermille", (in, its) -> its.speed = (int) Limits.whole(in, 0, MOST_PERMILLE));

  private static final Shape<HourDraft> HOUR =
      Shape.<HourDraft>of("an hour object")
          .required("meanW", (in, its) -> its.mean = in.number(Range.POSITIVE))
          .optional("deviationW", (in, its) -> its.deviation = in.number(Range.NOT_NEGATIVE));

  private final Set<String> ids = new HashSet<>();
  private final Section<ModeEntry> modes = new Section<>("a mode", MODE, ModeEntry::new);
  private final List<HourDraft> hours = new ArrayList<>();
  private @Nullable String name;
  private @Nullable ElementDraft tree;
  private double risk = PowerQuestion.USUAL_RISK_RATIO;

  private static final class ModeEntry extends Entry {
    private long watts = 1;
    private int speed = 1_000;
  }

  private static final class HourDraft {
    private double mean;
    private double deviation;
  }

  private static final class ElementDraft {
    private @Nullable String id;
    private long limit;
    private long other;
    private OptionalInt slots = OptionalInt.empty();
    private final List<ElementDraft> children = new ArrayList<>();

    PowerNode complete() {
      return new PowerNode(
          requireNonNull(id),
          limit,
          other,
          slots,
          children.stream().map(ElementDraft::complete).toList());
    }
  }

  void read(Cursor in) throws IOException {
    SHAPE.read(in, this);
  }

  private ElementDraft element(Cursor in, int depth) throws IOException {
    ElementDraft element = new ElementDraft();
    if (depth == MOST_LEVELS) {
      in.issue("a tree has %d levels at most".formatted(MOST_LEVELS));
      in.skip();
      return element;
    }
    Shape.<ElementDraft>of("an element object")
        .required("id", (it, its) -> its.id = id(it))
        .required("limitW", (it, its) -> its.limit = Limits.whole(it, 0, MOST_WATTS))
        .optional("otherW", (it, its) -> its.other = Limits.whole(it, 0, MOST_WATTS))
        .optional("slotCount", (it, its) -> its.slots = OptionalInt.of(it.whole(Range.COUNT)))
        .optional(
            "children",
            (it, its) -> it.items("objects", child -> its.children.add(element(child, depth + 1))))
        .read(in, element);
    return element;
  }

  private @Nullable String id(Cursor in) throws IOException {
    String id = in.text();
    if (id != null && !ids.add(id)) {
      in.issue(Names.quoted(id) + " is the id of another element already");
    }
    if (ids.size() == MOST_ELEMENTS + 1) {
      in.issue("a tree has %d elements at most".formatted(MOST_ELEMENTS));
    }
    return id;
  }

  private void readModes(Cursor in) throws IOException {
    modes.read(in);
    if (modes.items().size() > MOST_MODES) {
      in.issue(
          "there are %d modes; at most %d are looked at"
              .formatted(modes.items().size(), MOST_MODES));
    }
  }

  private void readHours(Cursor in) throws IOException {
    in.items(
        "objects",
        it -> {
          HourDraft hour = new HourDraft();
          HOUR.read(it, hour);
          hours.add(hour);
        });
    if (hours.size() > MOST_HOURS) {
      in.issue("there are %d hours; at most %d are read".formatted(hours.size(), MOST_HOURS));
    }
  }

  PowerQuestion complete() {
    return new PowerQuestion(
        requireNonNull(name),
        requireNonNull(tree).complete(),
        modes.items().stream()
            .map(it -> new PowerMode(requireNonNull(it.id).value(), it.watts, it.speed))
            .toList(),
        hours.stream().map(it -> new Drawn(it.mean, it.deviation)).toList(),
        risk);
  }
}
