package eu.megawatt.scheduler.live;

/**
 * What a run takes, as far as it is in what is planned.
 *
 * @param costMicro energy, carbon and lateness, in micro-euro
 * @param energyWh above idle, facility side
 * @param carbonGrams above idle
 * @param peakWatts the most that the gang draws with its idle share, facility side
 */
public record Footprint(long costMicro, long energyWh, long carbonGrams, long peakWatts) {}
