package eu.megawatt.scheduler.nodes;

import eu.megawatt.scheduler.nodes.Choice.Take;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Seats one gang after the other, in the order of time, on the nodes of a pool: in the fewest
 * NVLink domains, of these on the fewest nodes, of these so that the least becomes useless to
 * typical gangs, of these where the fewest domains are broken that were whole, of these where its
 * neighbours end near when it ends. Exact for a gang that fits into one domain, and for one over
 * several where each is a single node; over several larger ones domains and nodes are the fewest,
 * and the rest holds among the sets of domains that are as large as can be but for their smallest.
 */
final class Seating {

  private final List<Domain> domains;
  private final GangFragmentation fragmentation;

  /**
   * @param domains in the order of their names, with their nodes in that of theirs
   */
  Seating(List<Domain> domains, GangFragmentation fragmentation) {
    this.domains = domains;
    this.fragmentation = fragmentation;
  }

  /** The domains of some nodes. */
  static List<Domain> domains(List<NodeBook> byName) {
    Map<String, Domain> domains = new LinkedHashMap<>();
    for (NodeBook book : byName) {
      domains.computeIfAbsent(book.node.domain(), _ -> new Domain()).add(book);
    }
    return List.copyOf(domains.values());
  }

  /** What a gang takes; all that is usable where that is not enough. */
  List<Take> seat(Gang gang) {
    long[] begins = gang.spans().stream().mapToLong(it -> NodeBook.seconds(it.from())).toArray();
    long[] ends = gang.spans().stream().mapToLong(it -> NodeBook.seconds(it.to())).toArray();
    long end = ends[ends.length - 1];
    int most = 0;
    int all = 0;
    int largest = 0;
    for (Domain domain : domains) {
      domain.look(begins, ends);
      most = Math.max(most, domain.usable);
      all += domain.usable;
      for (NodeBook book : domain.books) {
        largest = Math.max(largest, Long.bitCount(book.usable));
      }
    }
    Cover cover = new Cover(fragmentation, gang.gpus(), end, end - begins[0]);
    if (all <= gang.gpus()) {
      return everything();
    }
    if (largest >= gang.gpus()) {
      return onOneNode(gang.gpus(), cover);
    }
    return most >= gang.gpus() ? inOneDomain(gang.gpus(), cover) : inSeveral(gang.gpus(), cover);
  }

  private List<Take> everything() {
    List<Take> takes = new ArrayList<>();
    for (Domain domain : domains) {
      for (NodeBook book : domain.books) {
        if (book.usable != 0) {
          takes.add(new Take(book, Long.bitCount(book.usable)));
        }
      }
    }
    return takes;
  }

  private List<Take> onOneNode(int gpus, Cover cover) {
    Optional<NodeBook> best = Optional.empty();
    long useless = 0;
    boolean breaks = false;
    long apart = 0;
    for (Domain domain : domains) {
      for (NodeBook book : domain.books) {
        if (Long.bitCount(book.usable) < gpus) {
          continue;
        }
        long its = cover.more(book, gpus);
        long away = cover.apart(book, gpus);
        int order = best.isEmpty() ? -1 : Long.compare(its, useless);
        order = order != 0 ? order : Boolean.compare(domain.isWhole, breaks);
        order = order != 0 ? order : Long.compare(away, apart);
        if (order < 0) {
          best = Optional.of(book);
          useless = its;
          breaks = domain.isWhole;
          apart = away;
        }
      }
    }
    return List.of(new Take(best.orElseThrow(), gpus));
  }

  private List<Take> inOneDomain(int gpus, Cover cover) {
    List<Domain> fewest = new ArrayList<>();
    int nodes = Integer.MAX_VALUE;
    for (Domain domain : domains) {
      int its =
          domain.usable < gpus
              ? Integer.MAX_VALUE
              : Cover.fewest(domain.books, gpus).orElse(Integer.MAX_VALUE);
      if (its < nodes) {
        fewest.clear();
        nodes = its;
      }
      if (its == nodes && its < Integer.MAX_VALUE) {
        fewest.add(domain);
      }
    }
    List<Choice> choices = new ArrayList<>();
    Set<Domain.Form> seen = new HashSet<>();
    for (Domain domain : fewest) {
      if (!domain.isLikeOneOf(seen)) {
        choices.add(choice(List.of(domain), nodes, cover));
      }
    }
    return best(choices);
  }

  private Choice choice(List<Domain> of, int nodes, Cover cover) {
    List<NodeBook> books = of.stream().flatMap(it -> it.books.stream()).toList();
    List<Take> takes = cover.of(books, nodes);
    Set<String> touched = new HashSet<>();
    takes.forEach(it -> touched.add(it.book().node.domain()));
    int broken =
        (int)
            of.stream()
                .filter(it -> it.isWhole && touched.contains(it.books.getFirst().node.domain()))
                .count();
    return new Choice(
        takes,
        takes.stream().mapToLong(it -> cover.more(it.book(), it.gpus())).sum(),
        broken,
        takes.stream().mapToLong(it -> cover.apart(it.book(), it.gpus())).sum());
  }

  /** The first of the best. */
  private static List<Take> best(List<Choice> choices) {
    return choices.stream().min(Choice.ORDER).orElseThrow().takes();
  }

  private List<Take> inSeveral(int gpus, Cover cover) {
    List<Domain> largestFirst =
        domains.stream()
            .filter(it -> it.usable > 0)
            .sorted(Comparator.comparingInt((Domain it) -> -it.usable))
            .toList();
    int count = 0;
    int sum = 0;
    while (sum < gpus) {
      sum += largestFirst.get(count).usable;
      count++;
    }
    if (largestFirst.stream().allMatch(it -> it.books.size() == 1)) {
      return cover.of(largestFirst.stream().map(it -> it.books.getFirst()).toList(), count);
    }
    int bound = fewest(domains, gpus);
    List<List<Domain>> sets = new ArrayList<>();
    List<Domain> first = largestFirst.subList(0, count - 1);
    int missing = gpus - first.stream().mapToInt(it -> it.usable).sum();
    Set<Domain.Form> seen = new HashSet<>();
    for (Domain last : largestFirst.subList(count - 1, largestFirst.size())) {
      if (last.usable >= missing && !last.isLikeOneOf(seen)) {
        List<Domain> set = new ArrayList<>(first);
        set.add(last);
        sets.add(set);
      }
    }
    int nodes = sets.stream().mapToInt(it -> fewest(it, gpus)).min().orElse(Integer.MAX_VALUE);
    if (nodes > bound) {
      List<Domain> set = new FewestNodes(largestFirst, count, gpus).domains();
      nodes = Math.min(nodes, fewest(set, gpus));
      sets.add(set);
    }
    List<Choice> choices = new ArrayList<>();
    for (List<Domain> set : sets) {
      if (fewest(set, gpus) == nodes) {
        choices.add(choice(set, nodes, cover));
      }
    }
    return best(choices);
  }

  private static int fewest(List<Domain> set, int gpus) {
    return Cover.fewest(set.stream().flatMap(it -> it.books.stream()).toList(), gpus)
        .orElse(Integer.MAX_VALUE);
  }

  /** How many domains some takes are in. */
  static int domains(List<NodeGpus> gpus, Map<String, PoolNode> nodes) {
    Map<String, Integer> touched = new HashMap<>();
    for (NodeGpus some : gpus) {
      PoolNode known = nodes.get(some.node());
      // A node that is not of the pool is told apart from every domain that is.
      touched.merge(known == null ? "\n" + some.node() : known.domain(), 1, Integer::sum);
    }
    return touched.size();
  }
}
