package eu.megawatt.telemetry.live;

import eu.megawatt.fleet.inventory.InventoryDomain;
import eu.megawatt.fleet.unit.Power;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * The roots of a site's power trees together. Of two that are partners only the lesser limit
 * counts: each has to carry both.
 */
final class Connections {

  private final PowerTree tree;
  private final List<Integer> roots = new ArrayList<>();
  private final List<LiveDomain> domains;

  Connections(PowerTree tree, String site, List<LiveDomain> domains) {
    this.tree = tree;
    this.domains = domains;
    for (int domain = 0; domain < tree.size(); domain = tree.end(domain)) {
      if (tree.domain(domain).site().equals(site)) {
        roots.add(domain);
      }
    }
  }

  /** What they draw together, in mW; empty where that is not known of one of them. */
  OptionalLong load() {
    long sum = 0;
    for (int root : roots) {
      OptionalLong load = domains.get(root).milliwatts();
      if (load.isEmpty()) {
        return OptionalLong.empty();
      }
      sum += load.getAsLong();
    }
    return roots.isEmpty() ? OptionalLong.empty() : OptionalLong.of(sum);
  }

  /** The part of it that readings are behind, in mW. */
  long measured(TreeLoads loads) {
    return roots.stream().mapToLong(loads::measuredMilliwatts).sum();
  }

  /** What they may draw together, in mW; empty where one of them has no such limit. */
  OptionalLong limit(Function<InventoryDomain, Optional<Power>> limitOf) {
    long sum = 0;
    for (int root : roots) {
      Optional<Power> limit = limitOf.apply(tree.domain(root));
      int partner = tree.partner(root);
      if (partner != PowerTree.NONE && roots.contains(partner)) {
        Optional<Power> other = limitOf.apply(tree.domain(partner));
        limit = limit.flatMap(mine -> other.map(its -> mine.compareTo(its) < 0 ? mine : its));
        if (partner < root) {
          limit = limit.map(_ -> Power.ZERO);
        }
      }
      if (limit.isEmpty()) {
        return OptionalLong.empty();
      }
      sum += limit.get().milliwatts();
    }
    return roots.isEmpty() ? OptionalLong.empty() : OptionalLong.of(sum);
  }
}
