package eu.megawatt.fleet.inventory.document;

import static java.util.Objects.requireNonNull;

import eu.megawatt.fleet.document.Issues;
import eu.megawatt.fleet.document.Names;
import eu.megawatt.fleet.document.Section;
import eu.megawatt.fleet.document.Text;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Checks where racks stand and that one domain or an A/B pair of their own site feeds them. */
final class RackFeeds {

  /** A place on a hall's floor plan. */
  private record Place(String hall, int row, int position) {}

  private final Section<SiteEntry> sites;
  private final Section<HallEntry> halls;
  private final Section<DomainEntry> domains;
  private final Issues issues;
  private final Map<Place, RackEntry> taken = new HashMap<>();

  RackFeeds(
      Section<SiteEntry> sites,
      Section<HallEntry> halls,
      Section<DomainEntry> domains,
      Issues issues) {
    this.sites = sites;
    this.halls = halls;
    this.domains = domains;
    this.issues = issues;
  }

  void check(RackEntry rack) {
    HallEntry hall = halls.resolve(rack.hall, rack.pointer("hall"), issues);
    checkPlace(rack);
    for (int i = 0; i < rack.domains.size(); i++) {
      checkFeed(rack, i, hall);
    }
    checkNumber(rack);
  }

  private void checkPlace(RackEntry rack) {
    if (rack.hall == null || rack.id == null) {
      return;
    }
    Place place = new Place(rack.hall.value(), rack.row, rack.position);
    RackEntry earlier = taken.putIfAbsent(place, rack);
    if (earlier != null) {
      issues.add(
          rack.id.at(),
          rack.pointer("position"),
          "row %d, position %d of hall %s is where %s stands already"
              .formatted(
                  rack.row,
                  rack.position,
                  Names.quoted(place.hall),
                  Names.quoted(requireNonNull(earlier.id).value())));
    }
  }

  private void checkFeed(RackEntry rack, int index, @Nullable HallEntry hall) {
    Text feed = rack.domains.get(index);
    String pointer = rack.pointer("domains") + "/" + index;
    DomainEntry domain = domains.resolve(feed, pointer, issues);
    if (domain == null || hall == null || domain.site == null || hall.site == null) {
      return;
    }
    boolean known = sites.find(domain.site) != null && sites.find(hall.site) != null;
    if (known && !domain.site.value().equals(hall.site.value())) {
      issues.add(
          feed.at(),
          pointer,
          "%s stands at site %s, but this rack at %s; a rack is fed at its own site"
              .formatted(
                  Names.quoted(feed.value()),
                  Names.quoted(domain.site.value()),
                  Names.quoted(hall.site.value())));
    }
  }

  private void checkNumber(RackEntry rack) {
    switch (rack.domains.size()) {
      case 0, 1 -> {}
      case 2 -> checkPair(rack, rack.domains.getFirst(), rack.domains.getLast());
      default ->
          issues.add(
              rack.domainsAt,
              rack.pointer("domains"),
              "%d power domains; one, or the two partners of an A/B pair, are allowed"
                  .formatted(rack.domains.size()));
    }
  }

  private void checkPair(RackEntry rack, Text one, Text other) {
    DomainEntry first = domains.find(one);
    DomainEntry second = domains.find(other);
    if (first == null || second == null) {
      return;
    }
    boolean partners =
        first.partner != null && Objects.equals(first.partner.value(), other.value());
    if (!partners) {
      issues.add(
          rack.domainsAt,
          rack.pointer("domains"),
          "%s and %s are no A/B pair; a rack with two feeds has partners. Maybe name them as"
                  .formatted(Names.quoted(one.value()), Names.quoted(other.value()))
              + " each other's \"partner\"");
    }
  }
}
