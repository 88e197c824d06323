package eu.megawatt.kernels.order;

/**
 * How far an order is.
 *
 * @param kernel the name of the case
 * @param number of it, from 1
 * @param cases in all, on this device
 * @param done samples that are there
 * @param wanted samples
 */
public record OrderStep(String kernel, int number, int cases, int done, int wanted) {}
