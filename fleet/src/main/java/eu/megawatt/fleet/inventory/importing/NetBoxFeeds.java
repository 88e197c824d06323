package eu.megawatt.fleet.inventory.importing;

import eu.megawatt.fleet.inventory.DomainKind;
import eu.megawatt.fleet.inventory.InventoryDomain;
import eu.megawatt.fleet.inventory.LimitKind;
import eu.megawatt.fleet.inventory.PowerLimit;
import eu.megawatt.fleet.site.Measures;
import eu.megawatt.fleet.unit.Power;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * The power feeds of a NetBox as power domains, one for each side of each rack: feeds of one rack
 * from one panel and of one type (primary, redundant) count as one, with the sum of their limits.
 */
final class NetBoxFeeds {

  /** Root of three, as NetBox itself has it, for line-to-line volts. */
  private static final double THREE_PHASE = 1.732;

  private static final int PERCENT = 100;

  /** Volts and amperes that NetBox can have: 16 bits. */
  private static final int MOST = 65_535;

  /** One side of a rack. */
  private record Side(String panel, String type) {}

  private final Merge merge;
  private final Map<String, List<NetBoxItem>> byRack = new LinkedHashMap<>();

  NetBoxFeeds(Merge merge) {
    this.merge = merge;
  }

  void add(String rack, NetBoxItem feed) {
    byRack.computeIfAbsent(rack, _ -> new ArrayList<>()).add(feed);
  }

  /**
   * Makes the domains of a rack's feeds.
   *
   * @param rack its name in NetBox
   * @param panels ids of power domains by the names of panels at the rack's site
   * @return their ids: none, one, or the two of an A/B pair
   */
  List<String> domains(NetBoxItem rack, String key, String site, Map<String, String> panels) {
    Map<Side, List<NetBoxItem>> sides =
        byRack.getOrDefault(key, List.of()).stream()
            .collect(
                Collectors.groupingBy(NetBoxFeeds::side, LinkedHashMap::new, Collectors.toList()));
    if (sides.size() > 2) {
      rack.add(
          "the rack has feeds of %d panels and types; one, or an A and a B side, are allowed"
              .formatted(sides.size()));
      return List.of();
    }
    List<String> ids = new ArrayList<>();
    sides.forEach((side, feeds) -> ids.add(id(side, feeds, panels)));
    int i = 0;
    for (Map.Entry<Side, List<NetBoxItem>> side : sides.entrySet()) {
      Optional<String> partner = ids.size() == 2 ? Optional.of(ids.get(1 - i)) : Optional.empty();
      put(ids.get(i), site, side.getKey(), side.getValue(), partner, panels);
      i++;
    }
    return ids;
  }

  private static Side side(NetBoxItem feed) {
    return new Side(
        feed.text("power_panel.name").orElse(""), feed.choice("type").orElse("primary"));
  }

  private static String id(Side side, List<NetBoxItem> feeds, Map<String, String> panels) {
    String names =
        feeds.stream().map(feed -> feed.text("name").orElse("")).collect(Collectors.joining("+"));
    return panels.getOrDefault(side.panel(), side.panel()) + "/" + names;
  }

  private void put(
      String id,
      String site,
      Side side,
      List<NetBoxItem> feeds,
      Optional<String> partner,
      Map<String, String> panels) {
    long watts = 0;
    for (NetBoxItem feed : feeds) {
      OptionalLong available = availableWatts(feed);
      if (available.isEmpty()) {
        return;
      }
      watts += available.getAsLong();
    }
    PowerLimit limit =
        PowerLimit.always(
            LimitKind.OPERATING,
            Power.ofWatts((double) watts),
            feeds.stream().map(NetBoxFeeds::words).collect(Collectors.joining(" + ")));
    Optional<InventoryDomain> known = merge.domain(id);
    merge.put(
        new InventoryDomain(
            id,
            site,
            DomainKind.RACK_FEED,
            Optional.of(panels.getOrDefault(side.panel(), side.panel())),
            partner,
            Measures.IT,
            List.of(limit),
            known.map(InventoryDomain::unmeteredRatio).orElse(0.0)),
        feeds.getFirst().pointer());
  }

  /** What may be drawn for good: {@code available_power} where it is said, else computed as it. */
  private static OptionalLong availableWatts(NetBoxItem feed) {
    Optional<Integer> said = feed.whole("available_power").filter(watts -> watts > 0);
    if (said.isPresent()) {
      return OptionalLong.of(said.get());
    }
    Optional<Integer> voltage =
        feed.whole("voltage").filter(it -> it != 0 && it >= -MOST && it <= MOST).map(Math::abs);
    Optional<Integer> amperage = feed.whole("amperage").filter(it -> it > 0 && it <= MOST);
    int percent = feed.whole("max_utilization").orElse(PERCENT);
    if (voltage.isEmpty() || amperage.isEmpty() || percent < 1 || percent > PERCENT) {
      feed.add(
          "voltage",
          "the feed's power is voltage x amperage x max_utilization, which here are %s V, %s A,"
                  .formatted(shown(voltage), shown(amperage))
              + " %d %%".formatted(percent));
      return OptionalLong.empty();
    }
    double phases = feed.choice("phase").orElse("").equals("three-phase") ? THREE_PHASE : 1;
    return OptionalLong.of(
        Math.round((double) voltage.get() * amperage.get() * percent / PERCENT * phases));
  }

  private static String shown(Optional<Integer> value) {
    return value.map(String::valueOf).orElse("no");
  }

  private static String words(NetBoxItem feed) {
    return "%s V, %s A, %s, %s %%"
        .formatted(
            feed.text("voltage").orElse("?"),
            feed.text("amperage").orElse("?"),
            feed.choice("phase").orElse("single-phase"),
            feed.text("max_utilization").orElse("100"));
  }
}
