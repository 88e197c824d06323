package eu.megawatt.reports.simulate;

import java.util.ArrayList;
import java.util.List;

/**
 * A fleet and who uses it.
 *
 * @param jobsPerDay that begin each day, over all pools by their GPUs
 * @param longestHours of a job
 */
public record SimulatedFleet(
    List<SimulatedSite> sites, List<String> tenants, int jobsPerDay, int longestHours) {

  private static final List<String> TENANTS =
      List.of("kyc-bank", "voice", "documents", "physics", "forge", "assistant");

  public SimulatedFleet {
    sites = List.copyOf(sites);
    tenants = List.copyOf(tenants);
  }

  /** 40 MW near Paris and the first racks in Sweden: six pools, of fictional names. */
  public static SimulatedFleet demo() {
    return new SimulatedFleet(
        List.of(
            new SimulatedSite(
                "FR-PAR-1",
                "meter-fr-par-1",
                1.14,
                0.10,
                List.of(
                    new SimulatedPool("par-gb300-a", "GB300", 5_184, 190, 1_400, 430),
                    new SimulatedPool("par-gb300-b", "GB300", 5_184, 190, 1_400, 430),
                    new SimulatedPool("par-h200", "H200", 2_048, 110, 700, 310),
                    new SimulatedPool("par-l40s", "L40S", 1_024, 60, 350, 120))),
            new SimulatedSite(
                "SE-BOR-1",
                "meter-se-bor-1",
                1.08,
                0.05,
                List.of(
                    new SimulatedPool("bor-gb300", "GB300", 1_152, 190, 1_400, 430),
                    new SimulatedPool("bor-mi355", "MI355X", 512, 180, 1_400, 400)))),
        TENANTS,
        320,
        72);
  }

  /** 200 MW in sixty pools at five sites, with 1,500 jobs a day. */
  public static SimulatedFleet large() {
    List<SimulatedSite> sites = new ArrayList<>();
    for (int site = 1; site <= 5; site++) {
      List<SimulatedPool> pools = new ArrayList<>();
      for (int pool = 1; pool <= 12; pool++) {
        pools.add(
            new SimulatedPool(
                "site-%d-pool-%02d".formatted(site, pool), "GB300", 1_584, 190, 1_400, 430));
      }
      sites.add(
          new SimulatedSite("site-" + site, "meter-" + site, 1.10 + site * 0.01, 0.08, pools));
    }
    return new SimulatedFleet(sites, TENANTS, 1_500, 48);
  }
}
