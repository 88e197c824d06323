package eu.megawatt.telemetry.source.config;

import static java.util.Objects.requireNonNull;

import eu.megawatt.fleet.document.Cursor;
import eu.megawatt.fleet.document.Shape;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A source of many addresses that are asked alike, as read. */
final class TargetsEntry extends PolledEntry {

  /** Addresses that one source may have. */
  static final int MOST_TARGETS = 50_000;

  static final Shape<TargetsEntry> SCRAPE =
      fields(Shape.<TargetsEntry>of("an object of a scraped source"))
          .required("targets", (in, entry) -> entry.read(in, TargetEntry.SCRAPED));

  static final Shape<TargetsEntry> REDFISH =
      fields(Shape.<TargetsEntry>of("an object of a Redfish source"))
          .required("targets", (in, entry) -> entry.read(in, TargetEntry.REDFISH));

  private final List<TargetEntry> targets = new ArrayList<>();

  /** Exporters. */
  static TargetsEntry scraped() {
    return new TargetsEntry(15, 10);
  }

  /** Management controllers. */
  static TargetsEntry controllers() {
    return new TargetsEntry(30, 20);
  }

  private TargetsEntry(double intervalSeconds, double timeoutSeconds) {
    super(intervalSeconds, timeoutSeconds);
  }

  private void read(Cursor in, Shape<TargetEntry> shape) throws IOException {
    String pointer = in.pointer();
    long start = in.at();
    in.items(
        "addresses",
        item -> {
          TargetEntry target = new TargetEntry();
          shape.read(item, target);
          targets.add(target);
        });
    if (targets.isEmpty() || targets.size() > MOST_TARGETS) {
      in.issues()
          .add(
              start,
              pointer,
              "%d addresses; 1 to %d are allowed".formatted(targets.size(), MOST_TARGETS));
    }
  }

  SourceSettings scrape() {
    return new SourceSettings.Scrape(requireNonNull(id).value(), complete(), pace(), access());
  }

  SourceSettings redfish() {
    return new SourceSettings.Redfish(requireNonNull(id).value(), complete(), pace(), access());
  }

  private List<Target> complete() {
    return targets.stream().map(TargetEntry::complete).toList();
  }
}
