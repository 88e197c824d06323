package eu.megawatt.fleet.inventory.document;

import static java.util.Objects.requireNonNull;

import eu.megawatt.fleet.document.Cursor;
import eu.megawatt.fleet.document.Issues;
import eu.megawatt.fleet.document.Range;
import eu.megawatt.fleet.document.Shape;
import eu.megawatt.fleet.document.Text;
import eu.megawatt.fleet.document.TreeEntry;
import eu.megawatt.fleet.inventory.DomainKind;
import eu.megawatt.fleet.inventory.InventoryDomain;
import eu.megawatt.fleet.inventory.document.Watts.Bounds;
import eu.megawatt.fleet.site.Measures;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A power domain as read. */
final class DomainEntry extends TreeEntry {

  static final Shape<DomainEntry> SHAPE =
      Shape.<DomainEntry>of("a power domain object")
          .required("id", (in, domain) -> domain.id = Line.id(in))
          .required("site", (in, domain) -> domain.site = Line.id(in))
          .required("kind", (in, domain) -> domain.readKind(in))
          .optional("parent", (in, domain) -> domain.parent = Line.idOrNull(in))
          .optional("partner", (in, domain) -> domain.partner = Line.idOrNull(in))
          .required("measures", (in, domain) -> domain.readMeasures(in))
          .optional("limits", (in, domain) -> domain.readLimits(in))
          .optional(
              "unmeteredRatio", (in, domain) -> domain.unmetered = in.number(Range.UP_TO_ONE));

  @Nullable Text partner;
  private @Nullable DomainKind kind;
  private @Nullable Measures measures;
  private final List<LimitEntry> limits = new ArrayList<>();
  private double unmetered;

  private void readKind(Cursor in) throws IOException {
    kind = in.word(DomainKind.class, DomainKind::word, "a kind of power domain");
  }

  private void readMeasures(Cursor in) throws IOException {
    measures = in.word(Measures.class, Measures::word, "a side to measure on");
  }

  private void readLimits(Cursor in) throws IOException {
    in.items("objects", item -> limits.add(new LimitEntry(item)));
  }

  void check(Issues issues) {
    limits.forEach(limit -> limit.check(limitBounds(), issues));
    if (kind == DomainKind.GRID && parent != null) {
      issues.add(
          parent.at(),
          pointer("parent"),
          "a grid connection is the root of its tree; it has no parent");
    }
  }

  /** People think of grid connections in megawatts and of feeds in kilowatts. */
  private Bounds limitBounds() {
    return switch (kind) {
      case GRID, TRANSFORMER, UPS -> Bounds.SITE_LIMIT;
      case BUSWAY, PDU, RACK_FEED -> Bounds.FEED_LIMIT;
      case null -> Bounds.SITE_LIMIT;
    };
  }

  List<LimitEntry> limits() {
    return limits;
  }

  InventoryDomain complete() {
    return new InventoryDomain(
        requireNonNull(id).value(),
        requireNonNull(site).value(),
        requireNonNull(kind),
        Optional.ofNullable(parent).map(Text::value),
        Optional.ofNullable(partner).map(Text::value),
        requireNonNull(measures),
        limits.stream().map(LimitEntry::complete).toList(),
        unmetered);
  }
}
