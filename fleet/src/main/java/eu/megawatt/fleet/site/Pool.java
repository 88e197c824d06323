package eu.megawatt.fleet.site;

import eu.megawatt.fleet.time.Series;

/**
 * GPUs of one type behind one power domain.
 *
 * @param gpus how many there are in each slot, whole numbers: deliveries and maintenance live here
 */
public record Pool(String id, String domain, String gpuType, Series gpus) {}
