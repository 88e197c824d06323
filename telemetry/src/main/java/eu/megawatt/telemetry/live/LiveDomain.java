package eu.megawatt.telemetry.live;

import eu.megawatt.fleet.inventory.InventoryDomain;
import eu.megawatt.fleet.inventory.PowerLimit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a power domain draws now, in mW, on the side that its limits are on: for a domain that
 * measures the facility, IT power times the site's PUE.
 *
 * @param depth steps up to the root of its tree
 * @param itMilliwatts sum of the nodes it carries, half of those that a partner carries too
 * @param milliwatts all that it draws, by its meter where there is one; empty where no node below
 *     was ever heard
 * @param limit the least of those active
 * @param headroom limit less load; below 0 when it is over
 * @param partnerFails what it has to carry when its partner fails: the partner's half of every rack
 *     that hangs on both, besides its own load
 * @param childSum what its children and its own racks draw
 * @param unmetered what it draws besides: by its meter, otherwise by its declared share
 * @param meter what its meter says
 * @param ageMillis of the oldest reading behind the load; of the last one where none is fresh
 * @param estimatedShare of the load, without a fresh reading behind it
 * @param silentShare of the load, for what is silent and for what was never heard beside it
 * @param unknownNodes nodes that were never heard, the first so many; they are in no sum
 */
public record LiveDomain(
    InventoryDomain domain,
    int depth,
    long itMilliwatts,
    OptionalLong milliwatts,
    Optional<PowerLimit> limit,
    OptionalLong headroom,
    OptionalLong partnerFails,
    OptionalLong childSum,
    OptionalLong unmetered,
    OptionalLong meter,
    OptionalLong ageMillis,
    double estimatedShare,
    double silentShare,
    DomainState state,
    int rackCount,
    int nodeCount,
    int unknownNodeCount,
    List<String> unknownNodes) {

  public LiveDomain {
    unknownNodes = List.copyOf(unknownNodes);
  }
}
