package eu.megawatt.kernels.order;

/**
 * An agent does not begin an order.
 *
 * @param detail why, for a person: what is in use, and by how much
 */
public record Refusal(String detail) {}
