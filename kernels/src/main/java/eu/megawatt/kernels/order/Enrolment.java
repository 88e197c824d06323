package eu.megawatt.kernels.order;

import eu.megawatt.kernels.suite.Device;
import java.util.List;
import java.util.SortedMap;

/**
 * An agent asks to be one. The one-time token is in the request's header.
 *
 * @param secret what the agent will show from then on, made by itself before it asks, so that
 *     asking again after a lost answer is the same question; the service keeps its digest alone
 * @param node what is known of the machine, by name
 * @param devices what it can measure
 */
public record Enrolment(String secret, SortedMap<String, String> node, List<Device> devices) {}
