package eu.megawatt.fleet.inventory;

import eu.megawatt.fleet.site.Measures;
import eu.megawatt.fleet.unit.Power;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A node of a site's power tree as it is built.
 *
 * @param site id of its site
 * @param parent id of the domain that feeds it; empty for the site's grid connection
 * @param partner id of the other feed of an A/B pair; always mutual. What hangs on both draws half
 *     from each, and each alone must carry both
 * @param measures the side of cooling and conversion losses that its limits are on
 * @param limits in the document's order; the least of those active counts
 * @param unmeteredRatio share of its children's sum that it draws in addition without a meter of
 *     its own: losses, switches, lights; 0 to 1
 */
public record InventoryDomain(
    String id,
    String site,
    DomainKind kind,
    Optional<String> parent,
    Optional<String> partner,
    Measures measures,
    List<PowerLimit> limits,
    double unmeteredRatio)
    implements InventoryEntry {

  public InventoryDomain {
    limits = List.copyOf(limits);
  }

  /** The least of the limits active at an instant; empty is "not set", never "without limit". */
  public Optional<PowerLimit> activeLimit(Instant at) {
    return limits.stream()
        .filter(limit -> limit.activeAt(at))
        .min(Comparator.comparing(PowerLimit::limit));
  }

  /** The least of the limits of one kind active at an instant; empty where none is set. */
  public Optional<Power> activeLimit(LimitKind kind, Instant at) {
    return limits.stream()
        .filter(limit -> limit.kind() == kind && limit.activeAt(at))
        .map(PowerLimit::limit)
        .min(Comparator.naturalOrder());
  }
}
