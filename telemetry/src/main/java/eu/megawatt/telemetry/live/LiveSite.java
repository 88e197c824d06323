package eu.megawatt.telemetry.live;

import eu.megawatt.fleet.inventory.InventorySite;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What a site draws now, in mW.
 *
 * @param itMilliwatts sum of its nodes that were ever heard; empty where there is none
 * @param facilityMilliwatts all of the site; empty where nothing says
 * @param pue facility over IT
 * @param pueMeasured whether meters say so, and not the design
 * @param load what its grid connections draw, on the side of their limits
 * @param classes what of the IT power belongs to classes of work
 * @param limit the sum of their active limits, the lesser of two partners; empty where one has none
 * @param operatingLimit the same of the operating limits alone
 * @param headroom limit less load
 * @param staleSince the time of the last reading of what is silent, where the state is stale
 * @param ageMillis of the oldest reading behind the load
 * @param estimatedShare of the IT power, without a fresh reading behind it
 * @param silentShare of the IT power, for what is silent and for what was never heard beside it
 * @param unknownNodes nodes that were never heard, the first so many
 */
public record LiveSite(
    InventorySite site,
    OptionalLong itMilliwatts,
    OptionalLong facilityMilliwatts,
    OptionalDouble pue,
    boolean pueMeasured,
    OptionalLong load,
    ClassPower classes,
    OptionalLong limit,
    OptionalLong operatingLimit,
    OptionalLong headroom,
    DomainState state,
    Optional<Instant> staleSince,
    OptionalLong ageMillis,
    double estimatedShare,
    double silentShare,
    int nodeCount,
    long gpuCount,
    int unknownNodeCount,
    List<String> unknownNodes) {

  public LiveSite {
    unknownNodes = List.copyOf(unknownNodes);
  }
}
