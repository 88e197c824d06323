package eu.megawatt.kernels.suite;

import java.util.SortedMap;

/**
 * What is measured.
 *
 * @param kind {@code cpu} or {@code gpu} or {@code host}
 * @param model as its maker calls it
 * @param id which of them it is on this node, stable over restarts where the device can say so
 * @param facts what else is known of it, by name: cores, memory and more. {@code driver} is the
 *     version of what it is driven by (a GPU's driver, else the system's kernel), {@code firmware}
 *     that of what is inside it (VBIOS, microcode): where either is another, it is to be measured
 *     anew. Absent where the machine does not say
 */
public record Device(String kind, String model, String id, SortedMap<String, String> facts) {}
