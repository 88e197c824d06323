package eu.megawatt.telemetry.record;

import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.inventory.InventoryDomain;
import eu.megawatt.fleet.inventory.Node;
import eu.megawatt.fleet.inventory.Rack;
import eu.megawatt.fleet.unit.Split;
import eu.megawatt.telemetry.energy.Share;
import eu.megawatt.telemetry.energy.Used;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * The records of domains and sites as sums of their nodes'. What hangs on two partners counts half
 * in each and in what is above only one of them, whole in what is above both.
 */
final class Sums {

  private final Inventory inventory;

  /** For each rack and each of its feeds, the subjects that carry that feed's part. */
  private final Map<String, List<List<Subject>>> carriers = new HashMap<>();

  private final Map<String, Subject> sites = new HashMap<>();

  Sums(Inventory inventory) {
    this.inventory = inventory;
    for (Rack rack : inventory.racks().values()) {
      List<List<Subject>> feeds = new ArrayList<>();
      for (InventoryDomain feed : inventory.domainsOf(rack)) {
        feeds.add(
            inventory.path(feed).stream()
                .map(domain -> new Subject(RecordScope.DOMAIN, domain.id()))
                .toList());
      }
      carriers.put(rack.id(), feeds);
      sites.put(rack.id(), new Subject(RecordScope.SITE, inventory.siteOf(rack).id()));
    }
  }

  /** All domains and sites. */
  List<Subject> subjects() {
    List<Subject> all = new ArrayList<>();
    inventory.domains().keySet().forEach(id -> all.add(domain(id)));
    inventory.sites().keySet().forEach(id -> all.add(site(id)));
    return all;
  }

  /** One record for each domain and site; vacated where it has neither nodes nor a meter. */
  List<QuarterRecord> of(
      long startMillis, Collection<QuarterRecord> nodes, Map<Subject, Long> meters) {
    Map<Subject, Sum> sums = new HashMap<>();
    for (QuarterRecord record : nodes) {
      Node node = inventory.nodes().get(record.subject().id());
      if (node != null) {
        add(record, node.rack(), sums);
      }
    }
    List<QuarterRecord> records = new ArrayList<>();
    for (Subject subject : subjects()) {
      Long meter = meters.get(subject);
      records.add(
          sums.getOrDefault(subject, new Sum())
              .record(
                  subject,
                  startMillis,
                  meter == null ? OptionalLong.empty() : OptionalLong.of(meter)));
    }
    return records;
  }

  private void add(QuarterRecord record, String rack, Map<Subject, Sum> sums) {
    List<List<Subject>> feeds = carriers.getOrDefault(rack, List.of());
    for (int feed = 0; feed < feeds.size(); feed++) {
      for (Subject domain : feeds.get(feed)) {
        sums.computeIfAbsent(domain, _ -> new Sum()).add(record, feeds.size(), feed);
      }
    }
    Subject site = sites.get(rack);
    if (site != null) {
      sums.computeIfAbsent(site, _ -> new Sum()).add(record, 1, 0);
    }
  }

  static Subject domain(String id) {
    return new Subject(RecordScope.DOMAIN, id);
  }

  static Subject site(String id) {
    return new Subject(RecordScope.SITE, id);
  }

  private static final class Sum {

    private Share gpus = Share.NONE;
    private Share rest = Share.NONE;
    private long expectedMillis;
    private final Map<String, Used> classes = new TreeMap<>();

    void add(QuarterRecord record, int parts, int index) {
      gpus = gpus.plus(record.gpus().part(parts, index));
      rest = rest.plus(record.rest().part(parts, index));
      expectedMillis += Split.equally(record.expectedMillis(), parts, index);
      ClassParts.of(record, parts, index)
          .forEach((name, used) -> classes.merge(name, used, Used::plus));
    }

    QuarterRecord record(Subject subject, long startMillis, OptionalLong meter) {
      return QuarterRecord.of(subject, startMillis, gpus, rest, expectedMillis, classes, meter);
    }
  }
}
