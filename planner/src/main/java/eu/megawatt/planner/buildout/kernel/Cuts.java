package eu.megawatt.planner.buildout.kernel;

import eu.megawatt.planner.buildout.BuildCase;
import eu.megawatt.planner.buildout.Site;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds the cuts of a case: one for each set of sites that some profiles together may use. */
final class Cuts {

  private Cuts() {}

  /** The cuts of the first profiles of a case, the widest for each set of sites. */
  static List<Cut> of(BuildCase its, int profiles) {
    Map<Long, Integer> widest = new LinkedHashMap<>();
    for (int some = 1; some < 1 << profiles; some++) {
      widest.merge(hosts(its, some), some, (a, b) -> a | b);
    }
    return widest.entrySet().stream()
        .map(entry -> new Cut(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static long hosts(BuildCase its, int profiles) {
    long hosts = 0;
    for (int site = 0; site < its.sites().size(); site++) {
      if (mayHost(its, its.sites().get(site), profiles)) {
        hosts |= 1L << site;
      }
    }
    return hosts;
  }

  private static boolean mayHost(BuildCase its, Site site, int profiles) {
    for (int profile = 0; profile < its.demands().size(); profile++) {
      if ((profiles >>> profile & 1) != 0
          && site.profiles().contains(its.demands().get(profile).profile())) {
        return true;
      }
    }
    return false;
  }
}
