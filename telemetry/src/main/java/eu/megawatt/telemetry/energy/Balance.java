package eu.megawatt.telemetry.energy;

import java.util.OptionalLong;

/**
 * What the nodes below a meter used beside what the meter says, in millijoules: nodes + unmetered +
 * disagreement = meter, exactly, wherever there is a meter.
 *
 * @param meter empty where none covers the whole time
 * @param unmetered what the meter saw and no node did: switches, losses, lights, cooling; at least
 *     0
 * @param disagreement at most 0: by how much the nodes say more than the meter
 */
public record Balance(long nodes, OptionalLong meter, long unmetered, long disagreement) {

  public static Balance of(long nodes, OptionalLong meter) {
    long difference = meter.isPresent() ? Math.subtractExact(meter.getAsLong(), nodes) : 0;
    return new Balance(nodes, meter, Math.max(0, difference), Math.min(0, difference));
  }
}
