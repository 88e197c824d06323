package eu.megawatt.fleet.register;

import static java.util.Objects.requireNonNull;

import eu.megawatt.fleet.document.Cursor;
import eu.megawatt.fleet.document.Entry;
import eu.megawatt.fleet.document.Issues;
import eu.megawatt.fleet.document.Names;
import eu.megawatt.fleet.document.Section;
import eu.megawatt.fleet.document.Shape;
import eu.megawatt.fleet.document.Text;
import eu.megawatt.fleet.sovereignty.CapacityStep;
import eu.megawatt.fleet.sovereignty.Place;
import eu.megawatt.fleet.sovereignty.Subject;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A place as read. */
final class PlaceEntry extends Entry {

  static final Shape<PlaceEntry> SHAPE =
      Shape.<PlaceEntry>of("a place object")
          .required("id", (in, place) -> place.id = in.id())
          .required("subjects", (in, place) -> ids(in, "ids of subjects", place.subjects))
          .optional("failover", (in, place) -> ids(in, "ids of places", place.failover))
          .optional("capacity", (in, place) -> place.readCapacity(in));

  private final List<Text> subjects = new ArrayList<>();
  private final List<Text> failover = new ArrayList<>();
  private final List<StepEntry> capacity = new ArrayList<>();

  /** A step of capacity as read. */
  private static final class StepEntry {

    static final Shape<StepEntry> SHAPE =
        Shape.<StepEntry>of("a capacity object")
            .required("from", (in, step) -> step.from = in.instant())
            .required("powerW", (in, step) -> step.readWatts(in))
            .required("firm", (in, step) -> step.firm = in.flag());

    private @Nullable Instant from;
    private long watts;
    private boolean firm;

    private void readWatts(Cursor in) throws IOException {
      watts = in.wholeLong();
      if (watts < 0) {
        in.issue("%d is out of range; it must be 0 or more".formatted(watts));
      }
    }

    CapacityStep complete() {
      return new CapacityStep(requireNonNull(from), watts, firm);
    }
  }

  private static void ids(Cursor in, String noun, List<Text> into) throws IOException {
    in.items(
        noun,
        item -> {
          Text text = item.id();
          if (text != null) {
            into.add(text);
          }
        });
  }

  private void readCapacity(Cursor in) throws IOException {
    in.items(
        "objects",
        item -> {
          StepEntry step = new StepEntry();
          StepEntry.SHAPE.read(item, step);
          capacity.add(step);
        });
  }

  void check(Section<SubjectEntry> known, Section<PlaceEntry> places, Issues issues) {
    for (int i = 0; i < subjects.size(); i++) {
      known.resolve(subjects.get(i), pointer("subjects") + "/" + i, issues);
    }
    for (int i = 0; i < failover.size(); i++) {
      PlaceEntry target = places.resolve(failover.get(i), pointer("failover") + "/" + i, issues);
      if (target == this) {
        issues.add(
            failover.get(i).at(),
            pointer("failover") + "/" + i,
            "%s cannot fail over to itself".formatted(Names.quoted(failover.get(i).value())));
      }
    }
  }

  Place complete(Map<String, Subject> known) {
    return new Place(
        requireNonNull(id).value(),
        subjects.stream().map(it -> requireNonNull(known.get(it.value()))).toList(),
        failover.stream().map(Text::value).distinct().toList(),
        capacity.stream()
            .map(StepEntry::complete)
            .sorted(Comparator.comparing(CapacityStep::from))
            .toList());
  }
}
