package eu.megawatt.telemetry.live;

import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.inventory.InventoryDomain;
import eu.megawatt.fleet.inventory.Rack;
import eu.megawatt.fleet.site.Measures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The power domains of a fleet and the feeds of its racks, numbered so that everything below a
 * domain is one interval of numbers: a parent comes before its children, and the children follow at
 * once. A link is one feed of one rack. Immutable.
 */
final class PowerTree {

  /** The number of nothing. */
  static final int NONE = -1;

  private final List<InventoryDomain> domains;
  private final Map<String, Integer> numbers;
  private final int[] parent;
  private final int[] end;
  private final int[] partner;
  private final int[] depth;
  private final int[] linkRack;
  private final int[] linkFeed;
  private final int[] linkOther;
  private final int[] firstLink;
  private final int[][] racksBelow;

  private PowerTree(Inventory inventory) {
    domains = inventory.domainsInOrder();
    numbers = HashMap.newHashMap(domains.size());
    for (int i = 0; i < domains.size(); i++) {
      numbers.put(domains.get(i).id(), i);
    }
    parent = domains.stream().mapToInt(it -> number(it.parent().orElse(""))).toArray();
    partner = domains.stream().mapToInt(it -> number(it.partner().orElse(""))).toArray();
    depth = new int[domains.size()];
    end = new int[domains.size()];
    for (int i = 0; i < domains.size(); i++) {
      depth[i] = parent[i] == NONE ? 0 : depth[parent[i]] + 1;
    }
    for (int i = domains.size() - 1; i >= 0; i--) {
      end[i] = Math.max(end[i], i + 1);
      if (parent[i] != NONE) {
        end[parent[i]] = Math.max(end[parent[i]], end[i]);
      }
    }
    List<Link> links = links(inventory);
    linkRack = links.stream().mapToInt(Link::rack).toArray();
    linkFeed = links.stream().mapToInt(Link::feed).toArray();
    linkOther = links.stream().mapToInt(Link::other).toArray();
    firstLink = new int[domains.size() + 1];
    int link = 0;
    for (int i = 0; i <= domains.size(); i++) {
      while (link < linkFeed.length && linkFeed[link] < i) {
        link++;
      }
      firstLink[i] = link;
    }
    racksBelow = new int[domains.size()][];
    for (int i = 0; i < domains.size(); i++) {
      racksBelow[i] =
          Arrays.stream(linkRack, firstLink(i), lastLink(i)).distinct().sorted().toArray();
    }
  }

  static PowerTree of(Inventory inventory) {
    return new PowerTree(inventory);
  }

  private record Link(int rack, int feed, int other) {}

  private List<Link> links(Inventory inventory) {
    List<Link> links = new ArrayList<>();
    int number = 0;
    for (Rack rack : inventory.racks().values()) {
      int[] feeds =
          rack.domains().stream().mapToInt(this::number).filter(it -> it != NONE).toArray();
      for (int i = 0; i < feeds.length; i++) {
        links.add(new Link(number, feeds[i], feeds.length == 2 ? feeds[1 - i] : NONE));
      }
      number++;
    }
    links.sort((a, b) -> Integer.compare(a.feed(), b.feed()));
    return links;
  }

  int size() {
    return domains.size();
  }

  InventoryDomain domain(int number) {
    return domains.get(number);
  }

  /** The number of a domain; {@link #NONE} where there is none of that id. */
  int number(String id) {
    return numbers.getOrDefault(id, NONE);
  }

  int parent(int domain) {
    return parent[domain];
  }

  /** The other feed of an A/B pair, or {@link #NONE}. */
  int partner(int domain) {
    return partner[domain];
  }

  /** Steps up to the root. */
  int depth(int domain) {
    return depth[domain];
  }

  /** Everything below a domain, itself included, has numbers from its own up to before this. */
  int end(int domain) {
    return end[domain];
  }

  boolean isBelow(int domain, int other) {
    return domain >= other && domain < end[other];
  }

  boolean isFacilitySide(int domain) {
    return domains.get(domain).measures() == Measures.FACILITY;
  }

  /** The first link of a domain or of one below it. */
  int firstLink(int domain) {
    return firstLink[domain];
  }

  /** One past the last link of a domain and of those below it. */
  int lastLink(int domain) {
    return firstLink[end[domain]];
  }

  int links() {
    return linkRack.length;
  }

  int rackOf(int link) {
    return linkRack[link];
  }

  int feedOf(int link) {
    return linkFeed[link];
  }

  /** The other feed of the link's rack, or {@link #NONE} where it has one feed. */
  int otherFeedOf(int link) {
    return linkOther[link];
  }

  /** The racks that a domain carries, each once. */
  int[] racksBelow(int domain) {
    return racksBelow[domain];
  }
}
